using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Accounts.Invitations;
using Pathways.Api.Features.Accounts.Stores;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>Organisations, their teams and their staff. An administrator sees and changes their own organisation and no other.</summary>
public sealed class OrganisationService
{
    private readonly OrganisationStore _organisations;
    private readonly StaffStore _staff;
    private readonly StaffDirectory _directory;
    private readonly InvitationService _invitations;
    private readonly AccountStore _accounts;
    private readonly SessionService _sessions;
    private readonly PlatformSealer _sealer;

    internal OrganisationService(OrganisationStore organisations, StaffStore staff, StaffDirectory directory, InvitationService invitations,
        AccountStore accounts, SessionService sessions, PlatformSealer sealer) =>
        (_organisations, _staff, _directory, _invitations, _accounts, _sessions, _sealer) =
        (organisations, staff, directory, invitations, accounts, sessions, sealer);

    /// <summary>The caller's organisation with its teams and staff; null for those who are in none.</summary>
    public async Task<OrganisationView?> FindOwnAsync(CurrentUser user, CancellationToken stop)
    {
        if (await OwnAsync(user, stop) is not { } organisation)
            return null;
        var members = await _staff.OfAsync(organisation.Id, stop);
        var accounts = (await _accounts.FindManyAsync([.. members.Select(member => member.Id)], stop)).ToDictionary(account => account.Id);
        var views = new List<StaffView>();
        foreach (var member in members)
            views.Add(new(member.Id, await _directory.NameOfAsync(member, stop), accounts.GetValueOrDefault(member.Id)?.Roles ?? [], member.Teams, member.Code, member.State));
        return new(organisation.Id, organisation.Name, organisation.Teams, [.. views.OrderBy(view => view.State).ThenBy(view => view.Name, StringComparer.CurrentCulture)]);
    }

    /// <summary>Makes another organisation of the coalition, with an invitation for its first administrator. The maker does not become part of it.</summary>
    public async Task<MadeOrganisation> MakeAsync(CurrentUser user, OrganisationRequest request, CancellationToken stop)
    {
        var id = Ids.New();
        await _organisations.AddAsync(new(id, request.Name.Trim(), []), stop);
        var invitation = await _invitations.AddAsync(id, user.Id, new(InvitedAs.Staff, request.Administrator.Trim(), [Roles.Admin]), stop);
        return new(id, request.Name.Trim(), invitation);
    }

    /// <summary>Adds a team to the caller's organisation.</summary>
    public async Task<(Team? Made, ProblemHttpResult? Refusal)> AddTeamAsync(CurrentUser user, TeamRequest request, CancellationToken stop)
    {
        if (await OwnAsync(user, stop) is not { } organisation)
            return (null, Problems.NotFound());
        var team = new Team(Ids.New(), request.Name.Trim(), Codes.Make(2));
        return await _organisations.AddTeamAsync(organisation.Id, team, stop) ? (team, null) : (null, Problems.Fault("name", "A team of this name is there already."));
    }

    /// <summary>Sets a staff member's roles and teams. Their sessions end, so that nothing old is carried on.</summary>
    public async Task<ProblemHttpResult?> ChangeAsync(CurrentUser user, string staffId, StaffRequest request, CancellationToken stop)
    {
        if (await OwnAsync(user, stop) is not { } organisation)
            return Problems.NotFound();
        var faults = new Faults();
        InvitationRules.CheckRoles(faults, request.Roles);
        InvitationRules.CheckTeams(faults, request.Teams, organisation);
        faults.Unless(request.Roles.Count > 0, "roles", "A staff member needs at least one role.");
        faults.Unless(staffId != user.Id || request.Roles.Contains(Roles.Admin), "roles", "You can't take your own administrator role away. Another administrator can.");
        return faults.None ? await WriteAsync(organisation.Id, staffId, request, StaffState.Active, stop) : Problems.Faults(faults.All());
    }

    /// <summary>Marks a staff member as left: from the next request on they hold nobody's grants and have no session.</summary>
    public async Task<ProblemHttpResult?> LeaveAsync(CurrentUser user, string staffId, CancellationToken stop)
    {
        if (staffId == user.Id)
            return Problems.Fault("id", "You can't take yourself out. Another administrator can.");
        return await OwnAsync(user, stop) is { } organisation ? await WriteAsync(organisation.Id, staffId, new([], []), StaffState.Left, stop) : Problems.NotFound();
    }

    /// <summary>Enters a staff member: at registration by invitation, and for sample data.</summary>
    /// <param name="code">What somebody types to name them in a grant; made here when left out.</param>
    public async Task AddStaffAsync(string accountId, string organisationId, string name, IReadOnlyList<string> teams, CancellationToken stop, string? code = null) =>
        await _staff.SaveAsync(new(accountId, organisationId, await _sealer.SealAsync(name, StaffDirectory.NamePlace(accountId), stop), code ?? Codes.Make(2), teams, StaffState.Active), stop);

    /// <summary>Enters an organisation with teams unless it is there, for sample data and the first set-up.</summary>
    public Task AddAsync(string id, string name, IReadOnlyList<Team> teams, CancellationToken stop) => _organisations.AddAsync(new(id, name, teams), stop);

    // The staff record first: with it go the grants. Whatever is cut off after that is done by the next try.
    private async Task<ProblemHttpResult?> WriteAsync(string organisationId, string staffId, StaffRequest request, StaffState state, CancellationToken stop)
    {
        if (!await _staff.ChangeAsync(organisationId, staffId, request.Teams, state, stop))
            return Problems.NotFound();
        await _accounts.SetRolesAsync(staffId, request.Roles, stop);
        await _sessions.EndAllAsync(staffId, stop);
        return null;
    }

    private async Task<Organisation?> OwnAsync(CurrentUser user, CancellationToken stop) =>
        await _directory.PlaceOfAsync(user, stop) is { } place ? await _organisations.FindAsync(place.OrganisationId, stop) : null;
}
