using System.Text.RegularExpressions;

namespace Pathways.TestDatabase;

/// <summary>The tables of tokens in docs/local-mongo.md: rows <c>| `token` | what | sent by |</c>.</summary>
internal static partial class ShapeList
{
    private const string Nobody = "–";
    private static readonly string[] s_order = [CommandShapes.Pathways, CommandShapes.Hangfire, CommandShapes.OfficialTests];

    /// <summary>Who sends each token, by the tables.</summary>
    public static Dictionary<string, HashSet<string>> Read() =>
        File.ReadLines(FilePath()).Select(line => Row().Match(line)).Where(row => row.Success).ToDictionary(row => row.Groups["token"].Value, SendersOf);

    /// <summary>Puts right the last column, for these senders only.</summary>
    public static void WriteSenders(IReadOnlySet<(string SentBy, string Token)> sent, IReadOnlyCollection<string> senders)
    {
        var lines = File.ReadAllLines(FilePath()).Select(line => Row().Match(line) is { Success: true } row ? WithSenders(row, sent, senders) : line);
        File.WriteAllText(FilePath(), string.Join('\n', lines) + '\n');
    }

    private static string WithSenders(Match row, IReadOnlySet<(string SentBy, string Token)> sent, IReadOnlyCollection<string> senders)
    {
        var listed = SendersOf(row);
        var now = s_order.Where(sender => senders.Contains(sender) ? sent.Contains((sender, row.Groups["token"].Value)) : listed.Contains(sender)).ToList();
        return $"{row.Groups["before"].Value}| {(now.Count == 0 ? Nobody : string.Join(", ", now))} |";
    }

    private static HashSet<string> SendersOf(Match row) => [.. row.Groups["senders"].Value.Split(", ")];

    private static string FilePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the test assembly.");
        return Path.Combine(folder.FullName, "docs", "local-mongo.md");
    }

    [GeneratedRegex(@"^(?<before>\| `(?<token>[A-Za-z]+:[^`]+)` \|.*)\| (?<senders>[^|]*) \|$")]
    private static partial Regex Row();
}
