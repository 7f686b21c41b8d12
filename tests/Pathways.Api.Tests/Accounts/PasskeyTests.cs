using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Accounts;

public sealed class PasskeyTests
{
    private static readonly Dictionary<string, string> WithPasskeys = new() { ["Accounts:PasskeyDomain"] = "localhost" };

    [Fact]
    public async Task A_passkey_is_added_signs_in_without_passphrase_or_code_and_can_be_taken_away()
    {
        await using var app = await PathwaysApp.StartAsync(WithPasskeys);
        var officer = await app.NewStaffAsync(Roles.Officer);
        using var authenticator = new SoftwareAuthenticator();
        Assert.Equal(HttpStatusCode.NoContent, await AddAsync(officer.Client, authenticator, "phone"));

        var (status, tokens) = await SignInAsync(app, authenticator);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Roles.Officer, tokens.GetProperty("roles")[0].GetString());

        var listed = (await officer.Client.GetFromJsonAsync<JsonElement>("/api/v1/account/passkeys")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal("phone", listed.GetProperty("name").GetString());
        using var removed = await officer.Client.DeleteAsync("/api/v1/account/passkeys/" + listed.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(app, authenticator)).Status);
    }

    [Fact]
    public async Task A_passkey_of_another_site_or_of_nobody_opens_nothing()
    {
        await using var app = await PathwaysApp.StartAsync(WithPasskeys);
        var person = await app.NewJobSeekerAsync();
        using var elsewhere = new SoftwareAuthenticator("http://elsewhere.example");
        Assert.Equal(HttpStatusCode.BadRequest, await AddAsync(person.Client, elsewhere, null));
        using var nobody = new SoftwareAuthenticator();
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(app, nobody)).Status);
    }

    [Fact]
    public async Task One_ceremony_cannot_end_in_two_accounts()
    {
        await using var app = await PathwaysApp.StartAsync(WithPasskeys);
        var (first, second) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        using var authenticator = new SoftwareAuthenticator();
        var options = await OptionsAsync(first.Client, "/api/v1/account/passkeys/options");
        var credential = authenticator.Create(options);
        using var wrong = await PostAsync(second.Client, "/api/v1/account/passkeys", new { credential });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static async Task<HttpStatusCode> AddAsync(HttpClient client, SoftwareAuthenticator authenticator, string? name)
    {
        var credential = authenticator.Create(await OptionsAsync(client, "/api/v1/account/passkeys/options"));
        using var added = await PostAsync(client, "/api/v1/account/passkeys", new { credential, name });
        return added.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SignInAsync(PathwaysApp app, SoftwareAuthenticator authenticator)
    {
        using var client = app.CreateClient();
        var credential = authenticator.Get(await OptionsAsync(client, "/api/v1/account/sign-in/passkey/options"));
        using var signedIn = await PostAsync(client, "/api/v1/account/sign-in/passkey", new { credential });
        return (signedIn.StatusCode, await signedIn.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>As a browser does: with the page's origin, which the server compares with the one that the authenticator signed.</summary>
    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Origin", "http://localhost");
        return client.SendAsync(request);
    }

    private static async Task<JsonElement> OptionsAsync(HttpClient client, string address)
    {
        using var response = await client.PostAsync(address, null);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
