using Pathways.Matching;

namespace Pathways.Training;

/// <summary>An everyday phrase and the skills it means; any of them counts.</summary>
internal sealed record MeantPhrase(string Language, string Text, IReadOnlyList<string> Skills);

/// <summary>
/// The project's own phrases (<c>taxonomy/phrases</c> beside the program). The untouched half is only ever measured on,
/// and only its figure is shown.
/// </summary>
internal static class PhraseSet
{
    public static IReadOnlyList<MeantPhrase> Tuned => Load("tuned.tsv");
    public static IReadOnlyList<MeantPhrase> Untouched => Load("untouched.tsv");

    private static IReadOnlyList<MeantPhrase> Load(string file) => [.. File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "taxonomy", "phrases", file))
        .Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))
        .Select(f => new MeantPhrase(LanguageTag.Primary(f[0]), f[1], [.. f[2].Split('|').Select(id => "skill:" + id)]))];
}
