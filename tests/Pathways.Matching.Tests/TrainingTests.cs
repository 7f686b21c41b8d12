using Pathways.Training;

namespace Pathways.Matching.Tests;

public sealed class TrainingTests
{
    [Fact]
    public void The_same_choices_give_the_same_trees_and_the_exported_ones_score_as_the_trained_ones()
    {
        var sets = new SimulatedChoices(Some.Starter, seed: 3).Draw(300);
        // The trainer itself holds the exported trees against the trained ones, and throws when they differ.
        var first = new TreeTrainer(trees: 10, leaves: 8, seed: 3).Train(sets).Trees;
        var second = new TreeTrainer(trees: 10, leaves: 8, seed: 3).Train(sets).Trees;
        Assert.Equal(Text(first), Text(second));
        Assert.Contains(first.Trees, t => t.Nodes.Count > 0);
    }

    [Fact]
    public void Weights_that_may_not_be_negative_are_not_and_the_true_ones_are_found()
    {
        var random = new Random(5);
        var sets = Enumerable.Range(0, 400).Select(_ =>
        {
            var values = Enumerable.Range(0, 10).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() }).ToArray();
            return (values, Enumerable.Range(0, 10).OrderByDescending(i => (4 * values[i][0]) + (2 * values[i][1]) - values[i][2] - Math.Log(-Math.Log(random.NextDouble()))).ToArray());
        }).ToArray();
        var free = ChoiceLogit.Fit(sets, _ => true);
        Assert.Equal([4.0, 2.0, -1.0], free, (wanted, found) => Math.Abs(wanted - found) < 0.4);
        Assert.Equal(0, ChoiceLogit.Fit(sets, w => w != 2)[2]);
    }

    [Theory]
    [InlineData("weight pay -0.5")]
    [InlineData("weight nonsense 1")]
    [InlineData("nonsense")]
    [InlineData("tree\nnode pay 0.5 -1 -2\nleaf 1 9\nleaf 0 9")]
    public void A_score_file_that_could_make_more_count_less_or_that_nobody_understands_is_refused(string line)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, $"pathways-score 2\n{line}\n");
            Assert.ThrowsAny<Exception>(() => ScoreModel.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_written_score_reads_back_the_same()
    {
        var shipped = ScoreModel.LoadShipped();
        var again = ScoreFile.Read(ScoreFile.Write(shipped, ["a remark"]));
        Assert.NotNull(again.Trees);
        Assert.Equal(ScoreFile.Write(shipped, []), ScoreFile.Write(again, []));
    }

    [Fact]
    public void A_perfect_list_has_an_ndcg_of_1_and_the_discount_is_of_the_place()
    {
        Assert.Equal(1, RankingMetrics.Ndcg([3, 2, 0], [0, 2, 3]), 12);
        Assert.Equal(1 / Math.Log2(3), RankingMetrics.Ndcg([0, 1], [0, 1]), 12);
        Assert.Equal(0, RankingMetrics.Ndcg([0, 0], [0, 0]));
    }

    private static string Text(TreeEnsemble trees) => string.Join('\n', ScoreFile.Write(new ScoreModel(new double[Feature.Count], trees), []));
}
