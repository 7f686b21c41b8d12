using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Openings;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Access;

/// <summary>Makes the thing that an address names, new each time, so that no call finds what another left.</summary>
internal sealed class AccessThings(AccessWorld world)
{
    public const string Own = "own", Granted = "granted", NotGranted = "not-granted", Withdrawn = "withdrawn", Other = "other";
    private const string Nothing = "nobody-has-this-id";
    private static readonly string[] Checklist = ["register", "address", "contact", "wage-record", "promises"];

    /// <summary>The id that stands in a route's address.</summary>
    public Task<string> IdAsync(string route, string relation, string role) => route switch
    {
        _ when route.Contains("/sessions/", StringComparison.Ordinal) => SessionAsync(relation == Own ? world[role] : relation == Other ? world.AdminThere : world.OtherSeeker),
        _ when route.Contains("/permits/", StringComparison.Ordinal) || route.Contains("/calendar/", StringComparison.Ordinal) => PermitAsync(Seeker(relation)),
        _ when route.Contains("/inbox/", StringComparison.Ordinal) => MessageAsync(Seeker(relation)),
        _ when route.Contains("/recipients/", StringComparison.Ordinal) => Task.FromResult(relation == Own ? world.CounselorsCode : Nothing),
        _ when route.Contains("/grants/", StringComparison.Ordinal) => GrantAsync(relation),
        _ when route.Contains("/recommendations/", StringComparison.Ordinal) => RecommendationAsync(Seeker(relation)),
        _ when route.StartsWith("DELETE me/saved/", StringComparison.Ordinal) => SavedAsync(Seeker(relation)),
        _ when route.Contains("counselor/clients/", StringComparison.Ordinal) || route.Contains("/people/", StringComparison.Ordinal) => ClientAsync(relation),
        _ when route.Contains("counselor/employers/", StringComparison.Ordinal) || route.Contains("/employers/", StringComparison.Ordinal) => CompanyAsync(By(relation)),
        _ when route.Contains("invitations/", StringComparison.Ordinal) => InvitationAsync(route.Contains("admin/", StringComparison.Ordinal) && relation == Other ? world.AdminThere : By(relation == Own ? Own : relation, route.Contains("admin/", StringComparison.Ordinal) ? Roles.Admin : Roles.Counselor)),
        _ when route.Contains("/staff/", StringComparison.Ordinal) => StaffAsync(relation),
        _ when route.Contains("/cases/", StringComparison.Ordinal) => CaseAsync(relation),
        _ when route.Contains("vetting/openings/", StringComparison.Ordinal) || route.Contains("/reviews/", StringComparison.Ordinal) => relation == Own ? world.OpeningAsync(OpeningState.InReview) : Task.FromResult(Nothing),
        _ when IsPosting(route) => PostingAsync(route, relation, role),
        _ when route.Contains("openings/", StringComparison.Ordinal) || route.Contains("/jobs/", StringComparison.Ordinal) || route.Contains("/saved/", StringComparison.Ordinal) => SeenAsync(relation),
        _ => Task.FromResult(Nothing),
    };

    /// <summary>A client's id in the counselor's organisation.</summary>
    public async Task<string> ClientAsync(string relation)
    {
        var person = await world.App.NewJobSeekerAsync();
        if (relation == Other)
        {
            await TestOrganisation.GrantAsync(person, world.CounselorThere.Code, "displayName", "skills");
            return Grants.ClientOf(Pseudonyms, world.There.Id, person.Id);
        }
        if (relation is Granted or Withdrawn)
        {
            var grant = await TestOrganisation.GrantAsync(person, world.CounselorsCode, "displayName", "skills");
            if (relation == Withdrawn)
                (await person.Client.DeleteAsync("/api/v1/me/grants/" + grant)).EnsureSuccessStatusCode();
        }
        return Grants.ClientOf(Pseudonyms, world.Here.Id, person.Id);
    }

    /// <summary>A company without an account, entered by somebody.</summary>
    public static async Task<string> CompanyAsync(TestPerson by)
    {
        using var entered = await by.Client.PostAsJsonAsync("/api/v1/counselor/employers", new { legalName = "Corner Diner" });
        return await AccessWorld.TextOfAsync(entered, "id");
    }

    /// <summary>Who stands in a relation to the counselor (or administrator) as a maker of things.</summary>
    public TestPerson By(string relation, string role = Roles.Counselor) => relation switch { Own => world[role], Other => world.CounselorThere.Person, _ => world.Colleague };

    private Pseudonyms Pseudonyms => world.App.Services.GetRequiredService<Pseudonyms>();

    private TestPerson Seeker(string relation) => relation == Own ? world[Roles.JobSeeker] : world.OtherSeeker;

    private static bool IsPosting(string route) => route.Contains("employer/openings/", StringComparison.Ordinal) || route.Contains("/postings/", StringComparison.Ordinal)
        || (route.Contains("counselor/openings/", StringComparison.Ordinal) && !route.EndsWith("/clients", StringComparison.Ordinal));

    private async Task<string> SessionAsync(TestPerson of) => (await world.App.Services.GetRequiredService<SessionService>()
        .BeginAsync(await PagesDoor.AccountAsync(world.App, of.SignInName), SessionService.ApiDoor, Doors.Bearer, CancellationToken.None)).Principal.FindFirst(CurrentUser.SessionClaim)!.Value;

    private static async Task<string> PermitAsync(TestPerson of)
    {
        using var made = await of.Client.PostAsJsonAsync("/api/v1/me/permits", new { lastDay = "2031-05-01" });
        return await AccessWorld.TextOfAsync(made, "id");
    }

    private async Task<string> MessageAsync(TestPerson of)
    {
        var key = Guid.NewGuid().ToString("N");
        await world.App.Services.GetRequiredService<MessageService>().QueueAsync(new(key, key, of.Id, MessageTopic.Calendar, "Permits/reminder",
            new("ahead", new Dictionary<string, DateOnly> { ["last_day"] = new(2031, 5, 1) })), CancellationToken.None);
        await world.App.Services.GetRequiredService<MessageDispatcher>().RunAsync(CancellationToken.None);
        return (await of.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/inbox")).GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    private async Task<string> GrantAsync(string relation)
    {
        var person = Seeker(relation == Withdrawn ? Own : relation);
        var grant = await TestOrganisation.GrantAsync(person, world.Here.Team.Code, "skills");
        if (relation == Withdrawn)
            (await person.Client.DeleteAsync("/api/v1/me/grants/" + grant)).EnsureSuccessStatusCode();
        return grant;
    }

    private async Task<string> RecommendationAsync(TestPerson of)
    {
        await TestOrganisation.GrantAsync(of, world.CounselorsCode, "skills");
        using var made = await world[Roles.Counselor].Client.PostAsJsonAsync("/api/v1/counselor/recommendations",
            new { client = Grants.ClientOf(Pseudonyms, world.Here.Id, of.Id), openingId = await world.OpeningAsync(OpeningState.Live) });
        return await AccessWorld.TextOfAsync(made, "id");
    }

    private async Task<string> SavedAsync(TestPerson by)
    {
        var opening = await world.OpeningAsync(OpeningState.Live);
        (await by.Client.PostAsync("/api/v1/me/saved/" + opening, null)).EnsureSuccessStatusCode();
        return opening;
    }

    private async Task<string> InvitationAsync(TestPerson by)
    {
        using var made = await by.Client.PostAsJsonAsync(by == world[Roles.Admin] || by == world.AdminThere ? "/api/v1/admin/invitations" : "/api/v1/counselor/invitations", new { @for = "job-seeker" });
        return await AccessWorld.TextOfAsync(made, "id");
    }

    private async Task<string> StaffAsync(string relation) =>
        relation == NotGranted ? Nothing : (await (relation == Own ? world.Here : world.There).NewStaffAsync()).Person.Id;

    private async Task<string> CaseAsync(string relation)
    {
        if (relation == NotGranted)
            return Nothing;
        var id = await CompanyAsync(By(relation == Own ? NotGranted : Other));
        foreach (var item in Checklist)
            (await world[Roles.Officer].Client.PostAsJsonAsync($"/api/v1/vetting/cases/{id}/evidence", new { item, fine = true, note = "seen today" })).EnsureSuccessStatusCode();
        return id;
    }

    private async Task<string> PostingAsync(string route, string relation, string role)
    {
        var state = route.Split('/')[^1] switch { "pause" or "close" or "renew" => OpeningState.Live, "resume" => OpeningState.Paused, _ => OpeningState.Draft };
        return await world.OpeningAsync(state, role == Roles.Employer ? world.CompanyOf(relation == Own) : await CompanyAsync(By(relation)));
    }

    private Task<string> SeenAsync(string relation) => relation switch
    {
        Own => world.OpeningAsync(OpeningState.Live),
        Withdrawn => world.OpeningAsync(OpeningState.Closed),
        _ => Task.FromResult(Nothing),
    };
}
