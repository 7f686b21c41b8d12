using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Permits;
using Pathways.Api.Features.Profiles;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Features.Matches;

/// <summary>A person's own openings: hard rules first, then the order asked for. Openings are ranked for people, never people for openings.</summary>
public sealed class MatchService
{
    private const int DefaultTake = 20, MaxTake = 100;
    private static readonly IReadOnlySet<PersonalField> Fields = PersonalFields.For(SystemPurpose.Matching);
    private readonly PersonVault _vault;
    private readonly PermitService _permits;
    private readonly OpeningService _openings;
    private readonly OpeningIndexHolder _index;
    private readonly Matcher _matcher;
    private readonly MatchFilters _filters;

    internal MatchService(PersonVault vault, PermitService permits, OpeningService openings, OpeningIndexHolder index, Matcher matcher, MatchFilters filters) =>
        (_vault, _permits, _openings, _index, _matcher, _filters) = (vault, permits, openings, index, matcher, filters);

    /// <summary>A page of the person's matches, or what is wrong with the query. Not there for whoever is no job seeker.</summary>
    public async Task<(MatchList? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, MatchQuery query, CancellationToken stop)
    {
        return await PersonAsync(user, stop) is { } person ? await PageAsync(person, query, stop) : (null, Problems.NotFound());
    }

    private async Task<(MatchList? Page, ProblemHttpResult? Refusal)> PageAsync(Person person, MatchQuery query, CancellationToken stop)
    {
        var index = _index.Current;
        var (among, refusal) = await _filters.FindAsync(query.Filter ?? new(), index, stop);
        if (refusal is not null)
            return (null, refusal);
        var options = new MatchOptions(Math.Clamp(query.Take ?? DefaultTake, 1, MaxTake), query.After, query.Ranking, query.Sort, among);
        MatchPage page;
        try
        {
            page = _matcher.Match(person, index.Openings, _openings.Today, options);
        }
        catch (FormatException)
        {
            return (null, Problems.Fault("after", "This should be the text that came as next."));
        }
        return (new(Views(index, page.Items, query.Language), page.Next, page.Total), null);
    }

    /// <summary>One opening for the person, with its reasons; null when it is not there, as the database says now, or a hard rule hides it from them.</summary>
    /// <param name="language">BCP 47 of the reasons' sentences.</param>
    public async Task<MatchView?> FindAsync(CurrentUser user, string openingId, string language, CancellationToken stop) =>
        await _openings.FindAsync(user, openingId, stop) is not null && await PersonAsync(user, stop) is { } person && _index.Current is var index && _matcher.Explain(person, index.Openings, openingId, _openings.Today) is { } item
            ? Views(index, [item], language)[0]
            : null;

    /// <summary>What distance, language, cards and training alone hold back from the person; null for whoever is no job seeker.
    /// For nobody else: the counts come from the whole profile, what is avoided among it.</summary>
    /// <param name="language">BCP 47 of the sentences.</param>
    public async Task<StepList?> HeldBackAsync(CurrentUser user, string language, CancellationToken stop) => await PersonAsync(user, stop) is { } person
        ? StepList.Of(Matcher.HeldBack(person, _index.Current.Openings, _openings.Today), new ReasonText(_matcher.Taxonomy, language).OfHeldBack)
        : null;

    /// <summary>Which one skill, card or language step would open the most openings that suit the person now; null for whoever is no job seeker.</summary>
    /// <param name="language">BCP 47 of the sentences.</param>
    public async Task<StepList?> GapsAsync(CurrentUser user, string language, CancellationToken stop) => await PersonAsync(user, stop) is { } person
        ? StepList.Of(_matcher.Gaps(person, _index.Current.Openings, _openings.Today), new ReasonText(_matcher.Taxonomy, language).OfGap)
        : null;

    /// <summary>A client's openings as a counselor sees them: the rules use the whole profile, what comes from fields that were not granted
    /// is left out, and no number tells what is hidden. The caller has checked that there is a grant.</summary>
    internal async Task<(MatchList? Page, ProblemHttpResult? Refusal)> OfClientAsync(CurrentUser counselor, string personId, IReadOnlySet<PersonalField> granted, MatchQuery query, CancellationToken stop)
    {
        var opened = await _vault.OpenManyForSystemAsync(SystemPurpose.Matching, [personId], shownTo: counselor.Id, stop);
        var (page, refusal) = await PageAsync(PersonOf(opened.GetValueOrDefault(personId) ?? new()), query, stop);
        return page is null ? (null, refusal) : (page with { Items = [.. page.Items.Select(item => Withheld.From(item, granted))], Total = null }, null);
    }

    /// <summary>Some openings for a client, as a counselor sees them: those of them that the hard rules allow. The caller has checked that there is a grant.</summary>
    internal async Task<IReadOnlyList<MatchView>> SomeOfClientAsync(CurrentUser counselor, string personId, IReadOnlySet<PersonalField> granted, IReadOnlyList<string> openingIds, string language, CancellationToken stop)
    {
        var opened = await _vault.OpenManyForSystemAsync(SystemPurpose.Matching, [personId], shownTo: counselor.Id, stop);
        var person = PersonOf(opened.GetValueOrDefault(personId) ?? new());
        var index = _index.Current;
        var items = openingIds.Select(id => _matcher.Explain(person, index.Openings, id, _openings.Today)).OfType<MatchItem>().ToList();
        return [.. Views(index, items, language).Select(view => Withheld.From(view, granted))];
    }

    /// <summary>Of these people those who pass the hard rules for an opening, each with what speaks for it; null when there is no such opening to see.
    /// The caller has checked that there are grants.</summary>
    internal async Task<IReadOnlyDictionary<string, IReadOnlyList<ReasonView>>?> WhoPassesAsync(CurrentUser counselor, string openingId,
        IReadOnlyDictionary<string, IReadOnlySet<PersonalField>> grantedByPerson, string language, CancellationToken stop)
    {
        if (await _openings.FindAsync(counselor, openingId, stop) is null)
            return null;
        var opened = await _vault.OpenManyForSystemAsync(SystemPurpose.Matching, [.. grantedByPerson.Keys], shownTo: counselor.Id, stop);
        var texts = new ReasonText(_matcher.Taxonomy, language);
        var passing = new Dictionary<string, IReadOnlyList<ReasonView>>();
        foreach (var (personId, granted) in grantedByPerson)
            if (_matcher.Explain(PersonOf(opened.GetValueOrDefault(personId) ?? new()), _index.Current.Openings, openingId, _openings.Today) is { } item)
                passing[personId] = [.. item.Reasons.Where(reason => reason.Side == ReasonSide.For && Withheld.MayShow(reason.Field, granted)).Select(reason => ViewOf(reason, texts))];
        return passing;
    }

    private async Task<Person?> PersonAsync(CurrentUser user, CancellationToken stop) =>
        user.Is(Roles.JobSeeker) && await _vault.OpenAsync(user, user.Id, Fields, Purpose.Advice, stop) is { } opened
            ? PersonOf(opened)
            : null;

    private Person PersonOf(OpenedFields opened) =>
        Matches.PersonOf.Profile(ProfileService.Of(opened), _index.Current) with { WorkAuthorisation = _permits.WorkAuthorisation(opened) };

    private IReadOnlyList<MatchView> Views(RankedOpenings index, IReadOnlyList<MatchItem> items, string language)
    {
        var texts = new ReasonText(_matcher.Taxonomy, language);
        return [.. items.Select(item => new MatchView(index.ById[item.OpeningId].View, Math.Round(item.Score, 6), item.Rank,
            item.Km is { } km ? Math.Round(km, 1) : null, item.Work == WorkAnswer.Ask,
            [.. item.Reasons.Select(reason => ViewOf(reason, texts))]))];
    }

    private static ReasonView ViewOf(Reason reason, ReasonText texts) =>
        new(reason.Code, texts.Of(reason), reason.Side, Math.Round(reason.Weight, 6), reason.Top, reason.Field);
}
