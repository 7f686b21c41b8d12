using Pathways.Api.Features.Employers;
using OpeningKind = Pathways.Matching.OpeningKind;

namespace Pathways.Api.Features.Openings;

/// <summary>An opening as people who are signed in see it.</summary>
public sealed record OpeningView : OpeningDetails
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal OpeningView(Opening opening, Employer employer) : base(opening.Details) =>
        (Id, Employer, PostedOn) = (opening.Id, new(employer.Id, employer.LegalName), opening.PostedOn);

    public string Id { get; }

    /// <summary>Who offers it.</summary>
    public EmployerName Employer { get; }

    /// <summary>The day on which it was first posted.</summary>
    public DateOnly PostedOn { get; }
}

/// <summary>An employer by name.</summary>
public sealed record EmployerName(string Id, string Name);

/// <summary>What to look for. Everything may be left out.</summary>
/// <param name="Text">Words that all have to be there: in the title, the duties, the occupation, the place's name or the employer's name.</param>
/// <param name="Occupation">Taxonomy id.</param>
/// <param name="Place">A ZIP code, a town or a district; openings within <paramref name="Km"/> of it.</param>
/// <param name="Km">Kilometres around the place; 40 when left out.</param>
/// <param name="Take">How many; 20 when left out, at most 100.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record OpeningQuery(string? Text = null, OpeningKind? Kind = null, string? Occupation = null, string? Place = null, double? Km = null, int? Take = null, string? After = null);

/// <summary>What anyone may see, signed in or not: numbers, no employer, no workplace.</summary>
/// <param name="Openings">How many openings there are now.</param>
public sealed record OpeningOverview(int Openings, IReadOnlyList<TradeCount> Trades, IReadOnlyList<DistrictCount> Districts, IReadOnlyList<PayRange> Pay);

/// <summary>A field of work.</summary>
/// <param name="Trade">The taxonomy's group, or its id.</param>
public sealed record TradeCount(string Trade, int Openings, PayRange? Pay);

/// <summary>A town.</summary>
public sealed record DistrictCount(string District, int Openings);

/// <summary>Pay for an hour, from the least to the most that is offered.</summary>
public sealed record PayRange(decimal From, decimal To, string Currency);
