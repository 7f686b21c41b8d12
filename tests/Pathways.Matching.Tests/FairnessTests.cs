using CsCheck;
using Pathways.Training;

namespace Pathways.Matching.Tests;

public sealed class FairnessTests
{
    [Fact]
    public void A_group_that_is_shown_worse_lists_shows_in_the_report()
    {
        FairnessCase[] cases = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? Case("a", [3, 2, 0], [true, true, false]) : Case("b", [0, 2, 3], [false, true, true]))];
        var report = FairnessEvaluation.Of(cases, fewest: 10).ToArray();
        double Of(string system, string metric) => report.Single(m => m.System == system && m.Metric == metric).Value;
        Assert.Equal(1, Of("a", "ndcg@10"), 12);
        Assert.Equal(1 - Of("b", "ndcg@10"), Of("largest gap", "ndcg@10"), 12);
        Assert.True(Of("largest gap", "ndcg@10") > 5 * Of("gap by chance", "ndcg@10"));
        Assert.True(Of("a", "exposure") > Of("b", "exposure"));
        Assert.Equal((20, 3), (Of("b", "people"), Of("b", "shown")));
    }

    [Fact]
    [Trait("Invariant", "25")]
    public void Whatever_the_rules_allow_is_shown_and_the_length_of_a_permit_changes_no_order() =>
        Gen.Select(Properties.Generate.Person, Properties.Generate.Openings(1, 30), Gen.Int[0, 120]).Sample((person, openings, days) =>
        {
            var index = OpeningIndex.Build(openings, 1);
            var matcher = Shared.Matcher;
            string[] List(WorkAnswer later) => [.. matcher.Match(person with { WorkAuthorisation = day => day > Some.Today.AddDays(days) ? later : WorkAnswer.Yes }, index, Some.Today, new(200)).Items.Select(i => i.OpeningId)];
            var unlimited = List(WorkAnswer.Yes);
            Assert.Equal(unlimited, List(WorkAnswer.Ask));
            Assert.Equal(unlimited.Length, openings.Count(o => Matcher.Allowed(person with { WorkAuthorisation = null }, o, Some.Today).Count == 0));
        }, iter: 300);

    private static FairnessCase Case(string group, int[] shown, bool[] betterPaid) => new(new Dictionary<string, string> { ["letter"] = group }, shown, shown, betterPaid);

    private static class Shared
    {
        public static readonly Matcher Matcher = new(Some.Starter);
    }
}
