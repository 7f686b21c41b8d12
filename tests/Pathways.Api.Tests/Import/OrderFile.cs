using Microsoft.Extensions.DependencyInjection;
using Pathways.Host.Commands.JobOrders;

namespace Pathways.Api.Tests.Import;

/// <summary>A file of job orders that a test writes: each row says what differs from a plain one.</summary>
internal sealed class OrderFile : IDisposable
{
    private static readonly Dictionary<string, string> Plain = new()
    {
        ["ref"] = "t-1",
        ["case_status"] = "Determination Issued - Certification",
        ["job_title"] = "Landscape Laborer",
        ["basic_rate_from"] = "18.91",
        ["basic_rate_to"] = "20",
        ["pay_range_desc"] = "Hour",
        ["work_hour_num_basic"] = "40",
        ["add_wage_info"] = "N/A",
        ["total_positions"] = "6",
        ["hourly_work_schedule_am"] = "7:00 A.M.",
        ["hourly_work_schedule_pm"] = "3:30 P.M.",
        ["begin_date"] = "2026-03-01T00:00:00Z",
        ["end_date"] = "2026-11-30T00:00:00Z",
        ["active_date"] = "2026-02-08T00:00:00Z",
        ["emp_exp_num_months"] = "0",
        ["education_level"] = "None",
        ["special_req"] = "",
        ["employer_business_name"] = "Invented Gardens LLC",
        ["employer_city"] = "Oakland",
        ["employer_state"] = "CALIFORNIA",
        ["worksite_city"] = "Oakland",
        ["worksite_state"] = "CALIFORNIA",
        ["worksite_zip"] = "94601",
    };

    /// <summary>Where it lies.</summary>
    public string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("pathways-orders-").FullName, "orders.csv");

    /// <summary>Writes rows; each is given by the cells that differ from a plain row.</summary>
    public OrderFile Write(params IReadOnlyDictionary<string, string>[] rows)
    {
        var lines = rows.Select(row => string.Join(',', Plain.Keys.Select(column => Quoted(row.GetValueOrDefault(column, Plain[column])))));
        File.WriteAllLines(Path, lines.Prepend(string.Join(',', Plain.Keys)));
        return this;
    }

    /// <summary>The one row of a file, read.</summary>
    public static JobOrder Read(PathwaysApp app, params (string Column, string Cell)[] cells)
    {
        using var file = new OrderFile().Write(Row(cells));
        var (_, orders, faults) = Import(app).Read(file.Path);
        Assert.Empty(faults);
        return Assert.Single(orders);
    }

    /// <summary>The faults of one row.</summary>
    public static IReadOnlyList<RowFault> Faults(PathwaysApp app, params (string Column, string Cell)[] cells)
    {
        using var file = new OrderFile().Write(Row(cells));
        var (_, orders, faults) = Import(app).Read(file.Path);
        Assert.Empty(orders);
        return faults;
    }

    public static Dictionary<string, string> Row(params (string Column, string Cell)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Cell);

    public static JobOrderImport Import(PathwaysApp app) => ActivatorUtilities.CreateInstance<JobOrderImport>(app.Services);

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
