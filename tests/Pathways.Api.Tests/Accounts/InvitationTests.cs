using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OtpNet;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Accounts;

public sealed class InvitationTests
{
    private static readonly Dictionary<string, string> Closed = new() { ["Accounts:OpenRegistration"] = "false", ["Accounts:OpenEmployerRegistration"] = "false" };

    [Fact]
    public async Task Where_registration_is_closed_a_slip_opens_it_once_and_not_after_its_end()
    {
        await using var app = await PathwaysApp.StartAsync(Closed);
        var (counselor, _) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await RegisterAsync(app, null)).Status);
        var code = await InviteAsync(counselor, "/api/v1/counselor/invitations", new { days = 2 });

        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(app, code.ToUpperInvariant().Replace('-', ' '))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RegisterAsync(app, code)).Status);
        var late = await InviteAsync(counselor, "/api/v1/counselor/invitations", new { days = 2 });
        app.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.BadRequest, (await RegisterAsync(app, late)).Status);
    }

    [Fact]
    public async Task Twenty_who_use_one_slip_at_once_make_one_account()
    {
        await using var app = await PathwaysApp.StartAsync(Closed);
        var (counselor, _) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var code = await InviteAsync(counselor, "/api/v1/counselor/invitations", new { });
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RegisterAsync(app, code)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_administrator_invites_staff_who_get_a_second_factor_roles_and_teams_with_their_account()
    {
        await using var app = await PathwaysApp.StartAsync(Closed);
        var organisation = await TestOrganisation.NewAsync(app);
        var (admin, _) = await organisation.NewStaffAsync(Roles.Admin);
        var code = await InviteAsync(admin, "/api/v1/admin/invitations",
            new { @for = "staff", name = "Robin", roles = new[] { "counselor", "officer" }, teams = new[] { organisation.Team.Id } });

        var (status, body) = await RegisterAsync(app, code);
        Assert.Equal(HttpStatusCode.Created, status);
        var totp = new Totp(Base32Encoding.ToBytes(body.GetProperty("authenticator").GetProperty("secret").GetString()!)).ComputeTotp();
        var name = body.GetProperty("signInName").GetString();
        using var without = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = "four plain words here" });
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var signedIn = await app.Anonymous.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = "four plain words here", code = totp });
        Assert.Equal(["counselor", "officer"], (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
        var staff = (await admin.Client.GetFromJsonAsync<JsonElement>("/api/v1/admin/organisation")).GetProperty("staff").EnumerateArray();
        Assert.Contains(staff, member => member.GetProperty("name").GetString() == "Robin" && member.GetProperty("teams")[0].GetString() == organisation.Team.Id);
    }

    [Fact]
    public async Task A_counselor_invites_job_seekers_only_and_withdraws_only_their_own()
    {
        await using var app = await PathwaysApp.StartAsync(Closed);
        var organisation = await TestOrganisation.NewAsync(app);
        var ((first, _), (second, _)) = (await organisation.NewStaffAsync(), await organisation.NewStaffAsync());
        using var refused = await first.Client.PostAsJsonAsync("/api/v1/counselor/invitations", new { @for = "staff", name = "Robin", roles = new[] { "admin" } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var made = await first.Client.PostAsJsonAsync("/api/v1/counselor/invitations", new { });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await second.Client.DeleteAsync("/api/v1/counselor/invitations/" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await first.Client.DeleteAsync("/api/v1/counselor/invitations/" + id)).StatusCode);
    }

    [Fact]
    public async Task Of_another_organisation_an_administrator_sees_and_changes_nothing()
    {
        await using var app = await PathwaysApp.StartAsync();
        var (here, there) = (await TestOrganisation.NewAsync(app), await TestOrganisation.NewAsync(app));
        var (admin, _) = await here.NewStaffAsync(Roles.Admin);
        var (stranger, _) = await there.NewStaffAsync();
        using var changed = await admin.Client.PutAsJsonAsync("/api/v1/admin/staff/" + stranger.Id, new { roles = new[] { "counselor" }, teams = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Client.PostAsync($"/api/v1/admin/staff/{stranger.Id}/leave", null)).StatusCode);
        Assert.DoesNotContain(stranger.Id, await admin.Client.GetStringAsync("/api/v1/admin/organisation"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Client.GetAsync("/api/v1/counselor/clients")).StatusCode);
    }

    private static async Task<string> InviteAsync(TestPerson by, string address, object request)
    {
        using var made = await by.Client.PostAsJsonAsync(address, request);
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> RegisterAsync(PathwaysApp app, string? invitation)
    {
        using var answer = await app.Anonymous.PostAsJsonAsync("/api/v1/account/register", new { passphrase = "four plain words here", language = "en", invitation });
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
