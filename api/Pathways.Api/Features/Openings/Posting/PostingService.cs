using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Employers;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Openings.Posting;

/// <summary>Openings in the hands of those who post them: an employer for their own company, staff for the companies they entered.
/// Nothing is seen by anybody else before an officer let it go live.</summary>
public sealed class PostingService
{
    private const int Tries = 3;
    private readonly OpeningStore _store;
    private readonly CompanyService _companies;
    private readonly DraftReader _drafts;
    private readonly TimeProvider _time;

    internal PostingService(OpeningStore store, CompanyService companies, DraftReader drafts, TimeProvider time) =>
        (_store, _companies, _drafts, _time) = (store, companies, drafts, time);

    /// <summary>The caller's openings in every state, or in one, the last changed first.</summary>
    public Task<(PageOf<PostedOpening>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, OpeningState? state, string? after, int take, CancellationToken stop) =>
        ListAsync(user, new PostedFilter(state is { } one ? [one] : null), after, take, stop);

    /// <summary>The caller's openings of one shelf, the last changed first.</summary>
    public Task<(PageOf<PostedOpening>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, PostingShelf shelf, string? after, int take, CancellationToken stop) =>
        ListAsync(user, PostedFilter.Of(shelf, LastDay), after, take, stop);

    private async Task<(PageOf<PostedOpening>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, PostedFilter wanted, string? after, int take, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null)
            return (null, refusal);
        var employers = await EmployersOfAsync(user, stop);
        var found = employers.Count == 0 ? [] : await _store.PostedAsync(employers, wanted, page, stop);
        return (page.Of(found, [.. found.Take(page.Take).Select(ViewOf)], opening => (opening.ChangedAt, opening.Id)), null);
    }

    /// <summary>One of the caller's openings; null when it is not there or not theirs.</summary>
    public async Task<PostedOpening?> FindAsync(CurrentUser user, string id, CancellationToken stop) => await OwnAsync(user, id, stop) is { } opening ? ViewOf(opening) : null;

    /// <summary>Writes a draft.</summary>
    public async Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> WriteAsync(CurrentUser user, OpeningDraft draft, CancellationToken stop)
    {
        var employers = await EmployersOfAsync(user, stop);
        var employer = draft.EmployerId ?? (employers is [var only] ? only : null);
        var faults = _drafts.FaultsOf(draft, Today);
        faults.Unless(employer is not null && employers.Contains(employer), "employerId", "Register the company first, or say which of yours this is for.");
        if (!faults.None)
            return (null, Problems.Faults(faults.All()));
        var opening = new Opening { Id = Ids.New(), EmployerId = employer!, State = OpeningState.Draft, PostedOn = Today, Details = _drafts.Read(draft) };
        return (ViewOf(await _store.PostAsync(opening, stop)), null);
    }

    /// <summary>Changes one. What was live or in review goes to review again.</summary>
    public async Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> ChangeAsync(CurrentUser user, string id, OpeningDraft draft, CancellationToken stop)
    {
        var faults = _drafts.FaultsOf(draft, Today);
        return faults.None ? await StepAsync(user, id, opening => PostingRules.Change(opening, _drafts.Read(draft), Now), stop) : (null, Problems.Faults(faults.All()));
    }

    public Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> SubmitAsync(CurrentUser user, string id, CancellationToken stop) =>
        StepAsync(user, id, opening => PostingRules.Submit(opening, Now), stop);

    public Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> PauseAsync(CurrentUser user, string id, CancellationToken stop) => StepAsync(user, id, PostingRules.Pause, stop);

    public Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> ResumeAsync(CurrentUser user, string id, CancellationToken stop) => StepAsync(user, id, PostingRules.Resume, stop);

    public Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> RenewAsync(CurrentUser user, string id, RenewRequest request, CancellationToken stop) =>
        StepAsync(user, id, opening => PostingRules.Renew(opening, request.LastDayToApply!.Value, Today), stop);

    public Task<(PostedOpening? Opening, ProblemHttpResult? Refusal)> CloseAsync(CurrentUser user, string id, CancellationToken stop) => StepAsync(user, id, PostingRules.Close, stop);

    private async Task<(PostedOpening?, ProblemHttpResult?)> StepAsync(CurrentUser user, string id, Func<Opening, (Opening? Next, ProblemHttpResult? Refusal)> step, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await OwnAsync(user, id, stop) is not { } opening)
                return (null, Problems.NotFound());
            var (next, refusal) = step(opening);
            if (refusal is not null)
                return (null, refusal);
            if (await _store.PutAsync(next!, opening.Version, stop) is { } written)
                return (ViewOf(written), null);
        }
        return (null, Problems.Conflict());
    }

    private async Task<Opening?> OwnAsync(CurrentUser user, string id, CancellationToken stop) =>
        await _store.FindAsync(id, stop) is { } opening && (await EmployersOfAsync(user, stop)).Contains(opening.EmployerId) ? opening : null;

    private async Task<IReadOnlyList<string>> EmployersOfAsync(CurrentUser user, CancellationToken stop)
    {
        if (user.Is(Roles.Employer))
            return await _companies.OwnIdAsync(user, stop) is { } own ? [own] : [];
        return user.Is(Roles.Counselor) ? await _companies.EnteredIdsAsync(user, stop) : [];
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>A last day counts until it is over everywhere (UTC − 12 h), as for those who look at openings.</summary>
    private DateOnly LastDay => DateOnly.FromDateTime(Now.AddHours(-12));

    private PostedOpening ViewOf(Opening opening) => PostedOpening.Of(opening, LastDay);
}
