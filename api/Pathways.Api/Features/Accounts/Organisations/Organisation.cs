using MongoDB.Bson.Serialization.Attributes;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>Staff of one organisation who cover for each other.</summary>
/// <param name="Code">What somebody types to name this team in a grant: nobody can browse teams.</param>
public sealed record Team(string Id, string Name, string Code);

/// <summary>An organisation that runs a program, with its teams. It serves the people who granted it something, and sees no others.</summary>
public sealed record Organisation([property: BsonId] string Id, string Name, IReadOnlyList<Team> Teams);

/// <summary>Where a staff member stands.</summary>
public enum StaffState { Active, Left }

/// <summary>One member of an organisation's staff. The roles stand in the account.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">The name to show, sealed by the platform key.</param>
/// <param name="Code">What somebody types to name this person in a grant.</param>
internal sealed record StaffMember([property: BsonId] string Id, string OrganisationId, byte[] Name, string Code, IReadOnlyList<string> Teams, StaffState State);

/// <summary>Whom a grant may name among staff.</summary>
public enum RecipientKind { Staff, Team }

/// <summary>A staff member or a team, as somebody who grants something sees them.</summary>
public sealed record Recipient(RecipientKind Kind, string Id, string Name, string OrganisationId, string Organisation);

/// <summary>A staff member's place: the organisation and the teams whose grants they hold too.</summary>
public sealed record StaffPlace(string StaffId, string OrganisationId, IReadOnlyList<string> Teams);
