using System.CommandLine;
using System.Globalization;
using Pathways.Host.Commands.JobOrders;

namespace Pathways.Host.Commands;

/// <summary><c>import-orders --file FILE [--approve-employers]</c>: turns a file of US job orders into openings; with <c>--sample N [--seed S]</c>
/// it stores nothing, and prints what it found in N of them.</summary>
internal static class ImportOrdersCommand
{
    public static Command Make(IServiceProvider services)
    {
        var file = new Option<string>("--file") { Description = "The orders, as .csv or .csv.gz (docs/job-orders.md).", Required = true };
        var approve = new Option<bool>("--approve-employers") { Description = "Approves the orders' employers for a year. In Development only." };
        var sample = new Option<int?>("--sample") { Description = "Stores nothing: prints what was found in so many orders drawn at random." };
        var seed = new Option<int>("--seed") { Description = "The same seed draws the same orders." };
        var command = new Command("import-orders", "Turns US job orders into openings. The same file twice changes nothing.") { file, approve, sample, seed };
        command.SetAction((arguments, stop) =>
        {
            var (path, output) = (arguments.GetRequiredValue(file), arguments.InvocationConfiguration.Output);
            return arguments.GetValue(sample) is { } count
                ? SampleAsync(services, path, count, arguments.GetValue(seed), output)
                : RunAsync(services, path, arguments.GetValue(approve), output, stop);
        });
        return command;
    }

    private static async Task<int> SampleAsync(IServiceProvider services, string file, int count, int seed, TextWriter output)
    {
        if (Find(file) is not { } path)
        {
            await output.WriteLineAsync($"There is no file {file}.");
            return 2;
        }
        var orders = ActivatorUtilities.CreateInstance<JobOrderImport>(services).Read(path).Orders;
        await OrderSample.WriteAsync(OrderSample.Draw(orders, count, seed), output);
        return 0;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string file, bool approve, TextWriter output, CancellationToken stop)
    {
        if (approve && !services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await output.WriteLineAsync("--approve-employers is for Development only: elsewhere two officers approve an employer.");
            return 2;
        }
        if (Find(file) is not { } path)
        {
            await output.WriteLineAsync($"There is no file {file}.");
            return 2;
        }
        var report = await ActivatorUtilities.CreateInstance<JobOrderImport>(services).RunAsync(path, approve, stop);
        await WriteAsync(report, output);
        return report.IsReadable ? 0 : 1;
    }

    private static async Task WriteAsync(ImportReport report, TextWriter output)
    {
        foreach (var fault in report.Faults)
            await output.WriteLineAsync(fault.ToString());
        var culture = CultureInfo.InvariantCulture;
        var titles = report.Taken == 0 ? 0 : 100.0 * report.WithOccupation / report.Taken;
        await output.WriteLineAsync(string.Create(culture, $"rows read {report.Read}, taken {report.Taken}, faulty {report.Read - report.Taken}"));
        await output.WriteLineAsync(string.Create(culture, $"openings new {report.Stored.Added}, changed {report.Stored.Changed}, as before {report.Stored.Unchanged}; employers new {report.NewEmployers}, approved {report.Approved}"));
        await output.WriteLineAsync(string.Create(culture, $"titles with an occupation {report.WithOccupation} ({titles:F1} %)"));
    }

    /// <summary><c>dotnet run</c> moves into the project's folder, two below the one where the README's commands are typed: a relative path
    /// is looked for in both, and between them.</summary>
    private static string? Find(string file)
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        return new[] { folder, folder.Parent, folder.Parent?.Parent }.OfType<DirectoryInfo>()
            .Select(from => Path.GetFullPath(file, from.FullName)).FirstOrDefault(File.Exists);
    }
}
