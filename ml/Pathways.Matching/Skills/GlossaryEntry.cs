namespace Pathways.Matching;

/// <summary>One way to say something: words in order, each whole or (written with <c>*</c>) a beginning, and its plain English.</summary>
internal sealed record GlossaryEntry(IReadOnlyList<GlossaryEntry.Part> Parts, IReadOnlyList<string> English)
{
    public readonly record struct Part(string Text, bool Prefix);

    /// <summary>Letters that a match has to share with the text: of two that match, the longer is meant.</summary>
    public int Length { get; } = Parts.Sum(p => p.Text.Length + (p.Prefix ? 0 : 1));

    public bool Matches(IReadOnlyList<GlossedWord> words, int at, string first)
    {
        if (at + Parts.Count > words.Count) return false;
        for (var i = 0; i < Parts.Count; i++)
        {
            var word = i == 0 ? first : words[at + i].Text;
            if (Parts[i].Prefix ? !word.StartsWith(Parts[i].Text, StringComparison.Ordinal) : word != Parts[i].Text) return false;
        }
        return true;
    }

    /// <summary>Reads <c>cook*</c> or <c>cell phone*</c>; folded as texts are.</summary>
    public static GlossaryEntry Parse(string form, IReadOnlyList<string> english)
    {
        var parts = new List<Part>();
        foreach (var word in form.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            foreach (var token in Tokens.Of(TextFold.Fold(word)))
                parts.Add(new(token.Text, word.EndsWith('*')));
        return new(parts, english);
    }
}

/// <summary>A word of a text in plain English, with the word that it stood for.</summary>
/// <param name="Known">The glossary has it; what it doesn't have is passed on as it was written.</param>
internal readonly record struct GlossedWord(string Text, string Source, bool Known);
