using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>The organisations collection.</summary>
internal sealed class OrganisationStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Organisation> _organisations = database.Collection<Organisation>("organisations");

    public Task EnsureIndexesAsync(CancellationToken stop) => _organisations.Indexes.CreateOneAsync(
        new CreateIndexModel<Organisation>(Builders<Organisation>.IndexKeys.Ascending("teams.code")), cancellationToken: stop);

    public async Task<Organisation?> FindAsync(string id, CancellationToken stop) =>
        await _organisations.Find(organisation => organisation.Id == id).FirstOrDefaultAsync(stop);

    public async Task<Organisation?> FindByTeamCodeAsync(string code, CancellationToken stop) =>
        await _organisations.Find(Builders<Organisation>.Filter.Eq("teams.code", code)).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyList<Organisation>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        await _organisations.Find(Builders<Organisation>.Filter.In(organisation => organisation.Id, ids)).ToListAsync(stop);

    /// <summary>Adds an organisation unless one of that id is there.</summary>
    public Task AddAsync(Organisation organisation, CancellationToken stop) => _organisations.UpdateOneAsync(known => known.Id == organisation.Id,
        Builders<Organisation>.Update.SetOnInsert(known => known.Name, organisation.Name).SetOnInsert(known => known.Teams, organisation.Teams),
        new() { IsUpsert = true }, stop);

    /// <summary>Adds a team; false when one of that name is there.</summary>
    public async Task<bool> AddTeamAsync(string organisationId, Team team, CancellationToken stop) => (await _organisations.UpdateOneAsync(
        Builders<Organisation>.Filter.Eq(organisation => organisation.Id, organisationId) & Builders<Organisation>.Filter.Ne("teams.name", team.Name),
        Builders<Organisation>.Update.Push(organisation => organisation.Teams, team), cancellationToken: stop)).ModifiedCount == 1;
}
