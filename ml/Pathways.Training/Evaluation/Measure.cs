using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Pathways.Training;

/// <summary>One figure of a measurement.</summary>
internal sealed record Measure(string Suite, string System, string Metric, double Value, string Unit);

/// <summary>Measurements as a table for people and as JSON for programs.</summary>
internal static class MeasureReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(IReadOnlyList<Measure> measures, FileInfo? json)
    {
        foreach (var suite in measures.GroupBy(m => m.Suite)) AnsiConsole.Write(TableOf(suite.Key, [.. suite]));
        if (json is not null) File.WriteAllText(json.FullName, JsonSerializer.Serialize(measures, Json));
    }

    private static Table TableOf(string suite, IReadOnlyList<Measure> measures)
    {
        var metrics = measures.Select(m => m.Metric).Distinct().ToArray();
        var table = new Table().Title(suite).AddColumn("system");
        foreach (var metric in metrics) table.AddColumn(new TableColumn(metric).RightAligned());
        foreach (var system in measures.GroupBy(m => m.System))
            table.AddRow([system.Key, .. metrics.Select(metric => system.FirstOrDefault(m => m.Metric == metric) is { } m ? Text(m) : "")]);
        return table;
    }

    private static string Text(Measure m) =>
        m.Value.ToString(m.Unit == "count" ? "0.##" : m.Value is 0 or >= 0.001 or <= -0.001 ? "0.000" : "0.0e0", CultureInfo.InvariantCulture);
}
