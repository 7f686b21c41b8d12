using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Accounts.Invitations;

/// <summary>The invitations collection. What has ended is taken away by itself.</summary>
internal sealed class InvitationStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Invitation> _invitations = database.Collection<Invitation>("invitations");

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        var keys = Builders<Invitation>.IndexKeys;
        await _invitations.Indexes.CreateOneAsync(new CreateIndexModel<Invitation>(keys.Ascending(invitation => invitation.Code), new() { Unique = true }), cancellationToken: stop);
        await _invitations.Indexes.CreateOneAsync(new CreateIndexModel<Invitation>(keys.Ascending(invitation => invitation.OrganisationId).Descending(invitation => invitation.MadeAt)), cancellationToken: stop);
        await _invitations.Indexes.CreateOneAsync(new CreateIndexModel<Invitation>(keys.Ascending(invitation => invitation.EndsAt), new() { ExpireAfter = TimeSpan.Zero }), cancellationToken: stop);
    }

    public Task AddAsync(Invitation invitation, CancellationToken stop) => _invitations.InsertOneAsync(invitation, cancellationToken: stop);

    /// <summary>Uses a code up: the invitation for exactly one of several that try at once, else null.</summary>
    public async Task<Invitation?> RedeemAsync(string code, DateTime now, CancellationToken stop) => await _invitations.FindOneAndUpdateAsync(
        Builders<Invitation>.Filter.Eq(invitation => invitation.Code, code) & Builders<Invitation>.Filter.Gt(invitation => invitation.EndsAt, now)
            & Builders<Invitation>.Filter.Eq(invitation => invitation.UsedAt, null),
        Builders<Invitation>.Update.Set(invitation => invitation.UsedAt, now), cancellationToken: stop);

    /// <summary>Gives a code back whose account could not be made.</summary>
    public Task ReleaseAsync(string id, CancellationToken stop) => _invitations.UpdateOneAsync(invitation => invitation.Id == id,
        Builders<Invitation>.Update.Unset(invitation => invitation.UsedAt), cancellationToken: stop);

    /// <summary>Those of an organisation that have not ended.</summary>
    /// <param name="madeBy">Only those that this staff member made; null for everybody's.</param>
    public Task<IReadOnlyList<Invitation>> OfAsync(string organisationId, string? madeBy, DateTime now, NewestFirst page, CancellationToken stop)
    {
        var filter = Builders<Invitation>.Filter.Eq(invitation => invitation.OrganisationId, organisationId) & Builders<Invitation>.Filter.Gt(invitation => invitation.EndsAt, now);
        if (madeBy is not null)
            filter &= Builders<Invitation>.Filter.Eq(invitation => invitation.MadeBy, madeBy);
        return page.FindAsync(_invitations, filter, invitation => invitation.MadeAt, invitation => invitation.Id, stop);
    }

    /// <param name="madeBy">Only one that this staff member made; null for anyone's of the organisation.</param>
    public async Task<bool> WithdrawAsync(string organisationId, string? madeBy, string id, CancellationToken stop)
    {
        var filter = Builders<Invitation>.Filter.Eq(invitation => invitation.Id, id) & Builders<Invitation>.Filter.Eq(invitation => invitation.OrganisationId, organisationId);
        if (madeBy is not null)
            filter &= Builders<Invitation>.Filter.Eq(invitation => invitation.MadeBy, madeBy);
        return (await _invitations.DeleteOneAsync(filter, stop)).DeletedCount == 1;
    }
}
