using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Notifications;

/// <summary>A line of somebody's inbox. In the clear: topic, times. Sealed by the person's key: language, title and text.</summary>
internal sealed record InboxRow([property: BsonId] string Id, string Person, DateTime At, MessageTopic Topic, byte[] Text)
{
    public DateTime? ReadAt { get; init; }
}

/// <summary>The inbox collection.</summary>
internal sealed class InboxStore(PathwaysDatabase database) : IHasIndexes
{
    public const string Name = "inbox";
    private readonly IMongoCollection<InboxRow> _rows = database.Collection<InboxRow>(Name);

    public Task EnsureIndexesAsync(CancellationToken stop) => _rows.Indexes.CreateOneAsync(new CreateIndexModel<InboxRow>(
        Builders<InboxRow>.IndexKeys.Ascending(row => row.Person).Descending(row => row.At).Descending(row => row.Id)), cancellationToken: stop);

    /// <summary>Adds a line; does nothing when it is there.</summary>
    public async Task AddAsync(InboxRow row, CancellationToken stop)
    {
        try
        {
            await _rows.InsertOneAsync(row, cancellationToken: stop);
        }
        catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            // Somebody who was cut off had already delivered it.
        }
    }

    public async Task<bool> HasAsync(string id, CancellationToken stop) => await _rows.Find(row => row.Id == id).FirstOrDefaultAsync(stop) is not null;

    /// <summary>A person's lines, newest first.</summary>
    public Task<IReadOnlyList<InboxRow>> PageAsync(string person, NewestFirst page, CancellationToken stop) =>
        page.FindAsync(_rows, Builders<InboxRow>.Filter.Eq(row => row.Person, person), row => row.At, row => row.Id, stop);

    /// <summary>How many lines are unread, counted up to a limit.</summary>
    public async Task<int> UnreadAsync(string person, int limit, CancellationToken stop) =>
        (await _rows.Find(row => row.Person == person && row.ReadAt == null).Limit(limit).Project(row => row.Id).ToListAsync(stop)).Count;

    /// <summary>False when no such line is theirs.</summary>
    public async Task<bool> MarkAsync(string person, string id, DateTime? readAt, CancellationToken stop) =>
        (await _rows.UpdateOneAsync(row => row.Id == id && row.Person == person, readAt is null
            ? Builders<InboxRow>.Update.Unset(row => row.ReadAt) : Builders<InboxRow>.Update.Set(row => row.ReadAt, readAt), cancellationToken: stop)).MatchedCount == 1;
}
