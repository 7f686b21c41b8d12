using MongoDB.Bson.Serialization.Attributes;
using Pathways.Api.Features.Employers.Vetting;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Employers;

/// <summary>How far the vetting of an employer has come (domain.md).</summary>
public enum EmployerState { Applied, InReview, Approved, Refused, Suspended, Lapsed }

/// <summary>A legal entity that offers work. It may have no account: staff enter it, and it is vetted the same.</summary>
public sealed record Employer : IFollowed
{
    /// <summary>Opaque and stable.</summary>
    [BsonId]
    public required string Id { get; init; }

    /// <summary>The name in the public register.</summary>
    public required string LegalName { get; init; }

    public required EmployerState State { get; init; }

    /// <summary>The last day of an approval: 12 months from the decision.</summary>
    public DateOnly? ApprovedUntil { get; init; }

    /// <summary>True when staff or an import entered it, and no account of its own answers for it.</summary>
    public bool EnteredByStaff { get; init; }

    /// <summary>The staff member who entered it and answers for it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The account that answers for it, as this collection's pseudonym.</summary>
    public string? Owner { get; init; }

    /// <summary>What it says of itself beside its name.</summary>
    public CompanyDetails? Company { get; init; }

    /// <summary>Who answers questions, sealed.</summary>
    public byte[]? Contact { get; init; }

    /// <summary>Its case; absent where sample data or an import vouched for it.</summary>
    public VettingCase? Vetting { get; init; }

    /// <summary>Goes up by 1 with each write.</summary>
    public long Version { get; init; }

    /// <summary>The server's time of the last write, UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>True on the days on which its openings may be seen: approved, and the approval has not run out.</summary>
    public bool IsVettedOn(DateOnly day) => State == EmployerState.Approved && ApprovedUntil >= day;
}

/// <summary>An employer to be entered by staff, an import or sample data.</summary>
/// <param name="ApprovedUntil">The last day of the approval; needed where the state is approved.</param>
public sealed record NewEmployer(string Id, string LegalName, EmployerState State, DateOnly? ApprovedUntil = null, bool EnteredByStaff = true);
