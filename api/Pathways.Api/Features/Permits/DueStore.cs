using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Permits;

/// <summary>A day on which a reminder is due. In the clear: day, zone, checkpoint, version. Blind: person, permit, plan. Sealed: the rest.</summary>
internal sealed record DueRow
{
    [BsonId]
    public required string Id { get; init; }

    public required string Person { get; init; }

    public required string Permit { get; init; }

    /// <summary><see cref="Permits.Permit.PlanVersion"/>.</summary>
    public required long PermitVersion { get; init; }

    /// <summary>Days before the last day.</summary>
    public required int Checkpoint { get; init; }

    /// <summary>The row holds while the person's record bears the mark that this is the keyed hash of.</summary>
    public required string Plan { get; init; }

    /// <summary>A local date.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>IANA id, as it was when the row was written.</summary>
    public required string Zone { get; init; }

    public required byte[] Reference { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Permit, version and checkpoint: no two messages have the same.</summary>
    public string Key => $"{Group}.{Checkpoint}";

    /// <summary>Permit and version: cancelled together.</summary>
    public string Group => GroupOf(Permit, PermitVersion);

    public static string GroupOf(string permit, long version) => $"{permit}.{version}";
}

/// <summary>The collection of due rows. A row is taken away when its message lies in the outbox.</summary>
internal sealed class DueStore(PathwaysDatabase database) : IHasIndexes
{
    public const string Name = "due-reminders";
    private readonly IMongoCollection<DueRow> _rows = database.Collection<DueRow>(Name);

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<DueRow>(Builders<DueRow>.IndexKeys.Ascending(row => row.Due)), cancellationToken: stop);
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<DueRow>(Builders<DueRow>.IndexKeys.Ascending(row => row.Plan)), cancellationToken: stop);
    }

    public Task AddAsync(IReadOnlyCollection<DueRow> rows, CancellationToken stop) => rows.Count == 0 ? Task.CompletedTask : _rows.InsertManyAsync(rows, cancellationToken: stop);

    /// <summary>Rows that are due on or before a day, the oldest first.</summary>
    public async Task<IReadOnlyList<DueRow>> DueByAsync(DateOnly day, CancellationToken stop) =>
        await _rows.Find(row => row.Due <= day).SortBy(row => row.Due).ToListAsync(stop);

    public Task DeleteAsync(string id, CancellationToken stop) => _rows.DeleteOneAsync(row => row.Id == id, stop);

    public Task DeletePlanAsync(string plan, CancellationToken stop) => _rows.DeleteManyAsync(row => row.Plan == plan, stop);
}
