using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Employers;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Openings.Posting;

/// <summary>An opening that waits for an officer, with who offers it.</summary>
public sealed record OpeningInReview(PostedOpening Opening, string Employer, EmployerState EmployerState);

/// <summary>Officers let openings go live, or block them, each with a reason.</summary>
public sealed class ReviewService
{
    private readonly OpeningStore _store;
    private readonly EmployerService _employers;
    private readonly TimeProvider _time;

    internal ReviewService(OpeningStore store, EmployerService employers, TimeProvider time) => (_store, _employers, _time) = (store, employers, time);

    /// <summary>Openings in review, the longest waiting first.</summary>
    public async Task<(PageOf<OpeningInReview>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, string? after, int take, CancellationToken stop)
    {
        var start = TimeCursor.Parse(after);
        if (after is not null && start is null)
            return (null, Problems.Fault("after", "This should be the text that came as next."));
        var found = user.Is(Roles.Officer) ? await _store.InReviewAsync(start, take + 1, stop) : [];
        var shown = found.Take(take).ToList();
        return (new(await WithEmployersAsync(shown, stop), found.Count > take ? TimeCursor.Write(shown[^1].SubmittedAt!.Value, shown[^1].Id) : null), null);
    }

    /// <summary>One opening, whatever its state; null when it is not there.</summary>
    public async Task<OpeningInReview?> FindAsync(CurrentUser user, string id, CancellationToken stop) =>
        user.Is(Roles.Officer) && await _store.FindAsync(id, stop) is { } opening ? (await WithEmployersAsync([opening], stop))[0] : null;

    /// <summary>Lets it go live (people see it while its employer is approved), or blocks it. Refused when it is not what the officer looked at.</summary>
    public async Task<(OpeningInReview? Opening, ProblemHttpResult? Refusal)> DecideAsync(CurrentUser user, string id, bool clear, ReviewRequest request, CancellationToken stop)
    {
        if (!user.Is(Roles.Officer) || await _store.FindAsync(id, stop) is not { } opening)
            return (null, Problems.NotFound());
        var (next, refusal) = PostingRules.Decide(opening, clear, request.Reason, user.Id, _time.GetUtcNow().UtcDateTime);
        if (refusal is not null)
            return (null, refusal);
        return await _store.PutAsync(next!, request.Version!.Value, stop) is { } written ? ((await WithEmployersAsync([written], stop))[0], null) : (null, Problems.Conflict());
    }

    private async Task<IReadOnlyList<OpeningInReview>> WithEmployersAsync(IReadOnlyList<Opening> openings, CancellationToken stop)
    {
        var employers = await _employers.FindAsync([.. openings.Select(opening => opening.EmployerId).Distinct()], stop);
        return [.. openings.Select(opening => new OpeningInReview(PostedOpening.Of(opening, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime.AddHours(-12))), employers.GetValueOrDefault(opening.EmployerId)?.LegalName ?? "",
            employers.GetValueOrDefault(opening.EmployerId)?.State ?? EmployerState.Applied))];
    }
}
