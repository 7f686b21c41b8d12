using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Accounts;

public sealed class SignInTests(PathwaysApp app)
{
    [Fact]
    public async Task Registering_makes_a_name_and_recovery_codes_and_signing_in_gives_tokens()
    {
        using var made = await app.Anonymous.PostAsJsonAsync("/api/v1/account/register", new { passphrase = "four plain words here", language = "en" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var body = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Matches("^[a-z]+-[a-z]+-[0-9]{4}$", body.GetProperty("signInName").GetString());
        Assert.Equal(8, body.GetProperty("recoveryCodes").GetArrayLength());

        using var signedIn = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in",
            new { signInName = body.GetProperty("signInName").GetString(), passphrase = "four plain words here" });
        var tokens = await signedIn.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Equal(1200, tokens.GetProperty("expiresIn").GetInt32());
        Assert.Equal("job-seeker", tokens.GetProperty("roles")[0].GetString());
    }

    [Fact]
    public async Task A_wrong_passphrase_and_a_name_that_is_not_there_get_the_same_answer()
    {
        var person = await app.NewJobSeekerAsync();
        var wrong = await RefusalAsync(person.SignInName);
        var nobody = await RefusalAsync("maple-river-0000");
        Assert.Equal(wrong, nobody);

        async Task<string> RefusalAsync(string name)
        {
            using var response = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = "not the passphrase" });
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            var problem = await response.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>();
            return string.Join(';', problem!.Where(field => field.Key != "traceId").Select(field => $"{field.Key}={field.Value}"));
        }
    }

    [Fact]
    public async Task After_five_wrong_tries_even_the_right_passphrase_waits()
    {
        await using var own = await PathwaysApp.StartAsync();
        var person = await own.NewJobSeekerAsync();
        for (var i = 0; i < 5; i++)
            (await own.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = person.SignInName, passphrase = "not the passphrase" })).Dispose();
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync());
        own.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync());

        async Task<HttpStatusCode> SignInAsync()
        {
            using var response = await own.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = person.SignInName, passphrase = person.Passphrase });
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Staff_need_a_code_and_each_code_works_once()
    {
        var counselor = await app.NewStaffAsync(Roles.Counselor);
        using var without = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = counselor.SignInName, passphrase = counselor.Passphrase });
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Contains("code-needed", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var code = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(PathwaysApp.TotpSecret)).ComputeTotp();
        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = counselor.SignInName, passphrase = counselor.Passphrase, code })));
        // The code of this half minute was used by NewStaffAsync, unless a new half minute began: then one of the three gets in.
        Assert.InRange(again.Count(response => response.StatusCode == HttpStatusCode.OK), 0, 1);
    }

    [Fact]
    public async Task A_refresh_token_works_once()
    {
        var person = await app.NewJobSeekerAsync();
        using var first = await app.Anonymous.PostAsJsonAsync("/api/v1/account/refresh", new { refreshToken = person.RefreshToken });
        using var second = await app.Anonymous.PostAsJsonAsync("/api/v1/account/refresh", new { refreshToken = person.RefreshToken });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_recovery_code_sets_a_new_passphrase_once_and_ends_every_session()
    {
        using var made = await app.Anonymous.PostAsJsonAsync("/api/v1/account/register", new { passphrase = "try pathways locally" });
        var body = await made.Content.ReadFromJsonAsync<JsonElement>();
        var name = body.GetProperty("signInName").GetString()!;
        var person = await app.SignInAsync(name);
        var recovery = new { signInName = name, recoveryCode = body.GetProperty("recoveryCodes")[0].GetString(), passphrase = "another four plain words" };

        using var recovered = await app.Anonymous.PostAsJsonAsync("/api/v1/account/recover", recovery);
        using var again = await app.Anonymous.PostAsJsonAsync("/api/v1/account/recover", recovery);
        using var oldSession = await person.Client.GetAsync("/api/v1/account/sessions");
        using var signedIn = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = "another four plain words" });
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (recovered.StatusCode, again.StatusCode));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (oldSession.StatusCode, signedIn.StatusCode));
    }

    [Fact]
    public async Task Where_registration_is_not_open_an_invitation_is_asked_for()
    {
        await using var own = await PathwaysApp.StartAsync(new Dictionary<string, string> { ["Accounts:OpenRegistration"] = "false" });
        using var refused = await own.Anonymous.PostAsJsonAsync("/api/v1/account/register", new { passphrase = "try pathways locally" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("\"invitation\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_does_not_take_a_cookie_and_the_pages_do_not_take_a_bearer_token()
    {
        var person = await app.NewJobSeekerAsync();
        using var byToken = new HttpRequestMessage(HttpMethod.Get, "/api");
        byToken.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Client.DefaultRequestHeaders.Authorization!.Parameter);
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var page = await client.SendAsync(byToken);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }
}
