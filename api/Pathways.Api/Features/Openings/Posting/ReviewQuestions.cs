namespace Pathways.Api.Features.Openings.Posting;

/// <summary>Something that a review asks about an opening, because it does not say it or because it needs a word more.</summary>
public enum ReviewQuestion { Pay, FirstPay, Hours, Shifts, Start, Travel, LivesIn, HousingCost, CashPay, CredentialCost, WorksAlone, ShortDuties }

/// <summary>What a review asks: known while the opening is written, so that nobody waits for it.</summary>
internal static class ReviewQuestions
{
    private const int ShortDuties = 120;

    /// <summary>Every question that is open.</summary>
    public static IReadOnlyList<ReviewQuestion> Of(OpeningDetails details) => [.. All(details).Where(one => one.Asked).Select(one => one.Question)];

    private static IEnumerable<(ReviewQuestion Question, bool Asked)> All(OpeningDetails details) =>
    [
        (ReviewQuestion.Pay, details.Pay is null),
        (ReviewQuestion.FirstPay, details.Pay is not null && details.FirstPay is null),
        (ReviewQuestion.CashPay, details.FirstPay?.How == PayMethod.Cash),
        (ReviewQuestion.Hours, details.HoursPerWeek == 0),
        (ReviewQuestion.Shifts, details.Shifts.Count == 0),
        (ReviewQuestion.Start, details.Start is null),
        (ReviewQuestion.Travel, !details.Remote && details.ByPublicTransport is null),
        (ReviewQuestion.LivesIn, details.Conditions.Contains(WorkCondition.LivesIn)),
        (ReviewQuestion.HousingCost, details.Provides.Contains(Provision.Housing)),
        (ReviewQuestion.CredentialCost, details.Credentials.Any(need => !need.Provided && !need.RequiredByLaw)),
        (ReviewQuestion.WorksAlone, details.Conditions.Contains(WorkCondition.WorksAlone)),
        (ReviewQuestion.ShortDuties, details.Duties.Length < ShortDuties),
    ];
}
