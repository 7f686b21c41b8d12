using Microsoft.ML;
using Microsoft.ML.Data;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Trees as they ship, beside the same trees as ML.NET itself scores them.</summary>
internal sealed class TrainedTrees(MLContext context, ITransformer model, TreeEnsemble trees)
{
    public TreeEnsemble Trees => trees;

    /// <summary>ML.NET's scores of many rows in one pass.</summary>
    public float[] ScoreBatch(IReadOnlyList<double[]> rows) => Batch([.. rows.Select(row => new TreeRow { Features = TreeRow.Narrow(row) })]);

    /// <summary>The same of rows made before, for measuring.</summary>
    internal float[] Batch(TreeRow[] rows) =>
        [.. model.Transform(context.Data.LoadFromEnumerable(rows)).GetColumn<float>(nameof(TreeScore.Score))];

    /// <summary>ML.NET's scorer of one row at a time.</summary>
    internal PredictionEngine<TreeRow, TreeScore> RowByRow() => context.Model.CreatePredictionEngine<TreeRow, TreeScore>(model);
}

/// <summary>What ML.NET gives back.</summary>
internal sealed class TreeScore
{
    public float Score { get; set; }
}

/// <summary>A row as ML.NET takes it: everything but skills and pay, at which no tree looks.</summary>
internal sealed class TreeRow
{
    private const int Others = Feature.Count - Feature.AdditiveCount;

    [KeyType(1_000_000)]
    public uint Group { get; init; }
    public float Label { get; init; }
    [VectorType(Others)]
    public float[] Features { get; init; } = [];

    public static float[] Narrow(double[] features) => [.. features.Skip(Feature.AdditiveCount).Select(f => (float)f)];
}
