namespace Pathways.Matching;

/// <summary>Does a certificate come from another country, by the words that name it? US places outweigh others.</summary>
internal sealed class AbroadWords
{
    private static readonly Lazy<AbroadWords> Lazily = new(() => new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "taxonomy", "places-named.tsv"))));
    private readonly WordList _places;

    public static AbroadWords Shipped => Lazily.Value;

    private AbroadWords(IEnumerable<string> lines) => _places = new(lines);

    public bool IsFromAbroad(string text, string language)
    {
        IReadOnlyList<GlossedWord> words = [.. Tokens.Of(TextFold.Fold(text)).Select(t => new GlossedWord(t.Text, t.Text, Known: false))];
        var marks = _places.Replace(words).Where(w => w.Known).Select(w => w.Text)
            .Concat(_places.Replace(Glossary.Shipped.Gloss(text, language)).Where(w => w.Known).Select(w => w.Text)).ToHashSet(StringComparer.Ordinal);
        return marks.Contains("unrecognised") || (marks.Contains("abroad") && !marks.Contains("here"));
    }
}
