using System.Diagnostics;

namespace Pathways.LocalMongo.Tests.Crash;

/// <summary>The LocalMongo program as a process of its own, which can be killed as the system would kill it.</summary>
internal sealed class DatabaseProcess : IDisposable
{
    private readonly Process _process;

    private DatabaseProcess(Process process, string connectionString, TimeSpan startTime) => (_process, ConnectionString, StartTime) = (process, connectionString, startTime);

    /// <summary>What the program said when it listened.</summary>
    public string ConnectionString { get; }

    /// <summary>From the start of the process to its first line.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Starts the program on a folder and waits until it listens, as the README shows it but for the build.</summary>
    public static async Task<DatabaseProcess> StartAsync(string folder)
    {
        var waited = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [typeof(LocalMongoServer).Assembly.Location, "--port", "0", "--data", folder]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
                if (line.StartsWith("mongodb://", StringComparison.Ordinal))
                    return new(process, line, waited.Elapsed);
            throw new InvalidOperationException("The program ended without listening.");
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
