using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OtpNet;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Security;
using Pathways.TestDatabase;

[assembly: AssemblyFixture(typeof(Pathways.Api.Tests.PathwaysApp))]

namespace Pathways.Api.Tests;

/// <summary>Somebody with an account, and a client that is signed in as them.</summary>
public sealed record TestPerson(HttpClient Client, string Id, string SignInName, string Passphrase, string RefreshToken = "")
{
    /// <summary>The person as services see them.</summary>
    public CurrentUser AsUser(params string[] roles) => new(Id, roles.Length == 0 ? new HashSet<string> { Roles.JobSeeker } : roles.ToHashSet(), "");
}

/// <summary>The host's whole pipeline on a real database. One for the assembly; tests that need other settings or another clock start their own.</summary>
public sealed class PathwaysApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>A secret for authenticator codes of staff accounts.</summary>
    public const string TotpSecret = "JBSWY3DPEHPK3PXP";

    private const string Passphrase = "try pathways locally";
    private readonly string _folder = Directory.CreateTempSubdirectory("pathways-app-").FullName;
    private readonly Dictionary<string, string> _settings = [];
    private readonly Lazy<HttpClient> _anonymous;
    private TestMongo? _mongo;

    public PathwaysApp() => _anonymous = new(() => CreateClient());

    /// <summary>The environment's name; Production unless a test says otherwise.</summary>
    public string Environment { get; private init; } = "Production";

    /// <summary>The host's clock: real time, moved on by tests that own their app.</summary>
    public MovedTime Time { get; } = new();

    /// <summary>What the host logged, line by line.</summary>
    public CapturedLogs Logs { get; } = new();

    /// <summary>Nobody signed in.</summary>
    public HttpClient Anonymous => _anonymous.Value;

    /// <summary>The server behind it.</summary>
    public TestMongo Mongo => _mongo!;

    /// <summary>The main database's name.</summary>
    public string DatabaseName { get; private init; } = "pathways-" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The key ring's file.</summary>
    public string KeyFile { get; private init; } = "";

    /// <summary>Starts an app of one's own, with settings beside the usual ones; on another app's database when that is given.</summary>
    public static async Task<PathwaysApp> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string environment = "Production", PathwaysApp? sameDatabaseAs = null,
        Action<MongoDB.Driver.MongoClientSettings>? storage = null)
    {
        var app = new PathwaysApp
        {
            Environment = environment,
            DatabaseName = sameDatabaseAs?.DatabaseName ?? "pathways-" + Guid.NewGuid().ToString("N")[..12],
            KeyFile = sameDatabaseAs?.KeyFilePath ?? "",
            _mongo = sameDatabaseAs?._mongo,
            IsGuest = sameDatabaseAs is not null,
            Storage = storage,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            app._settings[key] = value;
        await app.InitializeAsync();
        return app;
    }

    private bool IsGuest { get; init; }

    /// <summary>A test's own word on the database client's settings.</summary>
    private Action<MongoDB.Driver.MongoClientSettings>? Storage { get; init; }

    public async ValueTask InitializeAsync()
    {
        _mongo ??= await TestMongo.StartAsync();
        _ = Server;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        // Styles and pictures as a published host has them: else they are served empty outside Development.
        builder.UseStaticWebAssets();
        var settings = new Dictionary<string, string>
        {
            ["Storage:ConnectionString"] = Mongo.ConnectionString,
            ["Storage:Database"] = DatabaseName,
            ["Vault:KeyFile"] = KeyFilePath,
            ["Vault:MakeKeyFile"] = "true",
            ["Accounts:OpenRegistration"] = "true",
            ["SampleData:Load"] = "false",
            ["Jobs:Workers"] = "0",
        };
        foreach (var (key, value) in _settings)
            settings[key] = value;
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(Logs);
            services.Configure<Persistence.StorageOptions>(options => options.Configure += CommandShapesHook + Storage);
        });
    }

    private string KeyFilePath => KeyFile.Length > 0 ? KeyFile : Path.Combine(_folder, "keys.json");

    /// <summary>Notes the command shapes of this suite; at its end they are compared with docs/local-mongo.md.</summary>
    private static void CommandShapesHook(MongoDB.Driver.MongoClientSettings settings) => CommandShapes.RecordFrom(settings);

    /// <summary>Registers a job seeker through the API and signs in.</summary>
    public async Task<TestPerson> NewJobSeekerAsync(string language = "en")
    {
        using var made = await Anonymous.PostAsJsonAsync("/api/v1/account/register", new { passphrase = Passphrase, language });
        made.EnsureSuccessStatusCode();
        var name = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("signInName").GetString()!;
        return await SignInAsync(name);
    }

    /// <summary>Makes an account with the given roles and signs in, with a code.</summary>
    public async Task<TestPerson> NewStaffAsync(params string[] roles)
    {
        var name = "staff-" + Guid.NewGuid().ToString("N")[..12];
        await using (var scope = Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AccountService>().CreateAsync(new(name, Passphrase, roles, TotpSecret: TotpSecret), CancellationToken.None);
        return await SignInAsync(name, withCode: true);
    }

    /// <summary>A client signed in as an account that exists.</summary>
    public async Task<TestPerson> SignInAsync(string name, bool withCode = false)
    {
        var code = withCode ? new Totp(Base32Encoding.ToBytes(TotpSecret)).ComputeTotp(Time.GetUtcNow().UtcDateTime) : null;
        using var response = await Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = Passphrase, code });
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body.GetProperty("accessToken").GetString());
        return new(client, await IdOfAsync(name), name, Passphrase, body.GetProperty("refreshToken").GetString()!);
    }

    /// <summary>A client of each role that is not among the allowed ones, by role; and nobody.</summary>
    public async Task<IReadOnlyList<(string Role, HttpClient Client, System.Net.HttpStatusCode Expected)>> EverybodyButAsync(params string[] allowed)
    {
        var others = new List<(string, HttpClient, System.Net.HttpStatusCode)> { ("nobody", Anonymous, System.Net.HttpStatusCode.Unauthorized) };
        foreach (var role in Roles.All.Except(allowed))
            others.Add((role, (await (role == Roles.JobSeeker ? NewJobSeekerAsync() : NewStaffAsync(role))).Client, System.Net.HttpStatusCode.Forbidden));
        return others;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!IsGuest && _mongo is not null)
            await _mongo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> IdOfAsync(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Features.Accounts.Stores.AccountStore>().FindByNameAsync(name, CancellationToken.None))!.Id;
    }
}
