namespace Pathways.Matching.Tests.Eligibility;

public sealed class StateRuleTests
{
    [Fact]
    public void Only_published_openings_of_approved_employers_are_shown()
    {
        Some.Hides(RuleCodes.NotLive, Some.Person, Some.Opening with { Live = false });
        Some.Hides(RuleCodes.EmployerNotApproved, Some.Person, Some.Opening with { EmployerApproved = false });
    }

    [Fact]
    public void A_condition_that_one_rules_out_hides_and_others_do_not()
    {
        var person = Some.Person with { RuledOut = Conditions.DrugTest | Conditions.LivesIn };
        Some.Hides(RuleCodes.ConditionRuledOut, person, Some.Opening with { Conditions = Conditions.WorksAlone | Conditions.DrugTest });
        Some.Allows(person, Some.Opening with { Conditions = Conditions.WorksAlone | Conditions.FacesThePublic });
    }

    [Fact]
    public void Every_broken_rule_is_named() => Assert.Equal(
        [RuleCodes.NotLive, RuleCodes.EmployerNotApproved],
        Some.Broken(Some.Person, Some.Opening with { Live = false, EmployerApproved = false }));

    [Fact]
    public void Every_rule_has_its_own_name() =>
        Assert.Equal(EligibilityRules.All.Count, EligibilityRules.All.Select(r => r.Code).Distinct().Count());
}
