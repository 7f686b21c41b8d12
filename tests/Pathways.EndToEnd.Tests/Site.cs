using System.Collections.Concurrent;
using Microsoft.Playwright;
using OtpNet;

[assembly: AssemblyFixture(typeof(Pathways.EndToEnd.Tests.Site))]

namespace Pathways.EndToEnd.Tests;

/// <summary>One host and one browser for all journeys; each journey has a browser context, and so cookies, of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>The passphrase of the sample accounts, and of those that tests make.</summary>
    public const string Passphrase = "try pathways locally";

    /// <summary>A phone's and a desk's, in pixels.</summary>
    public static readonly IReadOnlyList<int> Widths = [360, 1280];

    private const string TotpSecret = "JBSWY3DPEHPK3PXP";
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];
    private static readonly string[] Arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly ConcurrentDictionary<string, Turn> _turns = new();
    private readonly ConcurrentDictionary<string, long> _usedSteps = new();
    private readonly Lazy<Task<SiteProcess>> _host = new(() => SiteProcess.StartAsync(new Dictionary<string, string> { ["Permits:SweepEvery"] = "00:00:05" }));
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Sessions of sample accounts that a code was needed for.</summary>
    internal ConcurrentDictionary<string, string> Sessions { get; } = [];

    /// <summary>The host, started when it is first wanted; only the sweep's interval is set.</summary>
    internal Task<SiteProcess> HostAsync() => _host.Value;

    /// <summary>Where Exit leads in these tests; nothing answers there, the browser is told what it sees.</summary>
    public static Uri ExitTo { get; } = new("https://www.weather.gov/");

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("PATHWAYS_TEST_BROWSER") is not { Length: > 0 } program)
            program = Browsers.FirstOrDefault(File.Exists) ?? "";
        if (program.Length == 0)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments, Headless = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _host.Value).DisposeAsync();
    }

    /// <summary>A visitor with an empty browser. The test is skipped where no browser is installed.</summary>
    /// <param name="script">Most go without: every page has to work so.</param>
    /// <param name="host">Another host than the usual one.</param>
    internal async Task<Visitor> VisitAsync(bool script = false, SiteProcess? host = null)
    {
        Assert.SkipWhen(_browser is null, "No Chromium or Chrome was found. Install one, or name its program in PATHWAYS_TEST_BROWSER.");
        host ??= await HostAsync();
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            JavaScriptEnabled = script,
            Locale = "en-US",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = Widths[0], Height = 800 },
        });
        context.SetDefaultTimeout(15_000);
        return new Visitor(this, host, context, await context.NewPageAsync());
    }

    /// <summary>Waits for one's turn to sign in to an account with a code: each code works once, and only after those before it.</summary>
    internal async Task<IDisposable> TurnAsync(string signInName)
    {
        var turn = _turns.GetOrAdd(signInName, _ => new());
        await turn.WaitAsync();
        return turn;
    }

    /// <summary>A code of an account's second factor, the sample accounts' unless a secret is given. A second one waits for the next half minute.</summary>
    internal async Task<string> CodeAsync(string signInName, string? secret = null)
    {
        // The host takes the code of the next half minute too, so two sign-ins in a row need not wait.
        var step = Math.Max(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30, _usedSteps.GetValueOrDefault(signInName, -1) + 1);
        while (step > DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + 1)
            await Task.Delay(500);
        _usedSteps[signInName] = step;
        return new Totp(Base32Encoding.ToBytes(secret ?? TotpSecret)).ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * 30).UtcDateTime);
    }

    private sealed class Turn : IDisposable
    {
        private readonly SemaphoreSlim _one = new(1);

        public Task WaitAsync() => _one.WaitAsync();

        public void Dispose() => _one.Release();
    }
}
