namespace Pathways.Matching;

/// <summary>
/// The words of one language with their plain English, from a file of lines <c>english TAB form, form, …</c>; a form
/// may be several words and each may end in <c>*</c> for any ending. English <c>-</c> marks words that say nothing,
/// <c>^</c> beginnings that come off a word (Arabic's article, Tagalog's verb prefixes; a syllable that is then said
/// twice is one).
/// </summary>
internal sealed class WordList
{
    private readonly Dictionary<char, List<GlossaryEntry>> _byFirst = [];
    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings = [];
    private readonly int _longestRun;

    public WordList(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('\t');
            var forms = fields[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (fields[0] == "^") _beginnings.AddRange(forms.OrderByDescending(f => f.Length));
            else foreach (var form in forms) Add(form, fields[0] == "-" ? [] : fields[0].Split(' '));
        }
        foreach (var list in _byFirst.Values)
            list.Sort((a, b) => (b.Parts.Count, b.Length).CompareTo((a.Parts.Count, a.Length)));
        _longestRun = _runs.Count == 0 ? 0 : _runs.Max(r => r.Length);
    }

    /// <summary>Replaces what the list knows by its English and passes on the rest.</summary>
    public List<GlossedWord> Replace(IReadOnlyList<GlossedWord> words)
    {
        var parted = Parted(words);
        var result = new List<GlossedWord>(parted.Count);
        for (var at = 0; at < parted.Count;)
        {
            if (FindAt(parted, at) is not { } entry)
            {
                result.Add(parted[at++]);
                continue;
            }
            var source = string.Join(' ', parted.Skip(at).Take(entry.Parts.Count).Select(w => w.Source).Distinct());
            foreach (var word in entry.English) result.Add(new(word, source, Known: true));
            at += entry.Parts.Count;
        }
        return result;
    }

    private void Add(string form, string[] english)
    {
        var entry = GlossaryEntry.Parse(form, english);
        if (entry.Parts.Count == 0) return;
        (_byFirst.TryGetValue(entry.Parts[0].Text[0], out var list) ? list : _byFirst[entry.Parts[0].Text[0]] = []).Add(entry);
        foreach (var part in entry.Parts.Where(p => Tokens.IsUnparted(p.Text))) _runs.Add(part.Text);
    }

    private GlossaryEntry? FindAt(List<GlossedWord> words, int at)
    {
        var word = words[at].Text;
        if (BestOf(words, at, word) is { } found) return found;
        foreach (var beginning in _beginnings)
        {
            if (word.Length <= beginning.Length + 1 || !word.StartsWith(beginning, StringComparison.Ordinal)) continue;
            var rest = word[beginning.Length..];
            if (BestOf(words, at, rest) is { } inner) return inner;
            if (rest.Length > 4 && rest[..2] == rest[2..4] && BestOf(words, at, rest[2..]) is { } once) return once;
        }
        return null;
    }

    private GlossaryEntry? BestOf(List<GlossedWord> words, int at, string first) =>
        _byFirst.TryGetValue(first[0], out var list) ? list.Find(entry => entry.Matches(words, at, first)) : null;

    /// <summary>Cuts runs of Han and Thai at the longest words the list knows.</summary>
    private List<GlossedWord> Parted(IReadOnlyList<GlossedWord> words)
    {
        var result = new List<GlossedWord>(words.Count);
        foreach (var word in words)
        {
            if (_longestRun == 0 || !Tokens.IsUnparted(word.Text)) result.Add(word);
            else for (var at = 0; at < word.Text.Length;)
            {
                var length = Math.Min(_longestRun, word.Text.Length - at);
                while (length > 1 && !_runs.Contains(word.Text.Substring(at, length))) length--;
                var part = word.Text.Substring(at, length);
                result.Add(new(part, part, word.Known));
                at += length;
            }
        }
        return result;
    }
}
