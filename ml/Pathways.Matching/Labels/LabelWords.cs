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
            if (token.Text.Length <= length) yield return token.Text;
            else for (var at = 0; at + length <= token.Text.Length; at++) yield return token.Text.Substring(at, length);
        }
    }

    /// <summary>Without words that are forms of an earlier one: "Lehrer/Lehrerin", "el gato y la gata".</summary>
    public static string[] Distinct(IEnumerable<string> words, SuffixPairs endings)
    {
        var distinct = new List<string>();
        foreach (var word in words)
            if (!distinct.Exists(known => endings.Same(known, word))) distinct.Add(word);
        return [.. distinct];
    }
}
