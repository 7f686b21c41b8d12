namespace Pathways.Matching;

/// <summary>Parts a text where its punctuation does: what stands in one clause is said of one thing.</summary>
internal static class Clauses
{
    private const int ShortText = 120;
    private static readonly char[] Ends = ['.', ',', ';', ':', '!', '?', '\n', '(', ')', '،', '؛', '؟', '。', '，', '、', '；', '：', '！', '？', '（', '）', '።', '፣', '፤', '•', '|', '–', '—'];

    /// <summary>Each clause, and where there are several and the whole is short, the whole: "cutting, coloring and styling hair".</summary>
    public static IEnumerable<string> AndWhole(string text)
    {
        var clauses = Of(text).ToArray();
        return clauses.Length > 1 && text.Length <= ShortText ? [.. clauses, string.Join(' ', clauses)] : clauses;
    }

    public static IEnumerable<string> Of(string text) =>
        text.Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
