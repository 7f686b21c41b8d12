using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts.Invitations;

/// <summary>What an invitation may say.</summary>
internal static class InvitationRules
{
    /// <summary>Everything that is wrong with it.</summary>
    public static Faults FaultsOf(InviteRequest request, Organisation organisation, bool mayInviteStaff)
    {
        var faults = new Faults();
        if (request.For == InvitedAs.Staff)
        {
            faults.Unless(mayInviteStaff, "for", "An administrator invites staff.");
            faults.Unless(!string.IsNullOrWhiteSpace(request.Name), "name", "A staff member's invitation needs a name.");
            faults.Unless(request.Roles is { Count: > 0 }, "roles", "A staff member needs at least one role.");
        }
        else
        {
            faults.Unless(request.Name is null, "name", "A job seeker's invitation holds no name.");
            faults.Unless(request.Roles is not { Count: > 0 }, "roles", "A job seeker's invitation holds no roles.");
        }
        CheckRoles(faults, request.Roles);
        CheckTeams(faults, request.Teams, organisation);
        return faults;
    }

    /// <summary>Roles are those of staff.</summary>
    public static void CheckRoles(Faults faults, IReadOnlyList<string>? roles)
    {
        foreach (var (role, index) in (roles ?? []).Select((role, index) => (role, index)))
            faults.Unless(Roles.Staff.Contains(role), $"roles[{index}]", $"This should be one of: {string.Join(", ", Roles.Staff)}.");
    }

    /// <summary>Teams are the organisation's.</summary>
    public static void CheckTeams(Faults faults, IReadOnlyList<string>? teams, Organisation organisation)
    {
        foreach (var (id, index) in (teams ?? []).Select((id, index) => (id, index)))
            faults.Unless(organisation.Teams.Any(team => team.Id == id), $"teams[{index}]", "Your organisation has no team of this id.");
    }
}
