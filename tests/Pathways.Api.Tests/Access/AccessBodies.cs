using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Security;
using Pathways.Api.Tests.Accounts;

namespace Pathways.Api.Tests.Access;

/// <summary>What is sent to a route.</summary>
/// <param name="IfMatch">The version that was read, where one is asked for.</param>
/// <param name="By">Somebody else of the caller's role, where it works once.</param>
internal sealed record Sent(object? Body, string? IfMatch = null, TestPerson? By = null)
{
    /// <summary>The role of <see cref="By"/>.</summary>
    public string? ByRole => By is null ? null : Roles.Employer;
}

/// <summary>For every route that takes a body one that is taken, so that a refusal is for who asks and for whose it is. Where none is named here,
/// the contract's own example is sent.</summary>
internal sealed class AccessBodies(AccessWorld world, JsonNode contract) : IDisposable
{
    /// <summary>The name of each company: a new one would be vetted anew.</summary>
    public const string LegalName = "Invented Ovens LLC";

    private const string Passphrase = "four plain words here";
    private static readonly object Draft = new { title = "Dishwasher", duties = "You wash dishes and pots, and keep the kitchen floor clean.", place = "20001" };
    private readonly SoftwareAuthenticator _authenticator = new();
    private (string Name, Queue<string> Codes)? _forgetful;
    private bool _isEnrolled;

    public void Dispose() => _authenticator.Dispose();

    /// <summary>The body for a route, by its method and pattern.</summary>
    /// <param name="id">What is named, where the address has no place for it.</param>
    public async Task<Sent> OfAsync(string route, Actor caller, string id) => route switch
    {
        "POST /account/register" => new(new { passphrase = Passphrase, language = "en" }),
        "POST /account/sign-in" => new(new { signInName = world.Others.Seeker.SignInName, passphrase = world.Others.Seeker.Passphrase }),
        "POST /account/refresh" => new(new { refreshToken = (await Services.GetRequiredService<BearerTokens>().IssueAsync(await Browser.AccountAsync(world.App, world.Others.Seeker.SignInName), CancellationToken.None)).RefreshToken }),
        "POST /account/recover" => new(await RecoveryAsync()),
        "POST /account/sign-in/passkey" => new(new { credential = await AnswerAsync(caller) }),
        "POST /account/passkeys" => new(new { credential = await NewPasskeyAsync(caller) }),
        "PUT /me/profile" => new(new { displayName = "Ana" }, await VersionAsync(caller, "me/profile")),
        "PUT /me/avoid-list" => new(new { employers = new[] { "Nowhere Inc" } }, await VersionAsync(caller, "me/avoid-list")),
        "PUT /me/contact-plan" => new(new { senderName = "Ana" }),
        "POST /me/grants" => new(new { code = world.CodesToGive.Counselor, fields = new[] { "skills" }, purpose = "hand-over", textVersion = "1", textLanguage = "en" }),
        "POST /me/permits" or "PUT /me/permits/{id}" => new(new { lastDay = "2031-08-20" }),
        "POST /counselor/recommendations" => new(new { client = id, openingId = (await world.Things.OfAsync("opening", caller))[0].Id }),
        "POST /counselor/openings" or "POST /employer/openings" => new(new { title = "Dishwasher", duties = "You wash dishes and pots, and keep the kitchen floor clean.", place = "20001", employerId = id }),
        "PUT /counselor/openings/{id}" or "PUT /employer/openings/{id}" => new(Draft),
        "POST /counselor/openings/{id}/renew" or "POST /employer/openings/{id}/renew" => new(new { lastDayToApply = world.Invented.Today.AddDays(30) }),
        "POST /employers/apply" => new(new { legalName = LegalName }, By: world.Others.Newcomer),
        "PUT /employer" or "POST /counselor/employers" or "PUT /counselor/employers/{id}" => new(new { legalName = LegalName }),
        "POST /vetting/cases/{id}/approve" => new(new { reason = "all was seen", version = await VersionAsync("cases", id) }),
        "POST /vetting/openings/{id}/clear" or "POST /vetting/openings/{id}/block" => new(new { reason = "clear and honest", version = await VersionAsync("openings", id) }),
        "POST /counselor/invitations" or "POST /admin/invitations" => new(new { days = 2 }),
        "POST /admin/teams" => new(new { name = "Team " + Guid.NewGuid().ToString("N")[..6] }),
        "PUT /admin/staff/{id}" => new(new { roles = new[] { "counselor" }, teams = Array.Empty<string>() }),
        _ => new(ExampleOf(route)),
    };

    private IServiceProvider Services => world.App.Services;

    /// <summary>An account's name, and a code of its that was not used yet.</summary>
    private async Task<object> RecoveryAsync()
    {
        if (_forgetful is null)
        {
            var made = await AccessWorld.PostAsync(world.Others.Seeker, "account/register", new { passphrase = Passphrase });
            _forgetful = (made.GetProperty("signInName").GetString()!, new(made.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)));
        }
        return new { signInName = _forgetful.Value.Name, recoveryCode = _forgetful.Value.Codes.Dequeue(), passphrase = Passphrase };
    }

    private static async Task<object> NewPasskeyAsync(Actor caller)
    {
        using var authenticator = new SoftwareAuthenticator();
        return caller.Role == AccessWorld.Nobody ? new { } : authenticator.Create(await AccessWorld.PostAsync(caller.Person, "account/passkeys/options", null));
    }

    /// <summary>Of a passkey that somebody has.</summary>
    private async Task<object> AnswerAsync(Actor caller)
    {
        if (!_isEnrolled)
        {
            var credential = _authenticator.Create(await AccessWorld.PostAsync(world.Others.Seeker, "account/passkeys/options", null));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/account/passkeys") { Content = JsonContent.Create(new { credential }), Headers = { { "Origin", "http://localhost" } } };
            (await world.Others.Seeker.Client.SendAsync(request)).EnsureSuccessStatusCode();
            _isEnrolled = true;
        }
        return _authenticator.Get(await AccessWorld.PostAsync(caller.Person, "account/sign-in/passkey/options", null));
    }

    private static async Task<string?> VersionAsync(Actor caller, string address)
    {
        using var read = await caller.Api.GetAsync("/api/v1/" + address);
        return read.Headers.ETag?.ToString();
    }

    /// <summary>The version that an officer looked at.</summary>
    private async Task<long> VersionAsync(string what, string id)
    {
        using var read = await world.Others.Officer.Client.GetAsync($"/api/v1/vetting/{what}/{id}");
        return read.IsSuccessStatusCode && (await read.Content.ReadFromJsonAsync<JsonElement>()) is var found
            ? (found.TryGetProperty("opening", out var opening) ? opening : found).GetProperty("version").GetInt64() : 1;
    }

    private JsonNode? ExampleOf(string route) => contract["paths"]?["/api/v1" + route.Split(' ')[1]]?[route.Split(' ')[0].ToLowerInvariant()]?["requestBody"]?["content"]?["application/json"]?["example"];
}
