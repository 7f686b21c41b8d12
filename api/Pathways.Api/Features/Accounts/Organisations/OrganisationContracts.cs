using System.ComponentModel.DataAnnotations;
using Pathways.Api.Features.Accounts.Invitations;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>An organisation to be made, and who is to administer it.</summary>
public sealed record OrganisationRequest(
    [property: Required(ErrorMessage = "Give it a name: 2 to 80 characters."), StringLength(80, MinimumLength = 2, ErrorMessage = "Give it a name: 2 to 80 characters.")] string Name,
    [property: Required(ErrorMessage = "Name its first administrator."), StringLength(80, MinimumLength = 1, ErrorMessage = "Name its first administrator.")] string Administrator);

/// <summary>A new organisation, and the invitation of its first administrator (the code is shown once).</summary>
public sealed record MadeOrganisation(string Id, string Name, MadeInvitation Administrator);

/// <summary>A team to be made.</summary>
public sealed record TeamRequest([property: Required(ErrorMessage = "Give it a name: 2 to 80 characters."), StringLength(80, MinimumLength = 2, ErrorMessage = "Give it a name: 2 to 80 characters.")] string Name);

/// <summary>What a staff member's roles and teams are to be.</summary>
public sealed record StaffRequest([property: Required] IReadOnlyList<string> Roles, [property: Required] IReadOnlyList<string> Teams);

/// <summary>A staff member in their organisation's list.</summary>
/// <param name="Code">What somebody types to name this person in a grant.</param>
public sealed record StaffView(string Id, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, string Code, StaffState State);

/// <summary>What a staff member gives to somebody who wants to name them, or a team of theirs, in a grant.</summary>
public sealed record OwnCodes(string Name, string Organisation, string Code, IReadOnlyList<Team> Teams);

/// <summary>The administrator's own organisation.</summary>
public sealed record OrganisationView(string Id, string Name, IReadOnlyList<Team> Teams, IReadOnlyList<StaffView> Staff);
