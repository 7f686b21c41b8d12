namespace Pathways.Matching;

/// <summary>Which texts a phrase may be read in: what a person avoids or wants, an opening's texts, or its title (which the posting's phrases count for too).</summary>
[Flags]
internal enum KindUse
{
    None = 0,
    Person = 1,
    Posting = 2,
    Title = 4,
    Any = Person | Posting,
}

/// <summary>
/// The words that name kinds of work, from <c>taxonomy/kinds.tsv</c>: sets of plain English words that stand in one
/// clause. Of what a person avoids the longest set is meant, and its words are used up: "sit in an office" is office
/// work, not sitting.
/// </summary>
internal sealed class KindWords
{
    private static readonly HashSet<string> Negations = ["no", "not", "never", "nobody", "without", "dont", "cannot", "none", "neither", "nor", "isnt", "doesnt", "wont", "free"];
    private static readonly Lazy<KindWords> Lazily = new(() => new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "taxonomy", "kinds.tsv"))));
    /// <summary>Phrases that are no kind and use their words up: "far from home".</summary>
    private const string NoKind = "kind:-";
    private readonly List<Phrase> _phrases = [];

    private sealed record Phrase(string Kind, KindUse Use, string[] Stems);

    public static KindWords Shipped => Lazily.Value;

    public KindWords(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('\t');
            var use = Enum.Parse<KindUse>(fields[1], ignoreCase: true);
            foreach (var words in fields[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                _phrases.Add(new("kind:" + fields[0], use, [.. words.Split('+').Select(WordStem.Of).Distinct()]));
        }
        _phrases.Sort((a, b) => b.Stems.Length.CompareTo(a.Stems.Length));
    }

    /// <summary>The kinds that a text names, each with the words that led to it.</summary>
    public Dictionary<string, IReadOnlyList<string>> Find(string text, string language, KindUse use)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var clause in Clauses.Of(text))
        {
            var words = Glossary.Shipped.Gloss(clause, language);
            if (use != KindUse.Person && words.FirstOrDefault(w => Negations.Contains(w.Text)) is { Text: not null } no)
                words = [.. words.TakeWhile(w => w != no)];
            Read(words, use, found);
        }
        return found;
    }

    private void Read(IReadOnlyList<GlossedWord> words, KindUse use, Dictionary<string, IReadOnlyList<string>> found)
    {
        var stems = words.ToLookup(w => WordStem.Of(w.Text), w => w.Source);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var length = int.MaxValue;
        var usedNow = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phrase in _phrases)
        {
            // What a person says means one thing; what an opening says is true all at once.
            if (phrase.Stems.Length < length)
            {
                if (use == KindUse.Person) used.UnionWith(usedNow);
                usedNow.Clear();
                length = phrase.Stems.Length;
            }
            if ((phrase.Use & use) == KindUse.None) continue;
            if (!phrase.Stems.All(stem => stems.Contains(stem) && !used.Contains(stem))) continue;
            if (phrase.Kind != NoKind) found.TryAdd(phrase.Kind, [.. phrase.Stems.SelectMany(stem => stems[stem]).Distinct()]);
            usedNow.UnionWith(phrase.Stems);
        }
    }
}
