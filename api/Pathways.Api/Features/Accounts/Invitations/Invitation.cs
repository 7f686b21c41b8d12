using System.ComponentModel.DataAnnotations;
using MongoDB.Bson.Serialization.Attributes;

namespace Pathways.Api.Features.Accounts.Invitations;

/// <summary>What an invitation lets somebody become.</summary>
public enum InvitedAs { JobSeeker, Staff }

/// <summary>A code that works once and ends by itself. The code itself is kept nowhere, only its keyed hash; a job seeker's holds no name,
/// and who used it is not noted.</summary>
internal sealed record Invitation
{
    [BsonId]
    public required string Id { get; init; }

    /// <summary>Keyed hash of the code.</summary>
    public required string Code { get; init; }

    public required InvitedAs For { get; init; }

    public required string OrganisationId { get; init; }

    /// <summary>The staff member who made it.</summary>
    public required string MadeBy { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>The name of a staff member to be, sealed.</summary>
    public byte[]? Name { get; init; }

    public required DateTime MadeAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public DateTime? UsedAt { get; init; }
}

/// <summary>An invitation to be made.</summary>
/// <param name="For">Whom it invites; a counselor's always invites a job seeker.</param>
/// <param name="Name">The name of the staff member; nothing for a job seeker.</param>
/// <param name="Roles">A staff member's roles.</param>
/// <param name="Teams">A staff member's teams; for a job seeker the team, if any, that the slip brings to mind.</param>
/// <param name="Days">Days until it ends, 1 to 90; 14 when left out.</param>
public sealed record InviteRequest(
    InvitedAs For = InvitedAs.JobSeeker,
    [property: StringLength(80)] string? Name = null,
    IReadOnlyList<string>? Roles = null,
    IReadOnlyList<string>? Teams = null,
    [property: Range(1, 90, ErrorMessage = "An invitation lasts 1 to 90 days.")] int? Days = null);

/// <summary>Shown once: the code is kept nowhere.</summary>
public sealed record MadeInvitation(string Id, string Code, DateTime EndsAt);

/// <summary>An invitation in the list: no code, no name, and not who used it.</summary>
public sealed record InvitationView(string Id, InvitedAs For, DateTime MadeAt, DateTime EndsAt, bool Used);
