using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using Pathways.Api.Features.Employers;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Vault;

/// <summary>Words and numbers that stand nowhere else are put into everything that a person can write. They stand in no file of the database
/// and in no line of the log.</summary>
[Trait("Invariant", "17")]
public sealed class PlantedTextTests
{
    private readonly List<string> _planted = [];
    private readonly List<double> _numbers = [];

    [Theory]
    [InlineData("Information")]
    [InlineData("Trace")]
    public async Task What_a_person_writes_stands_in_no_file_and_in_no_log_line_in_the_clear(string level)
    {
        await using var app = await PathwaysApp.StartAsync(new Dictionary<string, string> { ["Logging:LogLevel:Default"] = level, ["Logging:LogLevel:Microsoft"] = level == "Trace" ? "Trace" : "Warning" });
        var (seen, logged) = (Word("seen"), Word("logged"));
        await app.Services.GetRequiredService<EmployerService>().AddAsync([new("employer-seen", seen, EmployerState.Applied)], CancellationToken.None);
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Control").LogInformation("{Word}", logged);
        _planted.Clear();

        var person = await RegisterAsync(app);
        await WriteEverythingAsync(person.Client);
        await WriteWhatIsRefusedAsync(app, person.Client, inQueries: level != "Trace");
        await BreakAsync(app, person);

        Assert.True(_planted.Count > 20);
        var files = FilesOf(app);
        // What may be seen is seen: the search finds what is there.
        Assert.True(IsIn(files, Encoding.UTF8.GetBytes(seen)) && IsIn(files, Encoding.UTF8.GetBytes(person.SignInName)));
        Assert.Contains(app.Logs.Lines, line => line.Contains(logged, StringComparison.Ordinal));
        Assert.Contains(app.Logs.Lines, line => line.Contains("CryptographicException", StringComparison.Ordinal));
        foreach (var word in _planted)
        {
            Assert.False(IsIn(files, Encoding.UTF8.GetBytes(word)) || IsIn(files, Encoding.Unicode.GetBytes(word)), $"{word} stands in the database.");
            Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
        foreach (var number in _numbers)
        {
            var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.False(IsIn(files, Encoding.UTF8.GetBytes(digits)) || IsIn(files, BitConverter.GetBytes(number)), $"{digits} stands in the database.");
            Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(digits, StringComparison.Ordinal));
        }
    }

    private async Task<TestPerson> RegisterAsync(PathwaysApp app)
    {
        var passphrase = $"four plain words {Word("passphrase")}";
        using var made = await app.Anonymous.PostAsJsonAsync("/api/v1/account/register", new { passphrase, language = "en", isAdult = true });
        var registered = await made.Content.ReadFromJsonAsync<JsonElement>();
        var name = registered.GetProperty("signInName").GetString()!;
        _planted.AddRange(registered.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!));
        using var wrong = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = Word("wrong-passphrase") });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var answer = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase });
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _planted.AddRange([passphrase, tokens.GetProperty("accessToken").GetString()!, tokens.GetProperty("refreshToken").GetString()!]);
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());
        await using var scope = app.Services.CreateAsyncScope();
        var id = (await scope.ServiceProvider.GetRequiredService<Features.Accounts.Stores.AccountStore>().FindByNameAsync(name, CancellationToken.None))!.Id;
        return new(client, id, name, passphrase);
    }

    private async Task WriteEverythingAsync(HttpClient client)
    {
        await SendAsync(client, HttpMethod.Put, "me/profile", new
        {
            displayName = Word("name"),
            skills = new[] { new { id = "skill:wash-dishes", level = 3 } },
            experience = new[] { new { title = Word("title"), months = 31 } },
            certificates = new[] { new { title = Word("certificate"), from = Word("from") } },
            place = new { name = Word("place"), lat = Number(38), lon = Number(-77), maxKm = Number(11) },
            minPay = new { amount = Number(16), currency = "USD", per = "hour" },
            avoids = new { employers = new[] { Word("avoided employer") }, areas = new[] { new { lat = Number(39), lon = Number(-76), km = Number(3) } } },
        });
        await SendAsync(client, HttpMethod.Get, "me/profile", null);
        await SendAsync(client, HttpMethod.Get, "me/matches?take=20", null);
        await SendAsync(client, HttpMethod.Post, "skills/suggest", new { text = "I can cook and " + Word("own words"), language = "en" });
        await SendAsync(client, HttpMethod.Post, "me/permits", new { lastDay = "2031-07-19", jurisdiction = Word("in"), category = Word("category"), firstDay = "2029-07-20" });
        await SendAsync(client, HttpMethod.Put, "me/contact-plan", new { senderName = Word("sender"), timeZone = "America/New_York" });
        await SendAsync(client, HttpMethod.Get, "me/permits/outlook", null);
    }

    private async Task WriteWhatIsRefusedAsync(PathwaysApp app, HttpClient client, bool inQueries)
    {
        await SendAsync(client, HttpMethod.Put, "me/profile", new { displayName = new[] { Word("in a list") } }, HttpStatusCode.BadRequest);
        await SendAsync(client, HttpMethod.Put, "me/profile", new { wants = new[] { Word("no id") }, place = new { name = Word("no place") }, displayName = Word("old version") }, HttpStatusCode.BadRequest);
        await SendAsync(client, HttpMethod.Put, "me/profile", new { displayName = Word("no version") }, HttpStatusCode.PreconditionRequired);
        await SendAsync(client, HttpMethod.Put, "me/avoid-list", new { employers = new[] { Word("employer"), " " } }, HttpStatusCode.BadRequest);
        using var broken = new StringContent($"{{\"displayName\": \"{Word("broken")}\"", Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync("/api/v1/me/profile", broken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var unsigned = await app.Anonymous.PutAsJsonAsync("/api/v1/me/profile", new { displayName = Word("unsigned") });
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        if (!inQueries)
            return;
        // ASP.NET itself logs whole addresses where somebody turns that on; as it ships, nothing does.
        foreach (var query in new[] { "skills?query=", "occupations?query=", "places?query=", "openings?text=", "openings?place=" })
            using (await client.GetAsync($"/api/v1/{query}{Word("query")}"))
            {
            }
    }

    /// <summary>A value that does not open any more: the surprise is logged, not what was around it.</summary>
    private static async Task BreakAsync(PathwaysApp app, TestPerson person)
    {
        var mine = app.Services.GetRequiredService<Pseudonyms>().Of(PersonalFields.Profiles, person.Id);
        await new MongoClient(app.Mongo.ConnectionString).GetDatabase(app.DatabaseName).GetCollection<BsonDocument>(PersonalFields.Profiles)
            .UpdateOneAsync(Builders<BsonDocument>.Filter.Eq("_id", mine), Builders<BsonDocument>.Update.Set("fields.wants", new byte[60]));
        await SendAsync(person.Client, HttpMethod.Get, "me/profile", null, HttpStatusCode.InternalServerError);
    }

    private static async Task SendAsync(HttpClient client, HttpMethod method, string address, object? body, HttpStatusCode? expected = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        Assert.True(expected is null ? answer.IsSuccessStatusCode : answer.StatusCode == expected, $"{method} {address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Everything that the server keeps: its files, where it is embedded; and every document as the driver gives it.</summary>
    private static List<byte[]> FilesOf(PathwaysApp app)
    {
        var client = new MongoClient(app.Mongo.ConnectionString);
        var all = new List<byte[]>();
        foreach (var database in new[] { app.DatabaseName, app.DatabaseName + "-keys" })
            foreach (var collection in client.GetDatabase(database).ListCollectionNames().ToList())
                all.AddRange(client.GetDatabase(database).GetCollection<BsonDocument>(collection).Find(FilterDefinition<BsonDocument>.Empty).ToList().Select(document => document.ToBson()));
        if (app.Mongo.DataFolder is not { } folder)
            return all;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0).ToList();
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        return [.. all, .. files.Select(Read)];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    }

    private static bool IsIn(List<byte[]> files, byte[] wanted) => files.Exists(file => file.AsSpan().IndexOf(wanted) >= 0);

    private string Word(string about)
    {
        var word = $"{about} {Guid.NewGuid():N}";
        _planted.Add(word[^32..]);
        return word;
    }

    private double Number(int near)
    {
        var number = near + Math.Round(Random.Shared.NextDouble() * 0.9, 9) + 0.000_000_001;
        _numbers.Add(number);
        return number;
    }
}
