using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Pathways.EndToEnd.Tests;

/// <summary>The host as the README starts it, as a process of its own, on a free port and with a data folder of its own or another's.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(90), StopWithin = TimeSpan.FromSeconds(20);
    private const int AskToStop = 15;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly bool _ownsFolder;

    private SiteProcess(Process process, Uri address, string dataFolder, IReadOnlyDictionary<string, string> settings, bool ownsFolder) =>
        (_process, Address, DataFolder, Settings, _ownsFolder) = (process, address, dataFolder, settings, ownsFolder);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Where its data lies.</summary>
    public string DataFolder { get; }

    /// <summary>Settings beside port and data folder.</summary>
    private IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>All that it printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts a host and waits until it answers that it is ready.</summary>
    /// <param name="settings">Settings beside port and data folder, as on the command line.</param>
    /// <param name="beside">Another host, whose data folder and settings this one has too: the last host to start says when jobs recur.</param>
    public static async Task<SiteProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, SiteProcess? beside = null)
    {
        settings ??= beside?.Settings ?? new Dictionary<string, string>();
        var port = FreePort();
        var folder = beside?.DataFolder ?? Directory.CreateTempSubdirectory("pathways-site-").FullName;
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.HostFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Repository.HostProgram, "--urls", $"http://localhost:{port}", "--LocalMongo:DataFolder", folder];
        foreach (var argument in arguments.Concat(settings.SelectMany(setting => new[] { "--" + setting.Key, setting.Value })))
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var site = new SiteProcess(Process.Start(start)!, new Uri($"http://localhost:{port}"), folder, settings, beside is null);
        site.Listen();
        await site.UntilReadyAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        if (_ownsFolder)
            Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>Asks it to stop, as a service manager would: a host that is killed leaves its background jobs to others only minutes later.</summary>
    private async Task StopAsync()
    {
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            _ = Ask(_process.Id, AskToStop);
            using var limit = new CancellationTokenSource(StopWithin);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                // It did not want to.
            }
        }
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int process, int signal);

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
