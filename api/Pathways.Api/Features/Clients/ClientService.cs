using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Matches;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Placements;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Clients;

/// <summary>The people who granted a counselor, or a team of theirs, something. Of others there is no sign: not there and not yours are one
/// answer. Grants are read anew with each request.</summary>
public sealed class ClientService
{
    private static readonly IReadOnlySet<PersonalField> NameOnly = new HashSet<PersonalField> { PersonalField.DisplayName };
    private readonly Grants _grants;
    private readonly PersonVault _vault;
    private readonly MatchService _matches;
    private readonly RecommendationService _recommendations;
    private readonly OpeningService _openings;

    internal ClientService(Grants grants, PersonVault vault, MatchService matches, RecommendationService recommendations, OpeningService openings) =>
        (_grants, _vault, _matches, _recommendations, _openings) = (grants, vault, matches, recommendations, openings);

    /// <summary>All clients, by the name to be called by; those without one come last.</summary>
    public async Task<PageOf<ClientLine>> ListAsync(CurrentUser user, int skip, int take, CancellationToken stop)
    {
        var clients = ByPerson(await _grants.HeldAsync(user, client: null, stop));
        var names = await NamesAsync(user, clients.Values, stop);
        var ordered = clients.Values.Select(grants => LineOf(grants, names)).OrderBy(line => line.Name is null).ThenBy(line => line.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(line => line.Id, StringComparer.Ordinal).ToList();
        var next = skip + take;
        return new([.. ordered.Skip(skip).Take(take)], next < ordered.Count ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    /// <summary>One client by granted fields; null for whoever granted the caller nothing.</summary>
    public async Task<ClientView?> FindAsync(CurrentUser user, string client, CancellationToken stop)
    {
        var grants = await _grants.HeldAsync(user, client, stop);
        if (grants.Count == 0)
            return null;
        var shared = new Dictionary<PersonalField, System.Text.Json.JsonElement>();
        foreach (var grant in grants)
            foreach (var (field, value) in SharedFields.Of(await _vault.OpenAsync(user, grant.PersonId, grant.Fields, grant.Purpose, stop) ?? new(), grant.Fields).Fields)
                shared[field] = value;
        var name = shared.TryGetValue(PersonalField.DisplayName, out var given) ? given.GetString() : null;
        return new(client, name, grants.Min(grant => grant.From), [.. grants.SelectMany(grant => grant.Fields).Distinct().Order()], new(shared),
            await _recommendations.OfClientAsync(user, client, stop) ?? []);
    }

    /// <summary>A client's openings, ranked for them; reasons from fields that were not granted are left out. Not there without a grant for advice.</summary>
    public async Task<(MatchList? Page, ProblemHttpResult? Refusal)> MatchesAsync(CurrentUser user, string client, MatchQuery query, CancellationToken stop)
    {
        var grants = (await _grants.HeldAsync(user, client, stop)).Where(grant => grant.Purpose == Purpose.Advice).ToList();
        return grants.Count == 0 ? (null, Problems.NotFound()) : await _matches.OfClientAsync(user, grants[0].PersonId, FieldsOf(grants), query, stop);
    }

    /// <summary>Everyone of the clients who passes the hard rules for an opening, in alphabetical order; null when there is no such opening to see.</summary>
    public async Task<IReadOnlyList<PassingClient>?> ForOpeningAsync(CurrentUser user, string openingId, string language, CancellationToken stop)
    {
        var clients = ByPerson((await _grants.HeldAsync(user, client: null, stop)).Where(grant => grant.Purpose == Purpose.Advice));
        if (await _matches.WhoPassesAsync(user, openingId, clients.ToDictionary(one => one.Key, IReadOnlySet<PersonalField> (one) => FieldsOf(one.Value)), language, stop) is not { } passing)
            return null;
        var names = await NamesAsync(user, clients.Values.Where(grants => passing.ContainsKey(grants[0].PersonId)), stop);
        return [.. passing.Select(one => new PassingClient(clients[one.Key][0].Client, names.GetValueOrDefault(one.Key), one.Value))
            .OrderBy(one => one.Name is null).ThenBy(one => one.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>Some openings beside each other for a client, in the order asked for; null without a grant for advice.</summary>
    public async Task<IReadOnlyList<ComparedOpening>?> CompareAsync(CurrentUser user, string client, IReadOnlyList<string> openingIds, string language, CancellationToken stop)
    {
        var grants = (await _grants.HeldAsync(user, client, stop)).Where(grant => grant.Purpose == Purpose.Advice).ToList();
        if (grants.Count == 0)
            return null;
        var matches = (await _matches.SomeOfClientAsync(user, grants[0].PersonId, FieldsOf(grants), openingIds, language, stop)).ToDictionary(match => match.Opening.Id);
        return [.. (await _openings.FindManyAsync(user, openingIds, stop)).Select(opening => new ComparedOpening(opening, matches.GetValueOrDefault(opening.Id)))];
    }

    /// <summary>Who granted something, and what was answered, since a moment. Only the names of these are opened.</summary>
    public async Task<ClientNews> NewsAsync(CurrentUser user, DateTime since, CancellationToken stop)
    {
        var clients = ByPerson(await _grants.HeldAsync(user, client: null, stop));
        var young = clients.Values.Where(grants => grants.Min(grant => grant.From) >= since).ToList();
        var names = await NamesAsync(user, young, stop);
        var answered = await _recommendations.AnsweredAsync(user, [.. clients.Values.Select(grants => grants[0].Client)], since, stop);
        return new(clients.Count, [.. young.Select(grants => LineOf(grants, names)).OrderByDescending(line => line.Since)], answered);
    }

    private static ClientLine LineOf(IReadOnlyList<HeldGrant> grants, IReadOnlyDictionary<string, string> names) => new(grants[0].Client,
        names.GetValueOrDefault(grants[0].PersonId), grants.Min(grant => grant.From),
        [.. grants.Select(grant => grant.Through).Distinct()], [.. grants.Select(grant => grant.Purpose).Distinct()]);

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(CurrentUser user, IEnumerable<IReadOnlyList<HeldGrant>> clients, CancellationToken stop)
    {
        var names = new Dictionary<string, string>();
        var named = clients.SelectMany(grants => grants).Where(grant => grant.Fields.Contains(PersonalField.DisplayName)).GroupBy(grant => grant.Purpose);
        foreach (var group in named)
            foreach (var (personId, opened) in await _vault.OpenManyAsync(user, [.. group.Select(grant => grant.PersonId).Distinct().Where(person => !names.ContainsKey(person))], NameOnly, group.Key, stop))
                if (opened.Get<string>(PersonalField.DisplayName) is { Length: > 0 } name)
                    names[personId] = name;
        return names;
    }

    private static Dictionary<string, IReadOnlyList<HeldGrant>> ByPerson(IEnumerable<HeldGrant> grants) =>
        grants.GroupBy(grant => grant.PersonId).ToDictionary(group => group.Key, group => (IReadOnlyList<HeldGrant>)[.. group]);

    private static HashSet<PersonalField> FieldsOf(IEnumerable<HeldGrant> grants) => grants.SelectMany(grant => grant.Fields).ToHashSet();
}
