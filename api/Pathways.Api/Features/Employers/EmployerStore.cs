using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Employers;

/// <summary>The employers collection.</summary>
internal sealed class EmployerStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Employer> _employers = database.Collection<Employer>("employers");

    public Task EnsureIndexesAsync(CancellationToken stop) => _employers.Indexes.CreateOneAsync(ChangeFeed.Index<Employer>(), cancellationToken: stop);

    public async Task<IReadOnlyDictionary<string, Employer>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        (await _employers.Find(Builders<Employer>.Filter.In(employer => employer.Id, ids)).ToListAsync(stop)).ToDictionary(employer => employer.Id);

    public async Task<IReadOnlyDictionary<string, Employer>> AllAsync(CancellationToken stop) =>
        (await _employers.Find(FilterDefinition<Employer>.Empty).ToListAsync(stop)).ToDictionary(employer => employer.Id);

    public Task<IReadOnlyList<Employer>> ChangedSinceAsync(ChangePlace place, DateTime now, CancellationToken stop) =>
        ChangeFeed.NextAsync(_employers, place, now, stop);

    /// <summary>Enters those that are not there yet; leaves the others as they are. Answers how many were entered.</summary>
    public async Task<int> AddAsync(IReadOnlyCollection<NewEmployer> employers, CancellationToken stop)
    {
        var there = await FindAsync([.. employers.Select(employer => employer.Id)], stop);
        var missing = employers.Where(employer => !there.ContainsKey(employer.Id)).Select(employer => (WriteModel<Employer>)new UpdateOneModel<Employer>(
            Builders<Employer>.Filter.Eq(stored => stored.Id, employer.Id), Entry(employer))
        { IsUpsert = true }).ToList();
        if (missing.Count > 0)
            await _employers.BulkWriteAsync(missing, new BulkWriteOptions { IsOrdered = false }, stop);
        return missing.Count;
    }

    /// <summary>Sets the state, and nothing where it already is that.</summary>
    public Task SetStateAsync(IReadOnlyCollection<string> ids, EmployerState state, DateOnly? approvedUntil, CancellationToken stop) =>
        _employers.UpdateManyAsync(
            Builders<Employer>.Filter.In(employer => employer.Id, ids) & Builders<Employer>.Filter.Ne(employer => employer.State, state),
            ChangeFeed.Touch<Employer>().Set(employer => employer.State, state).Set(employer => employer.ApprovedUntil, approvedUntil), cancellationToken: stop);

    private static UpdateDefinition<Employer> Entry(NewEmployer employer) => ChangeFeed.Touch<Employer>()
        .Set(stored => stored.LegalName, employer.LegalName)
        .Set(stored => stored.State, employer.State)
        .Set(stored => stored.ApprovedUntil, employer.ApprovedUntil)
        .Set(stored => stored.EnteredByStaff, employer.EnteredByStaff);
}
