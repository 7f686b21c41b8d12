using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Saved;

/// <summary>An opening that a person keeps; the id is made of both, so that saving twice is saving once.</summary>
internal sealed record SavedRow([property: BsonId] string Id, string Person, string OpeningId, DateTime At);

/// <summary>The saved collection.</summary>
internal sealed class SavedStore(PathwaysDatabase database) : IHasIndexes
{
    public const string Name = "saved";
    private readonly IMongoCollection<SavedRow> _rows = database.Collection<SavedRow>(Name);

    public Task EnsureIndexesAsync(CancellationToken stop) => _rows.Indexes.CreateOneAsync(
        new CreateIndexModel<SavedRow>(Builders<SavedRow>.IndexKeys.Ascending(row => row.Person).Descending(row => row.At)), cancellationToken: stop);

    public Task SaveAsync(SavedRow row, CancellationToken stop) => _rows.UpdateOneAsync(known => known.Id == row.Id,
        Builders<SavedRow>.Update.SetOnInsert(known => known.Person, row.Person).SetOnInsert(known => known.OpeningId, row.OpeningId).SetOnInsert(known => known.At, row.At),
        new() { IsUpsert = true }, stop);

    public async Task<bool> RemoveAsync(string id, CancellationToken stop) => (await _rows.DeleteOneAsync(row => row.Id == id, stop)).DeletedCount == 1;

    public async Task<bool> HasAsync(string id, CancellationToken stop) => await _rows.Find(row => row.Id == id).FirstOrDefaultAsync(stop) is not null;

    public Task<IReadOnlyList<SavedRow>> OfAsync(string person, NewestFirst page, CancellationToken stop) =>
        page.FindAsync(_rows, Builders<SavedRow>.Filter.Eq(row => row.Person, person), row => row.At, row => row.Id, stop);
}
