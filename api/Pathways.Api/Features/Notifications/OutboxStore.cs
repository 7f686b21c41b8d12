using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Notifications;

/// <summary>Where a message stands. Held: the person is away, and it waits until they are back.</summary>
internal enum OutboxState { Waiting, Sent, Cancelled, Held }

/// <summary>A message to be sent, once. Its id is the sender's unique key. In the clear: state, times, channel, which text.
/// Sealed: the person and what goes into the text; taken away when it is sent.</summary>
internal sealed record OutboxRow
{
    [BsonId]
    public required string Id { get; init; }

    public required string Person { get; init; }

    /// <summary>Blind; messages that are cancelled together share it.</summary>
    public required string Group { get; init; }

    public required string Text { get; init; }

    public required MessageTopic Topic { get; init; }

    public byte[]? Sealed { get; init; }

    public required OutboxState State { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Nobody else takes it until then.</summary>
    public required DateTime LeaseUntil { get; init; }

    public int Attempts { get; init; }

    /// <summary>The receipt.</summary>
    public DateTime? SentAt { get; init; }

    public ContactChannel? Channel { get; init; }
}

/// <summary>The outbox collection.</summary>
internal sealed class OutboxStore(PathwaysDatabase database) : IHasIndexes
{
    public const string Name = "outbox";
    private readonly IMongoCollection<OutboxRow> _rows = database.Collection<OutboxRow>(Name);

    private static UpdateDefinitionBuilder<OutboxRow> Update => Builders<OutboxRow>.Update;

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        var keys = Builders<OutboxRow>.IndexKeys;
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<OutboxRow>(keys.Ascending(row => row.State).Ascending(row => row.LeaseUntil)), cancellationToken: stop);
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<OutboxRow>(keys.Ascending(row => row.Group)), cancellationToken: stop);
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<OutboxRow>(keys.Ascending(row => row.Person)), cancellationToken: stop);
    }

    /// <summary>Adds a message; false when one of that key is there, in whatever state.</summary>
    public async Task<bool> AddAsync(OutboxRow row, CancellationToken stop)
    {
        try
        {
            await _rows.InsertOneAsync(row, cancellationToken: stop);
            return true;
        }
        catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    /// <summary>Takes the message that waits longest for one's own, until the lease ends; null when none is free.</summary>
    public async Task<OutboxRow?> ClaimAsync(DateTime now, DateTime leaseUntil, CancellationToken stop) =>
        await _rows.FindOneAndUpdateAsync<OutboxRow, OutboxRow>(row => row.State == OutboxState.Waiting && row.LeaseUntil <= now,
            Update.Set(row => row.LeaseUntil, leaseUntil).Inc(row => row.Attempts, 1),
            new() { Sort = Builders<OutboxRow>.Sort.Ascending(row => row.LeaseUntil), ReturnDocument = ReturnDocument.After }, stop);

    /// <summary>Writes the receipt and forgets what was sealed.</summary>
    public Task SentAsync(string id, DateTime at, ContactChannel channel, CancellationToken stop) => _rows.UpdateOneAsync(row => row.Id == id,
        Update.Set(row => row.State, OutboxState.Sent).Set(row => row.SentAt, at).Set(row => row.Channel, channel).Unset(row => row.Sealed), cancellationToken: stop);

    /// <summary>Keeps a message back until <see cref="ReleaseAsync"/>; one that was cancelled meanwhile stays so.</summary>
    public Task HoldAsync(string id, CancellationToken stop) => _rows.UpdateOneAsync(row => row.Id == id && row.State == OutboxState.Waiting,
        Update.Set(row => row.State, OutboxState.Held), cancellationToken: stop);

    /// <summary>Has everything that was kept back for a person wait to be sent again, from now on.</summary>
    public Task ReleaseAsync(string person, DateTime now, CancellationToken stop) => _rows.UpdateManyAsync(row => row.Person == person && row.State == OutboxState.Held,
        Update.Set(row => row.State, OutboxState.Waiting).Set(row => row.LeaseUntil, now), cancellationToken: stop);

    /// <summary>Cancels what was not sent yet of a group.</summary>
    public Task CancelAsync(string group, CancellationToken stop) => _rows.UpdateManyAsync(
        Builders<OutboxRow>.Filter.Eq(row => row.Group, group) & Builders<OutboxRow>.Filter.In(row => row.State, [OutboxState.Waiting, OutboxState.Held]),
        Update.Set(row => row.State, OutboxState.Cancelled).Unset(row => row.Sealed), cancellationToken: stop);
}
