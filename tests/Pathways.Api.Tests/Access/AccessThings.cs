using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Openings;
using Pathways.Api.Security;
using Pathways.Api.Tests.Accounts;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Access;

/// <summary>A thing that a request names, and whose it is, in the words of the table's columns.</summary>
internal sealed record Thing(string Whose, string Id);

/// <summary>Makes what the table's column "names" speaks of, seen from somebody who calls: of each kind everything that is theirs, and everything that is not.</summary>
internal sealed class AccessThings(AccessWorld world)
{
    private const string Own = "own", Granted = "granted", NotGranted = "not granted", Withdrawn = "withdrawn", Elsewhere = "elsewhere";
    private static readonly string[] Evidence = ["register", "address", "contact", "wage-record", "promises"];
    private readonly Dictionary<string, Task<IReadOnlyList<Thing>>> _once = [];

    private static CancellationToken Stop => CancellationToken.None;

    private IServiceProvider Services => world.App.Services;

    /// <summary>New ones of a kind, as what is called may use them up; clients and openings stay and are made once.</summary>
    public Task<IReadOnlyList<Thing>> OfAsync(string kind, Actor caller) => kind switch
    {
        "client" => OnceAsync(kind, ClientsAsync),
        "opening" => OnceAsync(kind, OpeningsAsync),
        "code" => There(new(AccessRow.Answer, world.CodesToGive.Colleague), new(AccessRow.Answer, world.CodesToGive.OtherTeam), new(Withdrawn, world.CodesToGive.Left)),
        "session" => OwnAndAnothersAsync(caller, world.Others.Seeker, SessionAsync),
        "passkey" => OwnAndAnothersAsync(caller, world.Others.Seeker, PasskeyAsync),
        "saved opening" => OwnAndAnothersAsync(caller, world.Others.Seeker, SavedAsync),
        "recommendation" => OwnAndAnothersAsync(caller, world.Others.Seeker, RecommendationAsync),
        "grant" => AllAsync((Withdrawn, () => GrantAsync(caller.Person, withdraw: true)), (Own, () => GrantAsync(caller.Person)), (NotGranted, () => GrantAsync(world.Others.Seeker))),
        "message" => OwnAndAnothersAsync(caller, world.Others.Seeker, MessageAsync),
        "permit" => OwnAndAnothersAsync(caller, world.Others.Seeker, async person => IdOf(await AccessWorld.PostAsync(person, "me/permits", new { lastDay = "2031-07-19" }))),
        "invitation" => InvitationsAsync(caller),
        "staff" => AllAsync((Own, () => StaffAsync(world.Here)), (Elsewhere, () => StaffAsync(world.There))),
        "company" => PostersThingsAsync(caller, CompanyAsync),
        "draft" => PostersThingsAsync(caller, person => PostingAsync(person, OpeningState.Draft)),
        "live posting" => PostersThingsAsync(caller, person => PostingAsync(person, OpeningState.Live)),
        "paused posting" => PostersThingsAsync(caller, person => PostingAsync(person, OpeningState.Paused)),
        "case" => AllAsync((AccessRow.Answer, () => EnteredAsync(world.OtherStaff.Stranger))),
        "full case" => AllAsync((AccessRow.Answer, FullCaseAsync)),
        "approved case" => AllAsync((AccessRow.Answer, () => ApprovedAsync(EnteredAsync(world.OtherStaff.Stranger)))),
        "opening in review" => AllAsync((AccessRow.Answer, () => PostingAsync(world.Others.Employer, OpeningState.InReview))),
        "contract" => There(new Thing(AccessRow.Answer, "v1")),
        "error code" => There(new Thing(AccessRow.Answer, "404")),
        "file name" => There(new(AccessRow.Answer, "favicon.ico"), new(AccessRow.Answer, "some/thing.php")),
        _ => throw new InvalidOperationException($"docs/access.md names \"{kind}\": say in {nameof(AccessThings)} how one is made."),
    };

    /// <summary>Clients of the counselor who calls, by name and by their team; of a colleague and of a team that the counselor is not in alone; of nobody; who withdrew; of the other organisation.</summary>
    private async Task<IReadOnlyList<Thing>> ClientsAsync()
    {
        var codes = world.CodesToGive;
        var (mine, teams) = (await ClientAsync(codes.Counselor), await ClientAsync(world.Here.Team.Code));
        var (withdrew, leftTeam) = (await ClientAsync(codes.Counselor, withdraw: true), await ClientAsync(world.Here.Team.Code, withdraw: true));
        var both = await ClientAsync(codes.Counselor);
        await TestOrganisation.GrantAsync(both, codes.Stranger, "displayName");
        return
        [
            new(Granted, Known(mine, world.Here)), new(Granted, Known(teams, world.Here)), new(Granted, Known(both, world.Here)),
            new(NotGranted, Known(await ClientAsync(codes.Colleague), world.Here)), new(NotGranted, Known(await ClientAsync(codes.OtherTeam), world.Here)), new(NotGranted, Known(world.Others.Seeker, world.Here)),
            new(Withdrawn, Known(withdrew, world.Here)), new(Withdrawn, Known(leftTeam, world.Here)),
            new(Elsewhere, Known(await ClientAsync(codes.Stranger), world.There)), new(Elsewhere, Known(both, world.There)),
        ];

        string Known(TestPerson person, TestOrganisation organisation) => Grants.ClientOf(Services.GetRequiredService<Pseudonyms>(), organisation.Id, person.Id);
    }

    private async Task<TestPerson> ClientAsync(string code, bool withdraw = false)
    {
        var person = await world.App.NewJobSeekerAsync();
        await GrantAsync(person, code, withdraw);
        return person;
    }

    private async Task<string> GrantAsync(TestPerson person, string? code = null, bool withdraw = false)
    {
        var grant = await TestOrganisation.GrantAsync(person, code ?? world.CodesToGive.Stranger, "displayName", "skills");
        if (withdraw)
            (await person.Client.DeleteAsync("/api/v1/me/grants/" + grant)).EnsureSuccessStatusCode();
        return grant;
    }

    private async Task<IReadOnlyList<Thing>> OpeningsAsync()
    {
        var employer = await world.Invented.EmployerAsync();
        return await AllAsync((AccessRow.Answer, () => OpeningAsync(employer, OpeningState.Live)), (NotGranted, () => OpeningAsync(employer, OpeningState.Draft)),
            (NotGranted, () => OpeningAsync(employer, OpeningState.InReview)), (Withdrawn, () => OpeningAsync(employer, OpeningState.Closed)), (Withdrawn, () => OpeningAsync(employer, OpeningState.Paused)));
    }

    private Task<string> OpeningAsync(string employer, OpeningState state) => world.Invented.AddAsync(world.Invented.Job(), employer, state);

    private async Task<string> SessionAsync(TestPerson person)
    {
        var (principal, _) = await Services.GetRequiredService<SessionService>().BeginAsync(await Browser.AccountAsync(world.App, person.SignInName), SessionService.ApiDoor, Doors.Bearer, Stop);
        return principal.Claims.Single(claim => claim.Type == CurrentUser.SessionClaim).Value;
    }

    private static async Task<string> PasskeyAsync(TestPerson person)
    {
        using var authenticator = new SoftwareAuthenticator();
        var credential = authenticator.Create(await AccessWorld.PostAsync(person, "account/passkeys/options", null));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/account/passkeys") { Content = System.Net.Http.Json.JsonContent.Create(new { credential }), Headers = { { "Origin", "http://localhost" } } };
        (await person.Client.SendAsync(request)).EnsureSuccessStatusCode();
        return credential["id"]!.ToString();
    }

    private async Task<string> SavedAsync(TestPerson person)
    {
        var id = await OpeningAsync(await world.Invented.EmployerAsync(), OpeningState.Live);
        await AccessWorld.PostAsync(person, "me/saved/" + id, null);
        return id;
    }

    private async Task<string> RecommendationAsync(TestPerson person)
    {
        await TestOrganisation.GrantAsync(person, world.CodesToGive.Colleague, "displayName");
        var client = Grants.ClientOf(Services.GetRequiredService<Pseudonyms>(), world.Here.Id, person.Id);
        return IdOf(await AccessWorld.PostAsync(world.OtherStaff.Colleague, "counselor/recommendations", new { client, openingId = await SavedAsync(person) }));
    }

    private async Task<string> MessageAsync(TestPerson person)
    {
        var key = Guid.NewGuid().ToString("N");
        await Services.GetRequiredService<MessageService>().QueueAsync(new(key, key, person.Id, MessageTopic.Calendar, "Permits/reminder",
            new("ahead", new Dictionary<string, DateOnly> { ["last_day"] = new(2031, 7, 19) })), Stop);
        await Services.GetRequiredService<MessageDispatcher>().RunAsync(Stop);
        var (page, _) = await Services.GetRequiredService<InboxService>().PageAsync(person.AsUser(), 1, null, Stop);
        return page!.Items[0].Id;
    }

    /// <summary>A counselor takes back what they made, an administrator what anybody of their organisation made.</summary>
    private Task<IReadOnlyList<Thing>> InvitationsAsync(Actor caller) => AllAsync((Own, () => InvitationAsync(caller.Person, caller.Role)),
        (caller.Role == Roles.Admin ? Own : NotGranted, () => InvitationAsync(world.OtherStaff.Colleague, Roles.Counselor)), (Elsewhere, () => InvitationAsync(world.OtherStaff.Admin, Roles.Admin)));

    private static async Task<string> InvitationAsync(TestPerson by, string role) => IdOf(await AccessWorld.PostAsync(by, role + "/invitations", new { }));

    private static async Task<string> StaffAsync(TestOrganisation organisation) => (await organisation.NewStaffAsync(Roles.Reporter)).Person.Id;

    /// <summary>A counselor's, a colleague's, one of the other organisation's and an employer's; for an employer, theirs and the others'.</summary>
    private Task<IReadOnlyList<Thing>> PostersThingsAsync(Actor caller, Func<TestPerson, Task<string>> makeAsync) => caller.Role == Roles.Employer
        ? AllAsync((Own, () => makeAsync(caller.Person)), (Elsewhere, () => makeAsync(world.Others.Employer)), (Elsewhere, () => makeAsync(world.OtherStaff.Stranger)))
        : AllAsync((Own, () => makeAsync(caller.Person)), (NotGranted, () => makeAsync(world.OtherStaff.Colleague)), (Elsewhere, () => makeAsync(world.OtherStaff.Stranger)), (Elsewhere, () => makeAsync(world.Others.Employer)));

    private bool IsEmployer(TestPerson person) => person == world.Others.Employer || person == world.Actors[Roles.Employer].Person;

    /// <summary>An approved company: the one that an employer answers for, or a new one that a counselor enters.</summary>
    private async Task<string> CompanyAsync(TestPerson person)
    {
        if (!IsEmployer(person))
            return await ApprovedAsync(EnteredAsync(person));
        return (await OnceAsync(person.Id, async () => [new(Own, await ApprovedAsync(ApplyAsync(person)))]))[0].Id;
    }

    private async Task<string> PostingAsync(TestPerson person, OpeningState state)
    {
        var id = await OpeningAsync(await CompanyAsync(person), state == OpeningState.InReview ? OpeningState.Draft : state);
        if (state == OpeningState.InReview)
            await AccessWorld.PostAsync(person, $"{(IsEmployer(person) ? "employer" : "counselor")}/openings/{id}/submit", null);
        return id;
    }

    private static async Task<string> ApplyAsync(TestPerson person) => IdOf(await AccessWorld.PostAsync(person, "employers/apply", new { legalName = AccessBodies.LegalName }));

    private static async Task<string> EnteredAsync(TestPerson person) => IdOf(await AccessWorld.PostAsync(person, "counselor/employers", new { legalName = AccessBodies.LegalName }));

    private async Task<string> ApprovedAsync(Task<string> company)
    {
        await Services.GetRequiredService<EmployerService>().SetStateAsync([await company], EmployerState.Approved, new DateOnly(2099, 1, 1), Stop);
        return await company;
    }

    private async Task<string> FullCaseAsync()
    {
        var id = await EnteredAsync(world.OtherStaff.Stranger);
        foreach (var item in Evidence)
            await AccessWorld.PostAsync(world.Others.Officer, $"vetting/cases/{id}/evidence", new { item, fine = true, note = "seen today" });
        return id;
    }

    private static async Task<IReadOnlyList<Thing>> OwnAndAnothersAsync(Actor caller, TestPerson other, Func<TestPerson, Task<string>> makeAsync) =>
        [new(Own, await makeAsync(caller.Person)), new(NotGranted, await makeAsync(other))];

    private static async Task<IReadOnlyList<Thing>> AllAsync(params (string Whose, Func<Task<string>> MakeAsync)[] things)
    {
        var all = new List<Thing>();
        foreach (var (whose, makeAsync) in things)
            all.Add(new(whose, await makeAsync()));
        return all;
    }

    private static Task<IReadOnlyList<Thing>> There(params Thing[] things) => Task.FromResult<IReadOnlyList<Thing>>(things);

    private Task<IReadOnlyList<Thing>> OnceAsync(string key, Func<Task<IReadOnlyList<Thing>>> makeAsync) => _once.TryGetValue(key, out var made) ? made : _once[key] = makeAsync();

    private static string IdOf(JsonElement made) => made.GetProperty("id").GetString()!;
}
