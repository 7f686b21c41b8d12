using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pathways.EndToEnd.Tests;

/// <summary>The host as the README starts it, as a process of its own, on a free port and with a data folder of its own or another's.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly bool _ownsFolder;

    private SiteProcess(Process process, Uri address, string dataFolder, bool ownsFolder) =>
        (_process, Address, DataFolder, _ownsFolder) = (process, address, dataFolder, ownsFolder);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Where its data lies.</summary>
    public string DataFolder { get; }

    /// <summary>All that it printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts a host and waits until it answers that it is ready.</summary>
    /// <param name="settings">Settings beside port and data folder, as on the command line.</param>
    /// <param name="beside">Another host, whose data folder this one uses too.</param>
    public static async Task<SiteProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, SiteProcess? beside = null)
    {
        var port = FreePort();
        var folder = beside?.DataFolder ?? Directory.CreateTempSubdirectory("pathways-site-").FullName;
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.HostFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Repository.HostProgram, "--urls", $"http://localhost:{port}", "--LocalMongo:DataFolder", folder];
        foreach (var argument in arguments.Concat((settings ?? new Dictionary<string, string>()).SelectMany(setting => new[] { "--" + setting.Key, setting.Value })))
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var site = new SiteProcess(Process.Start(start)!, new Uri($"http://localhost:{port}"), folder, beside is null);
        site.Listen();
        await site.UntilReadyAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_ownsFolder)
            Directory.Delete(DataFolder, recursive: true);
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var since = Stopwatch.StartNew(); since.Elapsed < StartWithin; await Task.Delay(200))
        {
            if (_process.HasExited)
                break;
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/readyz"))).IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }
        var output = Output;
        await DisposeAsync();
        throw new InvalidOperationException($"The host did not become ready.\n{output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
