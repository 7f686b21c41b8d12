using System.Globalization;

namespace Pathways.Matching;

/// <summary>Something true of a person and an opening that may become a reason.</summary>
internal sealed record ReasonFact(FeatureGroup Group, string Code, ReasonSide Side, string? Field, IReadOnlyDictionary<string, string> Args)
{
    public static ReasonFact For(FeatureGroup group, string code, string? field, params (string Name, string Value)[] args) =>
        new(group, code, ReasonSide.For, field, Of(args));

    public static ReasonFact Against(FeatureGroup group, string code, string? field, params (string Name, string Value)[] args) =>
        new(group, code, ReasonSide.Against, field, Of(args));

    public static string Text(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Of((string Name, string Value)[] args) =>
        args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
}
