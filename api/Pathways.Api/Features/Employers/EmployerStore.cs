using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Employers;

/// <summary>The employers collection.</summary>
internal sealed class EmployerStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Employer> _employers = database.Collection<Employer>("employers");

    private static FilterDefinitionBuilder<Employer> Filter => Builders<Employer>.Filter;

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        var keys = Builders<Employer>.IndexKeys;
        await _employers.Indexes.CreateOneAsync(ChangeFeed.Index<Employer>(), cancellationToken: stop);
        await _employers.Indexes.CreateOneAsync(new CreateIndexModel<Employer>(keys.Ascending(employer => employer.Owner),
            new CreateIndexOptions<Employer> { Unique = true, PartialFilterExpression = Filter.Exists(employer => employer.Owner) }), cancellationToken: stop);
        await _employers.Indexes.CreateOneAsync(new CreateIndexModel<Employer>(keys.Ascending(employer => employer.EnteredBy), new() { Sparse = true }), cancellationToken: stop);
        await _employers.Indexes.CreateOneAsync(new CreateIndexModel<Employer>(keys.Ascending(employer => employer.State).Ascending(employer => employer.Vetting!.OpenedAt)), cancellationToken: stop);
        await _employers.Indexes.CreateOneAsync(new CreateIndexModel<Employer>(keys.Ascending(employer => employer.State).Descending(employer => employer.ChangedAt)), cancellationToken: stop);
    }

    public async Task<Employer?> FindOneAsync(string id, CancellationToken stop) => await _employers.Find(employer => employer.Id == id).FirstOrDefaultAsync(stop);

    public async Task<Employer?> FindByOwnerAsync(string owner, CancellationToken stop) => await _employers.Find(employer => employer.Owner == owner).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyList<Employer>> EnteredByAsync(string staffId, CancellationToken stop) =>
        await _employers.Find(employer => employer.EnteredBy == staffId).SortBy(employer => employer.LegalName).ToListAsync(stop);

    /// <summary>Employers in a state, what changed last first.</summary>
    public Task<IReadOnlyList<Employer>> InStateAsync(EmployerState state, NewestFirst page, CancellationToken stop) =>
        page.FindAsync(_employers, Filter.Eq(employer => employer.State, state), employer => employer.ChangedAt, employer => employer.Id, stop);

    /// <summary>Employers with a case, in one of the states, by the time their case was opened.</summary>
    public async Task<IReadOnlyList<Employer>> CasesAsync(IReadOnlyList<EmployerState> states, TimeCursor? after, int take, CancellationToken stop)
    {
        var filter = Filter.In(employer => employer.State, states) & Filter.Ne(employer => employer.Vetting, null);
        if (after is not null)
            filter &= Filter.Gt(employer => employer.Vetting!.OpenedAt, after.At)
                | (Filter.Eq(employer => employer.Vetting!.OpenedAt, after.At) & Filter.Gt(employer => employer.Id, after.Id));
        return await _employers.Find(filter).SortBy(employer => employer.Vetting!.OpenedAt).ThenBy(employer => employer.Id).Limit(take).ToListAsync(stop);
    }

    /// <summary>Enters a new employer; false when its account answers for one already.</summary>
    public async Task<bool> AddAsync(Employer employer, CancellationToken stop)
    {
        try
        {
            await _employers.UpdateOneAsync(known => known.Id == employer.Id, Content(employer), new() { IsUpsert = true }, stop);
            return true;
        }
        catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    /// <summary>Writes an employer's next content over the version that was read; null when somebody wrote in between.</summary>
    public async Task<Employer?> WriteAsync(Employer next, long version, CancellationToken stop) => await _employers.FindOneAndUpdateAsync(
        Filter.Eq(known => known.Id, next.Id) & Filter.Eq(known => known.Version, version), Content(next),
        new FindOneAndUpdateOptions<Employer> { ReturnDocument = ReturnDocument.After }, stop);

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

    private static UpdateDefinition<Employer> Content(Employer employer)
    {
        var update = ChangeFeed.Touch<Employer>()
            .Set(known => known.LegalName, employer.LegalName)
            .Set(known => known.State, employer.State)
            .Set(known => known.ApprovedUntil, employer.ApprovedUntil)
            .Set(known => known.EnteredByStaff, employer.EnteredByStaff)
            .Set(known => known.Company, employer.Company)
            .Set(known => known.Contact, employer.Contact)
            .Set(known => known.Vetting, employer.Vetting);
        // An absent owner stays absent: the unique index is over those that have one.
        update = employer.Owner is null ? update : update.Set(known => known.Owner, employer.Owner);
        return employer.EnteredBy is null ? update : update.Set(known => known.EnteredBy, employer.EnteredBy);
    }

    private static UpdateDefinition<Employer> Entry(NewEmployer employer) => ChangeFeed.Touch<Employer>()
        .Set(stored => stored.LegalName, employer.LegalName)
        .Set(stored => stored.State, employer.State)
        .Set(stored => stored.ApprovedUntil, employer.ApprovedUntil)
        .Set(stored => stored.EnteredByStaff, employer.EnteredByStaff);
}
