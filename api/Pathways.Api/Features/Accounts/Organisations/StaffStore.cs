using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>The staff collection.</summary>
internal sealed class StaffStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<StaffMember> _staff = database.Collection<StaffMember>("staff");

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        await _staff.Indexes.CreateOneAsync(new CreateIndexModel<StaffMember>(Builders<StaffMember>.IndexKeys.Ascending(member => member.OrganisationId)), cancellationToken: stop);
        await _staff.Indexes.CreateOneAsync(new CreateIndexModel<StaffMember>(Builders<StaffMember>.IndexKeys.Ascending(member => member.Code), new() { Unique = true }), cancellationToken: stop);
    }

    public async Task<StaffMember?> FindAsync(string id, CancellationToken stop) => await _staff.Find(member => member.Id == id).FirstOrDefaultAsync(stop);

    public async Task<StaffMember?> FindByCodeAsync(string code, CancellationToken stop) =>
        await _staff.Find(member => member.Code == code && member.State == StaffState.Active).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyList<StaffMember>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        await _staff.Find(Builders<StaffMember>.Filter.In(member => member.Id, ids)).ToListAsync(stop);

    public async Task<IReadOnlyList<StaffMember>> OfAsync(string organisationId, CancellationToken stop) =>
        await _staff.Find(member => member.OrganisationId == organisationId).ToListAsync(stop);

    /// <summary>Adds or replaces a member; a code that somebody else has is refused by the unique index.</summary>
    public Task SaveAsync(StaffMember member, CancellationToken stop) =>
        _staff.ReplaceOneAsync(known => known.Id == member.Id, member, new ReplaceOptions { IsUpsert = true }, stop);

    /// <summary>Changes a member of the organisation; false when there is none of that id.</summary>
    public async Task<bool> ChangeAsync(string organisationId, string id, IReadOnlyList<string> teams, StaffState state, CancellationToken stop) =>
        (await _staff.UpdateOneAsync(member => member.Id == id && member.OrganisationId == organisationId,
            Builders<StaffMember>.Update.Set(member => member.Teams, teams).Set(member => member.State, state), cancellationToken: stop)).MatchedCount == 1;
}
