namespace Pathways.Matching;

/// <summary>The words of labels and of texts that are held against them.</summary>
internal static class LabelWords
{
    private const int ThaiGram = 3, HanGram = 2;

    /// <summary>Folded words in order. Scripts that part no words are cut into overlapping pieces.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var token in Tokens.Of(TextFold.Fold(text)))
        {
            var length = token.Script switch { Script.Han => HanGram, Script.Thai => ThaiGram, _ => int.MaxValue };
            var word = token.Script == Script.Syllabic ? Consonants(token.Text) : WithoutArticle(token.Text);
            if (word.Length <= length) yield return word;
            else for (var at = 0; at + length <= word.Length; at++) yield return word.Substring(at, length);
        }
    }

    /// <summary>Ethiopic writes a consonant and its vowel as one sign, and verbs change their vowels: each sign by its consonant, letters that sound alike as one.</summary>
    private static string Consonants(string word) => string.Create(word.Length, word, (consonants, text) =>
    {
        for (var i = 0; i < consonants.Length; i++)
            consonants[i] = (char)(text[i] & ~7) switch { '\u1220' => '\u1230', '\u1280' => '\u1210', '\u12D0' => '\u12A0', '\u1340' => '\u1338', var sign => sign };
    });

    private static string WithoutArticle(string word) => word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;

    /// <summary>Without words that are forms of an earlier one: "Lehrer/Lehrerin", "el gato y la gata".</summary>
    public static string[] Distinct(IEnumerable<string> words, SuffixPairs endings)
    {
        var distinct = new List<string>();
        foreach (var word in words)
            if (!distinct.Exists(known => endings.Same(known, word))) distinct.Add(word);
        return [.. distinct];
    }
}
