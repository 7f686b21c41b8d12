using CsCheck;
using Pathways.Training;

namespace Pathways.Matching.Tests.Ranking;

public sealed class TreeEnsembleTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(31)]
    public void Many_rows_at_once_score_to_the_last_bit_as_each_alone(int mostLeaves) =>
        Gen.Select(RandomTrees.Trees(mostLeaves, 5), RandomTrees.Row(5).Array[1, 100]).Sample((trees, rows) =>
        {
            var model = new ScoreModel([.. Enumerable.Range(0, Feature.Count).Select(f => f / 7.0)], new(trees));
            var block = BlockOf(rows);
            var scores = new double[block.Tiles * FeatureBlock.TileRows];
            model.Score(block, scores);
            Assert.Equal(rows.Select(row => model.Score(row)), scores.Take(rows.Length));
        }, iter: 2000);

    [Fact]
    public void Trees_score_as_a_plain_walk_from_root_to_leaf_does() =>
        Gen.Select(RandomTrees.Trees(8, 5), RandomTrees.Row(5)).Sample((trees, row) =>
            Assert.Equal(trees.Sum(tree => tree.Leaves[tree.LeafOf(row)]), new TreeEnsemble(trees).Score(row), 1e-6), iter: 2000);

    [Fact]
    public void A_freshly_trained_model_scores_as_it_does_in_mlnet()
    {
        var trained = new TreeTrainer(trees: 100, leaves: 8, seed: 4).Train(new SimulatedChoices(Some.Starter, seed: 4).Draw(800));
        var rows = new SimulatedChoices(Some.Starter, seed: 5).Draw(200).SelectMany(set => set.Features).ToArray();
        var block = BlockOf(rows);
        var scores = new double[block.Tiles * FeatureBlock.TileRows];
        trained.Trees.AddScores(block, scores);
        var theirs = trained.ScoreBatch(rows);
        Assert.True(rows.Length > 1000 && theirs.Distinct().Count() > 100);
        Assert.All(theirs.Select((score, i) => Math.Abs(score - scores[i])), difference => Assert.True(difference <= 1e-5, $"{difference}"));
    }

    [Fact]
    public void A_block_is_used_again_without_a_trace_of_what_it_held()
    {
        var model = ScoreModel.LoadShipped();
        var rows = new SimulatedChoices(Some.Starter, seed: 6).Draw(20).SelectMany(set => set.Features).ToArray();
        var block = BlockOf(rows);
        var scores = new double[block.Tiles * FeatureBlock.TileRows];
        model.Score(block, scores);
        block.Clear();
        block.Add(rows[7]);
        model.Score(block, scores);
        Assert.Equal((1, model.Score(rows[7])), (block.Count, scores[0]));
    }

    private static FeatureBlock BlockOf(double[][] rows)
    {
        var block = new FeatureBlock(rows.Length);
        foreach (var row in rows) block.Add(row);
        return block;
    }
}
