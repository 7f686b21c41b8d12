using System.Globalization;

namespace Pathways.Matching;

/// <summary>A weight for each feature of a <see cref="LabelFinder"/>: learned by the <c>train-finder</c> command, shipped as <c>models/finder.txt</c>.</summary>
internal sealed class FinderModel(IReadOnlyList<float> weights)
{
    private static readonly Lazy<FinderModel> Lazily = new(() => Read(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "models", "finder.txt"))));

    public static FinderModel Shipped => Lazily.Value;

    public float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < features.Length; i++) score += weights[i] * features[i];
        return score;
    }

    /// <summary>A weight a line; lines that begin with <c>#</c> say where they come from.</summary>
    /// <exception cref="InvalidDataException">There are more or fewer weights than features.</exception>
    public static FinderModel Read(IEnumerable<string> lines)
    {
        float[] weights = [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => float.Parse(line, CultureInfo.InvariantCulture))];
        return weights.Length == LabelFinder.FeatureCount ? new(weights)
            : throw new InvalidDataException($"The finder's model has {weights.Length} weights, and {LabelFinder.FeatureCount} are needed.");
    }

    public static IEnumerable<string> Write(IReadOnlyList<float> weights, IEnumerable<string> comments) =>
        [.. comments.Select(c => "# " + c), .. weights.Select(w => w.ToString("R", CultureInfo.InvariantCulture))];
}
