using System.Text.Json;
using Hangfire;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>A message that a feature wants sent to a person.</summary>
/// <param name="Key">Unique for all time: of two messages with one key only the first is sent.</param>
/// <param name="Group">Names what it is about; may be in the clear in the database.</param>
/// <param name="Text">Feature and name of the text: <c>Permits/reminder</c>.</param>
public sealed record MessageDraft(string Key, string Group, string PersonId, MessageTopic Topic, string Text, MessageValues Values);

/// <summary>Takes messages to people. They wait in the outbox until the dispatcher, a background job, has delivered them.</summary>
public sealed class MessageService
{
    private readonly OutboxStore _store;
    private readonly PlatformSealer _sealer;
    private readonly Pseudonyms _pseudonyms;
    private readonly IBackgroundJobClient _jobs;
    private readonly TimeProvider _time;

    internal MessageService(OutboxStore store, PlatformSealer sealer, Pseudonyms pseudonyms, IBackgroundJobClient jobs, TimeProvider time) =>
        (_store, _sealer, _pseudonyms, _jobs, _time) = (store, sealer, pseudonyms, jobs, time);

    /// <summary>What is sealed of a message.</summary>
    internal sealed record Content(string PersonId, MessageValues Values);

    /// <summary>Puts a message into the outbox; does nothing when one of that key was ever there.</summary>
    public async Task QueueAsync(MessageDraft draft, CancellationToken stop)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var content = JsonSerializer.Serialize(new Content(draft.PersonId, draft.Values));
        await _store.AddAsync(new()
        {
            Id = draft.Key,
            Person = _pseudonyms.Of(OutboxStore.Name, draft.PersonId),
            Group = draft.Group,
            Text = draft.Text,
            Topic = draft.Topic,
            Sealed = await _sealer.SealAsync(content, PlaceOf(draft.Key), stop),
            State = OutboxState.Waiting,
            CreatedAt = now,
            LeaseUntil = now,
        }, stop);
    }

    /// <summary>Cancels what was not sent yet of a group.</summary>
    public Task CancelAsync(string group, CancellationToken stop) => _store.CancelAsync(group, stop);

    /// <summary>Has what was kept back for a person sent now.</summary>
    internal async Task ReleaseAsync(string personId, CancellationToken stop)
    {
        await _store.ReleaseAsync(_pseudonyms.Of(OutboxStore.Name, personId), _time.GetUtcNow().UtcDateTime, stop);
        SendSoon();
    }

    /// <summary>Has a background job deliver all that waits.</summary>
    internal void SendSoon() => _jobs.Enqueue<MessageDispatcher>(dispatcher => dispatcher.RunAsync(CancellationToken.None));

    internal async Task<Content> OpenAsync(OutboxRow row, CancellationToken stop) =>
        JsonSerializer.Deserialize<Content>(await _sealer.OpenAsync(row.Sealed!, PlaceOf(row.Id), stop))!;

    private static SealedPlace PlaceOf(string id) => new(OutboxStore.Name, id, "content");
}
