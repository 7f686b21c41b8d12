using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Taxonomy = Pathways.Matching.Taxonomy;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>Reads a file of job orders and stores what could be read. Orders are known by their case number, so that the same file twice
/// changes nothing, and a newer one brings its changes.</summary>
internal sealed class JobOrderImport(EmployerService employers, OpeningService openings, Taxonomy taxonomy, PlaceService places)
{
    /// <param name="path">A .csv, or a .csv.gz.</param>
    /// <param name="approve">Approves the employers that nobody has decided about, for a year.</param>
    public async Task<ImportReport> RunAsync(string path, bool approve, CancellationToken stop)
    {
        var (read, orders, faults) = Read(path);
        var ids = orders.ToDictionary(order => order.Reference, EmployerIdOf);
        var wanted = orders.GroupBy(order => ids[order.Reference]).Select(group => new NewEmployer(group.Key, group.First().EmployerName, EmployerState.Applied)).ToList();
        var added = await employers.AddAsync(wanted, stop);
        var approved = approve ? await ApproveAsync([.. wanted.Select(employer => employer.Id)], stop) : 0;
        var stored = await openings.AddAsync([.. orders.Select(order => new NewOpening(order.OpeningId, ids[order.Reference], order.State, order.PostedOn, order.Details))], stop);
        return new(read, orders.Count, orders.Count(order => order.Details.Occupation is not null), added, approved, stored, faults);
    }

    /// <summary>Every order of the file that can be read, and what can't be, in the file's order.</summary>
    internal (int Read, IReadOnlyList<JobOrder> Orders, IReadOnlyList<RowFault> Faults) Read(string path)
    {
        using var file = File.OpenRead(path);
        using var text = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var rows = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        rows.ReadHeader();
        var missing = JobOrderReader.Columns.Except(rows.Headers, StringComparer.OrdinalIgnoreCase).Select(column => new RowFault(0, 1, column, "the column is missing.")).ToList();
        return missing.Count > 0 ? (0, [], missing) : Read(rows);
    }

    private (int Read, IReadOnlyList<JobOrder> Orders, IReadOnlyList<RowFault> Faults) Read(CsvReader rows)
    {
        var reader = new JobOrderReader(taxonomy, places);
        var (read, orders, faults) = (0, new Dictionary<string, JobOrder>(), new List<RowFault>());
        while (rows.Read())
        {
            read++;
            var cells = new RowCells(rows);
            var order = reader.Read(cells);
            if (order is not null && !orders.TryAdd(order.Reference, order))
                cells.Fault("ref", $"“{order.Reference}” stands in an earlier row.");
            faults.AddRange(cells.Faults);
        }
        return (read, [.. orders.Values], faults);
    }

    private async Task<int> ApproveAsync(IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        var undecided = (await employers.FindAsync(ids, stop)).Values.Where(employer => employer.State == EmployerState.Applied).Select(employer => employer.Id).ToList();
        await employers.SetStateAsync(undecided, EmployerState.Approved, openings.Today.AddYears(1), stop);
        return undecided.Count;
    }

    /// <summary>One employer, however its name is spelled: letters and digits alone, and the state.</summary>
    private static string EmployerIdOf(JobOrder order)
    {
        var name = string.Concat(order.EmployerName.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return "order-employer-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{order.EmployerState}")).AsSpan(0, 8));
    }
}
