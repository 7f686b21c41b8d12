using Pathways.Training;

namespace Pathways.Matching.Tests;

/// <summary>The shipped ranking on the judged people and openings of the shared folder, their free text read by the system itself.</summary>
public sealed class JudgedTests
{
    [Fact]
    public void Nothing_that_breaks_a_hard_rule_is_shown_nothing_that_fits_is_hidden_and_the_model_is_no_worse_than_the_linear_score()
    {
        SharedFolder.Need("judged-dev");
        var figures = JudgedFigures.Of(new DirectoryInfo(SharedFolder.At("judged-dev")), Some.Starter, ScoreModel.LoadLinear(), ScoreModel.LoadShipped());

        double Of(string system, string metric) => figures.Single(m => m.System == system && m.Metric == metric).Value;
        Assert.All(["linear", "model"], system => Assert.Equal((0, 0), (Of(system, "violations"), Of(system, "hidden"))));
        Assert.True(Of("model", "ndcg@10") >= 0.9 && Of("model", "first-grade") >= 2.6, $"{Of("model", "ndcg@10")}, {Of("model", "first-grade")}");
        Assert.True(Of("model", "ndcg@10") >= Of("linear", "ndcg@10"));
        Assert.True(Of("model", "first-grade") >= Of("linear", "first-grade"));
        Assert.All(["random", "newest", "bm25"], baseline => Assert.True(Of("model", "ndcg@10") >= Of(baseline, "ndcg@10") + 0.05));
    }
}
