using System.ComponentModel.DataAnnotations;
using Pathways.Matching;

namespace Pathways.Api.Features.Openings.Posting;

/// <summary>An opening as its employer writes it. Title, duties and place are needed; officers ask about what is missing.</summary>
/// <param name="EmployerId">For staff who post for employers without an account; an employer leaves it out.</param>
/// <param name="Place">A ZIP code, a town or a district.</param>
/// <param name="Occupation">Taxonomy id; found from the title when left out.</param>
public sealed record OpeningDraft(
    [property: Required(ErrorMessage = OpeningDraft.TitleNeeded), StringLength(120, MinimumLength = 3, ErrorMessage = OpeningDraft.TitleNeeded)] string Title,
    [property: Required(ErrorMessage = OpeningDraft.DutiesNeeded), StringLength(4000, MinimumLength = 20, ErrorMessage = OpeningDraft.DutiesNeeded)] string Duties,
    [property: Required(ErrorMessage = OpeningDraft.PlaceNeeded), StringLength(100, MinimumLength = 2, ErrorMessage = OpeningDraft.PlaceNeeded)] string Place,
    OpeningKind Kind = OpeningKind.Job,
    [property: StringLength(40)] string? EmployerId = null,
    [property: StringLength(100)] string? Occupation = null,
    [property: RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", ErrorMessage = "This should be a language tag, like en or es.")] string Language = "en",
    IReadOnlyList<string>? RequiredSkills = null,
    IReadOnlyList<string>? WelcomeSkills = null,
    IReadOnlyList<LanguageNeed>? Languages = null,
    EducationLevel Education = EducationLevel.None,
    [property: Range(0, 240, ErrorMessage = "Months of experience should be 0 to 240.")] int ExperienceMonths = 0,
    Pay? Pay = null,
    FirstPay? FirstPay = null,
    [property: Range(0, 60, ErrorMessage = "Hours a week should be 0 to 60.")] decimal HoursPerWeek = 0,
    IReadOnlyList<string>? Shifts = null,
    Contract Contract = Contract.Permanent,
    bool Remote = false,
    bool? ByPublicTransport = null,
    DateOnly? Start = null,
    DateOnly? End = null,
    DateOnly? LastDayToApply = null,
    IReadOnlyList<Provision>? Provides = null,
    IReadOnlyList<CredentialNeed>? Credentials = null,
    IReadOnlyList<WorkCondition>? Conditions = null,
    [property: Range(1, 500, ErrorMessage = "Say how many people you look for: 1 to 500.")] int Positions = 1)
{
    internal const string TitleNeeded = "Give it a title: 3 to 120 characters.", DutiesNeeded = "Say what one does: 20 to 4000 characters.",
        PlaceNeeded = "Say where the work is. A ZIP code, a town or a district is enough.";
}

/// <summary>Where a poster looks for an opening: drafts and blocked ones; in review; live and paused ones; and what is over.</summary>
public enum PostingShelf { Draft, InReview, Live, Ended }

/// <summary>A new last day.</summary>
public sealed record RenewRequest([property: Required(ErrorMessage = "Say until when one can apply.")] DateOnly? LastDayToApply);

/// <summary>An officer's decision.</summary>
/// <param name="Version">Of the opening that was looked at: what was changed meanwhile is looked at again.</param>
public sealed record ReviewRequest(
    [property: Required(ErrorMessage = "Say why: 3 to 500 characters."), StringLength(500, MinimumLength = 3, ErrorMessage = "Say why: 3 to 500 characters.")] string Reason,
    [property: Required] long? Version);

/// <summary>An officer's word on an opening in review.</summary>
public sealed record ReviewNote(bool Cleared, string Reason, string By, DateTime At);

/// <summary>An opening as those see it who post or review it.</summary>
/// <param name="Version">Goes up with each change.</param>
/// <param name="Review">What was said in the last review.</param>
/// <param name="Questions">What a review would ask, as it is now.</param>
public sealed record PostedOpening(string Id, string EmployerId, OpeningState State, DateOnly PostedOn, DateTime? SubmittedAt, ReviewNote? Review, long Version, OpeningDetails Details,
    IReadOnlyList<ReviewQuestion> Questions)
{
    /// <summary>What was live and is past its last day is over, and said to be.</summary>
    internal static PostedOpening Of(Opening opening, DateOnly today) => new(opening.Id, opening.EmployerId,
        opening.State is OpeningState.Live or OpeningState.Paused && opening.Details.ClosesOn() < today ? OpeningState.Expired : opening.State,
        opening.PostedOn, opening.SubmittedAt, opening.Review, opening.Version, opening.Details, ReviewQuestions.Of(opening.Details));
}
