using System.Collections.Concurrent;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>Who works where. Who has left, or left a team, is out at once: every change ends the staff member's sessions, so that what is
/// remembered of a session is never older than the change.</summary>
public sealed class StaffDirectory
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan RememberFor = TimeSpan.FromMinutes(1);
    private readonly StaffStore _staff;
    private readonly OrganisationStore _organisations;
    private readonly PlatformSealer _sealer;
    private readonly TimeProvider _time;

    // By account and session, so that no two people can ever share a line. A minute at most, should a change ever have been cut off before it ended the sessions.
    private readonly ConcurrentDictionary<(string Account, string Session), (StaffPlace? Place, DateTimeOffset ReadAt)> _places = new();

    internal StaffDirectory(StaffStore staff, OrganisationStore organisations, PlatformSealer sealer, TimeProvider time) =>
        (_staff, _organisations, _sealer, _time) = (staff, organisations, sealer, time);

    /// <summary>The caller's organisation and teams; null for those who are not, or no longer, staff.</summary>
    public async Task<StaffPlace?> PlaceOfAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.IsSignedIn)
            return null;
        var now = _time.GetUtcNow();
        if (_places.TryGetValue((user.Id, user.SessionId), out var known) && now - known.ReadAt < RememberFor)
            return known.Place;
        if (_places.Count > MostRemembered)
            _places.Clear();
        var place = await _staff.FindAsync(user.Id, stop) is { State: StaffState.Active } member ? new StaffPlace(member.Id, member.OrganisationId, member.Teams) : null;
        _places[(user.Id, user.SessionId)] = (place, now);
        return place;
    }

    /// <summary>The caller's own code and those of their teams; null for those who are not, or no longer, staff.</summary>
    public async Task<OwnCodes?> CodesOfAsync(CurrentUser user, CancellationToken stop) =>
        user.IsSignedIn && await _staff.FindAsync(user.Id, stop) is { State: StaffState.Active } member && await _organisations.FindAsync(member.OrganisationId, stop) is { } organisation
            ? new(await NameOfAsync(member, stop), organisation.Name, member.Code, [.. organisation.Teams.Where(team => member.Teams.Contains(team.Id))])
            : null;

    /// <summary>The staff member or team that a typed code names; null when it names none.</summary>
    public async Task<Recipient?> FindByCodeAsync(string typed, CancellationToken stop)
    {
        var code = Codes.Normalize(typed);
        if (await _staff.FindByCodeAsync(code, stop) is { } member)
            return await OfAsync(member, await _organisations.FindAsync(member.OrganisationId, stop), stop);
        return await _organisations.FindByTeamCodeAsync(code, stop) is { } organisation
            ? Of(organisation.Teams.First(team => team.Code == code), organisation) : null;
    }

    /// <summary>Those of the staff members and teams that are there, by kind and id. Who has left is still named: their old grants are shown.</summary>
    public async Task<IReadOnlyDictionary<(RecipientKind Kind, string Id), Recipient>> NamesAsync(
        IReadOnlyCollection<(RecipientKind Kind, string Id, string OrganisationId)> wanted, CancellationToken stop)
    {
        var found = new Dictionary<(RecipientKind, string), Recipient>();
        if (wanted.Count == 0)
            return found;
        var organisations = (await _organisations.FindAsync([.. wanted.Select(one => one.OrganisationId).Distinct()], stop)).ToDictionary(one => one.Id);
        foreach (var organisation in organisations.Values)
            foreach (var team in organisation.Teams)
                found[(RecipientKind.Team, team.Id)] = Of(team, organisation);
        var ids = wanted.Where(one => one.Kind == RecipientKind.Staff).Select(one => one.Id).Distinct().ToList();
        if (ids.Count > 0)
            foreach (var (id, recipient) in await StaffAsync(ids, stop))
                found[(RecipientKind.Staff, id)] = recipient;
        return found;
    }

    /// <summary>Those of the accounts that are, or were, staff, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Recipient>> StaffAsync(IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        var members = ids.Count == 0 ? [] : await _staff.FindAsync(ids, stop);
        var organisations = members.Count == 0 ? [] : (await _organisations.FindAsync([.. members.Select(member => member.OrganisationId).Distinct()], stop)).ToDictionary(one => one.Id);
        var found = new Dictionary<string, Recipient>();
        foreach (var member in members)
            found[member.Id] = await OfAsync(member, organisations.GetValueOrDefault(member.OrganisationId), stop);
        return found;
    }

    /// <summary>A staff member's name.</summary>
    internal Task<string> NameOfAsync(StaffMember member, CancellationToken stop) => _sealer.OpenAsync(member.Name, NamePlace(member.Id), stop);

    internal static SealedPlace NamePlace(string staffId) => new("staff", staffId, "name");

    private static Recipient Of(Team team, Organisation organisation) => new(RecipientKind.Team, team.Id, team.Name, organisation.Id, organisation.Name);

    private async Task<Recipient> OfAsync(StaffMember member, Organisation? organisation, CancellationToken stop) =>
        new(RecipientKind.Staff, member.Id, await NameOfAsync(member, stop), member.OrganisationId, organisation?.Name ?? "");
}
