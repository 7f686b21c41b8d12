namespace Pathways.Matching;

/// <summary>
/// Brings a text of any of its languages to plain English words, the same for the same thing: <c>nadiifinta
/// xafiisyada</c> and <c>tidying offices</c> both become <c>clean office</c>. Word by word, from lists that ship with
/// the project (<c>taxonomy/words/LANGUAGE.tsv</c>): no grammar, but what work is called seldom needs any.
/// </summary>
internal sealed class Glossary
{
    private readonly Dictionary<string, WordList> _languages;

    private Glossary(Dictionary<string, WordList> languages) => _languages = languages;

    /// <summary>The word lists beside the program. Read once.</summary>
    public static Glossary Shipped => Lazily.Value;

    private static readonly Lazy<Glossary> Lazily = new(() => Load(Path.Combine(AppContext.BaseDirectory, "taxonomy", "words")));

    public static Glossary Load(string folder) => new(Directory.EnumerateFiles(folder, "*.tsv")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => new WordList(File.ReadLines(f)), StringComparer.Ordinal));

    /// <param name="language">BCP 47. People mix languages: words that its list doesn't know are tried as English.</param>
    public IReadOnlyList<GlossedWord> Gloss(string text, string language)
    {
        IReadOnlyList<GlossedWord> words = [.. Tokens.Of(TextFold.Fold(text)).Select(t => new GlossedWord(t.Text, t.Text, Known: false))];
        var primary = LanguageTag.Primary(language);
        if (primary != "en" && _languages.TryGetValue(primary, out var list)) words = list.Replace(words);
        return _languages.TryGetValue("en", out var english) ? english.Replace(words) : words;
    }
}
