#pragma warning disable CA1822 // Contracts first.
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>A person's own inbox. Nobody else reads it.</summary>
public sealed class InboxService
{
    private readonly PersonVault _vault;

    internal InboxService(PersonVault vault) => _vault = vault;

    /// <summary>A page of messages, newest first, or what is wrong with the request.</summary>
    /// <param name="take">At most 100; 20 when left out.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    public Task<(PageOf<InboxMessage>? Page, ProblemHttpResult? Refusal)> PageAsync(CurrentUser user, int? take, string? after, CancellationToken stop) =>
        Task.FromResult<(PageOf<InboxMessage>?, ProblemHttpResult?)>((new([], null), null));

    /// <summary>How many messages were not read yet.</summary>
    public Task<int> UnreadAsync(CurrentUser user, CancellationToken stop) => Task.FromResult(0);

    /// <summary>Marks a message as read or unread; false when it is not there or not theirs.</summary>
    public Task<bool> MarkAsync(CurrentUser user, string id, bool read, CancellationToken stop) => Task.FromResult(false);
}
