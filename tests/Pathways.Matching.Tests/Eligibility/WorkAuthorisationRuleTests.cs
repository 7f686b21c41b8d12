namespace Pathways.Matching.Tests.Eligibility;

[Trait("Invariant", "29")]
public sealed class WorkAuthorisationRuleTests
{
    private static readonly DateOnly LastDay = new(2026, 12, 31);
    private static readonly Person UntilLastDay = Some.Person with { WorkAuthorisation = day => day <= LastDay ? WorkAnswer.Yes : WorkAnswer.No };

    [Fact]
    public void Work_that_starts_on_the_last_day_is_shown_and_a_day_later_is_not()
    {
        Some.Allows(UntilLastDay, Some.Opening with { Start = LastDay });
        Some.Hides(RuleCodes.WorkAuthorisation, UntilLastDay, Some.Opening with { Start = LastDay.AddDays(1) });
    }

    [Theory]
    [InlineData(WorkAnswer.Yes)]
    [InlineData(WorkAnswer.Ask)]
    public void Only_a_certain_no_hides_work(WorkAnswer answer) =>
        Some.Allows(Some.Person with { WorkAuthorisation = _ => answer }, Some.Opening with { Start = LastDay.AddYears(1) });

    [Fact]
    public void A_person_who_says_nothing_of_a_permit_sees_all_work() => Some.Allows(Some.Person, Some.Opening with { Start = LastDay.AddYears(9) });

    [Fact]
    public void A_start_that_is_past_or_open_is_asked_for_today()
    {
        var asked = new List<DateOnly>();
        var person = Some.Person with { WorkAuthorisation = day => { asked.Add(day); return WorkAnswer.Yes; } };
        Some.Allows(person, Some.Opening with { Start = Some.Today.AddDays(-30) });
        Some.Allows(person, Some.Opening);
        Assert.Equal([Some.Today, Some.Today], asked);
    }

    [Theory]
    [InlineData(OpeningKind.Training)]
    [InlineData(OpeningKind.Course)]
    public void Training_and_courses_are_not_work(OpeningKind kind) =>
        Some.Allows(Some.Person with { WorkAuthorisation = _ => WorkAnswer.No }, Some.Opening with { Kind = kind });

    [Fact]
    public void The_page_says_when_the_answer_is_to_ask()
    {
        var index = OpeningIndex.Build([Some.Opening], 1);
        var person = Some.Person with { WorkAuthorisation = _ => WorkAnswer.Ask };
        var page = new Matcher(Some.Starter).Match(person, index, Some.Today, new MatchOptions());
        Assert.Equal(WorkAnswer.Ask, Assert.Single(page.Items).Work);
    }
}
