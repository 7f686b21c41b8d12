using MongoDB.Driver;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>The grants collection.</summary>
internal sealed class GrantStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Grant> _grants = database.Collection<Grant>("grants");

    private static FilterDefinitionBuilder<Grant> Filter => Builders<Grant>.Filter;

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        var keys = Builders<Grant>.IndexKeys;
        await _grants.Indexes.CreateOneAsync(new CreateIndexModel<Grant>(keys.Ascending(grant => grant.Person).Descending(grant => grant.From)), cancellationToken: stop);
        await _grants.Indexes.CreateOneAsync(new CreateIndexModel<Grant>(keys.Ascending(grant => grant.RecipientId).Ascending(grant => grant.Client)), cancellationToken: stop);
        // One live grant for a recipient and a purpose: giving again replaces, it never adds up unseen.
        await _grants.Indexes.CreateOneAsync(new CreateIndexModel<Grant>(
            keys.Ascending(grant => grant.Person).Ascending(grant => grant.RecipientId).Ascending(grant => grant.Purpose),
            new CreateIndexOptions<Grant> { Name = "one-live", Unique = true, PartialFilterExpression = Filter.Eq(grant => grant.State, GrantState.Live) }), cancellationToken: stop);
    }

    public Task AddAsync(Grant grant, CancellationToken stop) => _grants.InsertOneAsync(grant, cancellationToken: stop);

    public Task<IReadOnlyList<Grant>> OfPersonAsync(string person, NewestFirst page, CancellationToken stop) =>
        page.FindAsync(_grants, Filter.Eq(grant => grant.Person, person), grant => grant.From, grant => grant.Id, stop);

    /// <summary>Ends what is live for the recipient and purpose.</summary>
    public Task ReplaceLiveAsync(Grant by, CancellationToken stop) => _grants.UpdateManyAsync(
        grant => grant.Person == by.Person && grant.RecipientId == by.RecipientId && grant.Purpose == by.Purpose && grant.State == GrantState.Live,
        Withdrawal(by.From), cancellationToken: stop);

    /// <summary>Withdraws one of the person's grants; false when it is not there, not theirs or withdrawn already.</summary>
    public async Task<bool> WithdrawAsync(string person, string id, DateTime now, CancellationToken stop) =>
        (await _grants.UpdateOneAsync(grant => grant.Id == id && grant.Person == person && grant.State == GrantState.Live, Withdrawal(now), cancellationToken: stop)).ModifiedCount == 1;

    /// <summary>Every grant to one of the recipients that is live now; of one client, or of all.</summary>
    public async Task<IReadOnlyList<Grant>> LiveAsync(IReadOnlyCollection<string> recipients, string? client, DateTime now, CancellationToken stop)
    {
        var filter = Filter.In(grant => grant.RecipientId, recipients) & Filter.Eq(grant => grant.State, GrantState.Live) & Filter.Gt(grant => grant.Until, now);
        return await _grants.Find(client is null ? filter : filter & Filter.Eq(grant => grant.Client, client)).ToListAsync(stop);
    }

    private static UpdateDefinition<Grant> Withdrawal(DateTime now) =>
        Builders<Grant>.Update.Set(grant => grant.State, GrantState.Withdrawn).Set(grant => grant.WithdrawnAt, now);
}
