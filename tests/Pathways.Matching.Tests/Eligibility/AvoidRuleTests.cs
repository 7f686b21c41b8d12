namespace Pathways.Matching.Tests.Eligibility;

[Trait("Invariant", "12")]
public sealed class AvoidRuleTests
{
    private static Person Avoiding(string[]? kinds = null, string[]? employers = null, Area[]? areas = null) =>
        Some.Person with { Avoids = new(kinds ?? [], employers ?? [], areas ?? []) };

    [Fact]
    public void A_kind_of_work_that_one_avoids_is_hidden()
    {
        var pork = Some.Opening with { Kinds = ["kind:kitchens", "kind:pork"] };
        Some.Hides(RuleCodes.AvoidedKind, Avoiding(kinds: ["kind:pork", "kind:alcohol"]), pork);
        Some.Allows(Avoiding(kinds: ["kind:alcohol"]), pork);
    }

    [Fact]
    public void An_employer_that_one_avoids_is_hidden_by_id_and_by_the_hash_of_its_name()
    {
        var hashed = Some.Opening with { EmployerHash = "hash" };
        Some.Hides(RuleCodes.AvoidedEmployer, Avoiding(employers: ["e1"]), Some.Opening);
        Some.Hides(RuleCodes.AvoidedEmployer, Avoiding(employers: ["hash"]), hashed);
        Some.Allows(Avoiding(employers: ["e2", "other"]), hashed);
    }

    [Fact]
    public void A_worksite_in_an_area_that_one_avoids_is_hidden_up_to_its_edge()
    {
        var person = Avoiding(areas: [new(0, 0, 11.1195)]);
        Some.Hides(RuleCodes.AvoidedArea, person, Some.Opening with { Place = new(0.0999, 0) });
        Some.Allows(person, Some.Opening with { Place = new(0.1001, 0) });
        Some.Allows(person, Some.Opening with { Place = new(0, 0), Remote = true });
        Some.Allows(person, Some.Opening);
    }

    [Fact]
    public void What_one_avoids_is_in_no_page_no_count_and_no_single_look()
    {
        var index = OpeningIndex.Build([Some.Opening with { EmployerId = "e2", Id = "o2" }, Some.Opening], 1);
        var person = Avoiding(employers: ["e1"]);
        var matcher = new Matcher(Some.Starter);
        foreach (var sort in Enum.GetValues<MatchSort>())
            foreach (var ranking in new[] { true, false })
            {
                var page = matcher.Match(person, index, Some.Today, new(Ranking: ranking, Sort: sort));
                Assert.Equal("o2", Assert.Single(page.Items).OpeningId);
                Assert.Equal(1, page.Total);
            }
        Assert.Null(matcher.Explain(person, index, "o1", Some.Today));
    }
}
