using Microsoft.Extensions.Logging;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>Delivers what waits in the outbox: claims a row, renders it in the person's language, delivers, writes the receipt.
/// Cut off anywhere, the row is free again when its lease ends; what had been delivered is found there by its id and not delivered twice.</summary>
internal sealed class MessageDispatcher(OutboxStore outbox, MessageService messages, InboxService inbox, ContactPlanService plans, PersonVault vault, TimeProvider time, ILogger<MessageDispatcher> logger)
{
    /// <summary>Longer than any delivery takes; the sweep after its end tries again.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Delivers until nothing waits. The body of a background job: no argument, may run twice and on many hosts at once.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await ClaimAsync(stop) is { } row)
            await TryDeliverAsync(row, stop);
    }

    private Task<OutboxRow?> ClaimAsync(CancellationToken stop) => outbox.ClaimAsync(Now, Now + Lease, stop);

    private async Task TryDeliverAsync(OutboxRow row, CancellationToken stop)
    {
        try
        {
            var content = await messages.OpenAsync(row, stop);
            if (await plans.IsAwayForSystemAsync(content.PersonId, stop))
            {
                await HoldAsync(row.Id, content.PersonId, stop);
                return;
            }
            // The inbox on these pages is the one channel there is; a contact plan can't turn it off, for nothing of it leaves the platform.
            await inbox.DeliverAsync(row.Id, content.PersonId, row.Topic, () => RenderAsync(row, content, stop), stop);
            await outbox.SentAsync(row.Id, Now, ContactChannel.Inbox, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One message that can't be sent keeps no other back. Only the kind of fault is told: its words could hold what was sealed.
            logger.LogError("Message {Id} was not delivered at attempt {Attempt}: {Fault}.", row.Id, row.Attempts, e.GetType().Name);
        }
    }

    /// <summary>Who comes back first says so and then has everything released: looking once more after holding leaves nothing behind.</summary>
    private async Task HoldAsync(string rowId, string personId, CancellationToken stop)
    {
        await outbox.HoldAsync(rowId, stop);
        if (!await plans.IsAwayForSystemAsync(personId, stop))
            await messages.ReleaseAsync(personId, stop);
    }

    private async Task<MessageText> RenderAsync(OutboxRow row, MessageService.Content content, CancellationToken stop)
    {
        var opened = await vault.OpenForSystemAsync(SystemPurpose.Reminder, content.PersonId, log: true, stop);
        return MessageTexts.Render(row.Text, opened.Get<string>(PersonalField.Language), content.Values);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
