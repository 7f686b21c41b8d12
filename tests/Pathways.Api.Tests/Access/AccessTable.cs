namespace Pathways.Api.Tests.Access;

/// <summary>A line of <c>access.tsv</c>.</summary>
/// <param name="Expected">By relation; a relation without a thing is not there.</param>
internal sealed record AccessRow(string Route, string Who, IReadOnlyDictionary<string, int> Expected)
{
    private const string Anyone = "anyone", SignedIn = "signed-in", Stranger = "stranger";

    /// <summary>True when the role gets in.</summary>
    public bool Admits(string role) => Who switch
    {
        Anyone => true,
        SignedIn => role != AccessTable.Nobody,
        Stranger => role == AccessTable.Nobody,
        _ => Who.Split(',').Contains(role),
    };

    /// <summary>Somebody who gets in.</summary>
    public string First => Admits(AccessTable.Nobody) ? AccessTable.Nobody : Security.Roles.All.First(Admits);

    /// <summary>What somebody is answered.</summary>
    /// <param name="unsigned">The answer to nobody where somebody is wanted.</param>
    public int For(string relation, string role, int unsigned) => Admits(role) ? Expected[relation] : role == AccessTable.Nobody ? unsigned : Who == Stranger ? 302 : 403;
}

/// <summary>The table that is written by hand.</summary>
internal static class AccessTable
{
    public const string Nobody = "nobody";
    private const string None = "-";

    public static IReadOnlyList<AccessRow> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "access.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        var relations = lines[0][2..];
        return [.. lines.Skip(1).Select(cells => new AccessRow(cells[0], cells[1],
            relations.Zip(cells[2..]).Where(pair => pair.Second != None).ToDictionary(pair => pair.First, pair => int.Parse(pair.Second, System.Globalization.CultureInfo.InvariantCulture))))];
    }
}
