using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Openings;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Placements;

/// <summary>A counselor suggests an opening; the person takes it up or declines, gives no reason, and nothing else changes either way.</summary>
public sealed class RecommendationService
{
    private readonly RecommendationStore _store;
    private readonly Grants _grants;
    private readonly StaffDirectory _staff;
    private readonly OpeningService _openings;
    private readonly MessageService _messages;
    private readonly PersonVault _vault;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    internal RecommendationService(RecommendationStore store, Grants grants, StaffDirectory staff, OpeningService openings, MessageService messages,
        PersonVault vault, Pseudonyms pseudonyms, TimeProvider time) =>
        (_store, _grants, _staff, _openings, _messages, _vault, _pseudonyms, _time) = (store, grants, staff, openings, messages, vault, pseudonyms, time);

    /// <summary>Recommends an opening to somebody who granted the caller something for advice.</summary>
    public async Task<(MadeRecommendation? Made, ProblemHttpResult? Refusal)> RecommendAsync(CurrentUser user, RecommendRequest request, CancellationToken stop)
    {
        var grant = (await _grants.HeldAsync(user, request.Client, stop)).FirstOrDefault(held => held.Purpose == Purpose.Advice);
        if (grant is null || await _staff.PlaceOfAsync(user, stop) is not { } place)
            return (null, Problems.NotFound());
        if (await _openings.FindAsync(user, request.OpeningId, stop) is not { } opening)
            return (null, Problems.Fault("openingId", "This opening is not there, or not open any more."));
        var id = Ids.New();
        var row = new Recommendation
        {
            Id = id,
            Person = PersonOf(grant.PersonId),
            Client = grant.Client,
            OpeningId = opening.Id,
            StaffId = user.Id,
            OrganisationId = place.OrganisationId,
            State = RecommendationState.Offered,
            MadeAt = _time.GetUtcNow().UtcDateTime,
            Words = string.IsNullOrWhiteSpace(request.Words) ? null : await _vault.SealRecordAsync(grant.PersonId, PlaceOf(id), request.Words.Trim(), stop),
        };
        var stored = await _store.AddAsync(row, stop);
        // By the stored id: who clicks again after a cut sends what was not sent, and nothing twice.
        await _messages.QueueAsync(new("recommendation/" + stored, stored, grant.PersonId, MessageTopic.Suggestions, "Placements/suggestion", new("", new Dictionary<string, DateOnly>())), stop);
        // Not with the next sweep, which may be an hour away: the page says that it is in the inbox.
        _messages.SendSoon();
        return (new(stored, row.Client, opening.Id, opening.Title, RecommendationState.Offered, row.MadeAt, null), null);
    }

    /// <summary>What was recommended to a client by the caller's organisation; null for somebody who granted the caller nothing.</summary>
    public async Task<IReadOnlyList<MadeRecommendation>?> OfClientAsync(CurrentUser user, string client, CancellationToken stop) =>
        (await _grants.HeldAsync(user, client, stop)).Count == 0 ? null : await WithTitlesAsync(user, await _store.OfClientsAsync([client], stop), stop);

    /// <summary>Of what was recommended to these clients of the caller's that which they answered since a moment, the newest first. The
    /// calling feature has checked that there are grants.</summary>
    internal async Task<IReadOnlyList<MadeRecommendation>> AnsweredAsync(CurrentUser user, IReadOnlyCollection<string> clients, DateTime since, CancellationToken stop) =>
        clients.Count == 0 ? [] : await WithTitlesAsync(user, await _store.AnsweredAsync(clients, since, stop), stop);

    /// <summary>A page of what was recommended to the caller, the newest first.</summary>
    public async Task<(PageOf<RecommendationView>? Page, ProblemHttpResult? Refusal)> OwnAsync(CurrentUser user, int? take, string? after, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null)
            return (null, refusal);
        var rows = await _store.OfPersonAsync(PersonOf(user.Id), page, stop);
        var openings = (await _openings.FindManyAsync(user, [.. rows.Select(row => row.OpeningId).Distinct()], stop)).ToDictionary(opening => opening.Id);
        var names = await _staff.NamesAsync([.. rows.Select(row => (RecipientKind.Staff, row.StaffId, row.OrganisationId))], stop);
        var views = new List<RecommendationView>();
        foreach (var row in rows.Take(page.Take))
        {
            var from = names.GetValueOrDefault((RecipientKind.Staff, row.StaffId));
            var words = row.Words is { } box ? await _vault.OpenRecordAsync<string>(user, PlaceOf(row.Id), box, stop) : null;
            views.Add(new(row.Id, StateOf(row, openings.ContainsKey(row.OpeningId)), row.MadeAt, row.DecidedAt, from?.Name ?? "", from?.Organisation ?? "", words, openings.GetValueOrDefault(row.OpeningId)));
        }
        return (page.Of(rows, views, row => (row.MadeAt, row.Id)), null);
    }

    /// <summary>The caller takes it up. False when it is not there or not theirs.</summary>
    public Task<bool> TakeUpAsync(CurrentUser user, string id, CancellationToken stop) => _store.DecideAsync(PersonOf(user.Id), id, RecommendationState.TakenUp, _time.GetUtcNow().UtcDateTime, stop);

    /// <summary>The caller declines; no reason is asked. False when it is not there or not theirs.</summary>
    public Task<bool> DeclineAsync(CurrentUser user, string id, CancellationToken stop) => _store.DecideAsync(PersonOf(user.Id), id, RecommendationState.Declined, _time.GetUtcNow().UtcDateTime, stop);

    private async Task<IReadOnlyList<MadeRecommendation>> WithTitlesAsync(CurrentUser user, IReadOnlyList<Recommendation> rows, CancellationToken stop)
    {
        var openings = (await _openings.FindManyAsync(user, [.. rows.Select(row => row.OpeningId).Distinct()], stop)).ToDictionary(opening => opening.Id);
        return [.. rows.Select(row => new MadeRecommendation(row.Id, row.Client, row.OpeningId, openings.GetValueOrDefault(row.OpeningId)?.Title,
            StateOf(row, openings.ContainsKey(row.OpeningId)), row.MadeAt, row.DecidedAt))];
    }

    private static RecommendationState StateOf(Recommendation row, bool isOpen) => row.State == RecommendationState.Offered && !isOpen ? RecommendationState.Lapsed : row.State;

    private string PersonOf(string personId) => _pseudonyms.Of(RecommendationStore.Name, personId);

    private static SealedPlace PlaceOf(string id) => new(RecommendationStore.Name, id, "words");
}
