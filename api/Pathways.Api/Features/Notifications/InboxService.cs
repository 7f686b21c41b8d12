using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>A person's own inbox. Nobody else reads it.</summary>
public sealed class InboxService
{
    private const int MostCounted = 100;
    private readonly InboxStore _store;
    private readonly PersonVault _vault;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    internal InboxService(InboxStore store, PersonVault vault, Pseudonyms pseudonyms, TimeProvider time) =>
        (_store, _vault, _pseudonyms, _time) = (store, vault, pseudonyms, time);

    /// <summary>A page of messages, newest first, or what is wrong with the request.</summary>
    /// <param name="take">At most 100; 20 when left out.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    public async Task<(PageOf<InboxMessage>? Page, ProblemHttpResult? Refusal)> PageAsync(CurrentUser user, int? take, string? after, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null)
            return (null, refusal);
        var rows = await _store.PageAsync(PersonOf(user.Id), page, stop);
        var messages = new List<InboxMessage>();
        foreach (var row in rows.Take(page.Take))
            if (await _vault.OpenRecordAsync<MessageText>(user, PlaceOf(row.Id), row.Text, stop) is { } text)
                messages.Add(new(row.Id, row.At, row.Topic, text.Language, text.Title, text.Text, row.ReadAt is not null));
        return (page.Of(rows, messages, row => (row.At, row.Id)), null);
    }

    /// <summary>How many messages were not read yet; 100 stands for "or more".</summary>
    public Task<int> UnreadAsync(CurrentUser user, CancellationToken stop) => _store.UnreadAsync(PersonOf(user.Id), MostCounted, stop);

    /// <summary>Marks a message as read or unread; false when it is not there or not theirs.</summary>
    public Task<bool> MarkAsync(CurrentUser user, string id, bool read, CancellationToken stop) =>
        _store.MarkAsync(PersonOf(user.Id), id, read ? _time.GetUtcNow().UtcDateTime : null, stop);

    /// <summary>Puts a line into the inbox, once for each outbox row. The text is rendered only when it is not there yet.</summary>
    internal async Task DeliverAsync(string outboxId, string personId, MessageTopic topic, Func<Task<MessageText>> render, CancellationToken stop)
    {
        var id = _pseudonyms.Of(InboxStore.Name, outboxId);
        if (await _store.HasAsync(id, stop))
            return;
        var text = await _vault.SealRecordAsync(personId, PlaceOf(id), await render(), stop);
        await _store.AddAsync(new(id, PersonOf(personId), _time.GetUtcNow().UtcDateTime, topic, text), stop);
    }

    private string PersonOf(string personId) => _pseudonyms.Of(InboxStore.Name, personId);

    private static SealedPlace PlaceOf(string id) => new(InboxStore.Name, id, "text");
}
