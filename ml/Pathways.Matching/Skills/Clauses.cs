namespace Pathways.Matching;

/// <summary>Parts a text where its punctuation does: what stands in one clause is said of one thing.</summary>
internal static class Clauses
{
    private static readonly char[] Ends = ['.', ',', ';', ':', '!', '?', '\n', '(', ')', '،', '؛', '؟', '。', '，', '、', '；', '：', '！', '？', '（', '）', '።', '፣', '፤', '•', '|', '–', '—'];

    public static IEnumerable<string> Of(string text) =>
        text.Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
