using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using MongoDB.Driver;
using Pathways.Api.Http;

namespace Pathways.Api.Features;

/// <summary>A page of a list in which the newest come first.</summary>
internal sealed record NewestFirst(int Take, TimeCursor? After)
{
    private const int DefaultTake = 20, MaxTake = 100;

    /// <summary>What was asked for, or what is wrong with it.</summary>
    /// <param name="take">At most 100; 20 when left out.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    public static (NewestFirst? Page, ProblemHttpResult? Refusal) Read(int? take, string? after) => (after, TimeCursor.Parse(after)) switch
    {
        (not null, null) => (null, Problems.Fault("after", "This should be the text that came as next.")),
        var (_, place) => (new(Math.Clamp(take ?? DefaultTake, 1, MaxTake), place), null),
    };

    /// <summary>The rows of the page, and one more where there are more.</summary>
    /// <param name="at">The time by which they are ordered; those of one time are ordered by <paramref name="id"/>.</param>
    public async Task<IReadOnlyList<T>> FindAsync<T>(IMongoCollection<T> rows, FilterDefinition<T> filter, Expression<Func<T, DateTime>> at, Expression<Func<T, string>> id, CancellationToken stop)
    {
        var where = Builders<T>.Filter;
        if (After is not null)
            filter &= where.Lt(at, After.At) | (where.Eq(at, After.At) & where.Lt(id, After.Id));
        return await rows.Find(filter).Sort(Builders<T>.Sort.Descending(new ExpressionFieldDefinition<T>(at)).Descending(new ExpressionFieldDefinition<T>(id))).Limit(Take + 1).ToListAsync(stop);
    }

    /// <summary>The page in the form in which it goes out.</summary>
    /// <param name="rows">What <see cref="FindAsync"/> gave.</param>
    /// <param name="items">A view of each row but the one too many.</param>
    public PageOf<TView> Of<T, TView>(IReadOnlyList<T> rows, IReadOnlyList<TView> items, Func<T, (DateTime At, string Id)> place)
    {
        if (rows.Count <= Take)
            return new(items, null);
        var (at, id) = place(rows[Take - 1]);
        return new(items, TimeCursor.Write(at, id));
    }
}
