using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Security;
using Pathways.Api.Tests.Openings;

namespace Pathways.Api.Tests.Access;

/// <summary>Who calls: somebody of a role, at both doors.</summary>
public sealed record Actor(string Role, TestPerson Person, Browser Browser)
{
    public HttpClient Api => Person.Client;
}

/// <summary>Two organisations, two employers, two officers; one who calls for each role, and the others whose things they may not touch. Built once for API and pages.</summary>
[CollectionDefinition(nameof(AccessWorld))]
public sealed class AccessWorld : ICollectionFixture<AccessWorld>, IAsyncLifetime
{
    public const string Nobody = "nobody";

    public PathwaysApp App { get; private set; } = null!;

    /// <summary>The organisation of those who call, and another.</summary>
    public TestOrganisation Here { get; private set; } = null!;

    /// <inheritdoc cref="Here"/>
    public TestOrganisation There { get; private set; } = null!;

    public InventedOpenings Invented { get; private set; } = null!;

    /// <summary>Who calls, by role; and nobody.</summary>
    public IReadOnlyDictionary<string, Actor> Actors { get; private set; } = null!;

    /// <summary>A counselor of the same organisation who is in no team, and one of the other, with its administrator.</summary>
    public (TestPerson Colleague, TestPerson Stranger, TestPerson Admin) OtherStaff { get; private set; }

    /// <summary>Another job seeker, employer and officer, and an employer without a company.</summary>
    public (TestPerson Seeker, TestPerson Employer, TestPerson Officer, TestPerson Newcomer) Others { get; private set; }

    /// <summary>The codes of the counselor who calls, their colleague and the stranger, of a team of theirs that they are not in, and of somebody who has left.</summary>
    public (string Counselor, string Colleague, string Stranger, string OtherTeam, string Left) CodesToGive { get; private set; }

    /// <summary>What they can name.</summary>
    internal AccessThings Things { get; }

    public AccessWorld() => Things = new(this);

    public async ValueTask InitializeAsync()
    {
        App = await PathwaysApp.StartAsync(new Dictionary<string, string> { ["Accounts:PasskeyDomain"] = "localhost" });
        (Here, There, Invented) = (await TestOrganisation.NewAsync(App), await TestOrganisation.NewAsync(App), new(App));
        var ((counselor, code), (colleague, colleagueCode), (stranger, strangerCode)) = (await Here.NewStaffAsync(), await Here.NewStaffAsync(inTeam: false), await There.NewStaffAsync());
        var ((admin, _), (left, leftCode)) = (await Here.NewStaffAsync(Roles.Admin, inTeam: false), await Here.NewStaffAsync(inTeam: false));
        var otherTeam = (await PostAsync(admin, "admin/teams", new { name = "Another team" })).GetProperty("code").GetString()!;
        await PostAsync(admin, $"admin/staff/{left.Id}/leave", null);
        CodesToGive = (code, colleagueCode, strangerCode, otherTeam, leftCode);
        OtherStaff = (colleague, stranger, (await There.NewStaffAsync(Roles.Admin)).Person);
        Others = (await App.NewJobSeekerAsync(), await App.NewStaffAsync(Roles.Employer), await App.NewStaffAsync(Roles.Officer), await App.NewStaffAsync(Roles.Employer));
        TestPerson[] callers = [await App.NewJobSeekerAsync(), counselor, (await Here.NewStaffAsync(Roles.Officer)).Person, (await Here.NewStaffAsync(Roles.Reporter)).Person, admin, await App.NewStaffAsync(Roles.Employer)];
        var actors = new List<Actor> { new(Nobody, new(App.CreateClient(), "", "", ""), await Browser.OpenAsync(App, null)) };
        foreach (var (role, person) in Roles.All.Zip(callers))
            actors.Add(new(role, person, await Browser.OpenAsync(App, person.SignInName)));
        Actors = actors.ToDictionary(actor => actor.Role);
    }

    /// <summary>Sends a body as somebody and reads what comes back; fails unless it was taken.</summary>
    public static async Task<JsonElement> PostAsync(TestPerson by, string address, object? body)
    {
        using var answer = await by.Client.PostAsJsonAsync("/api/v1/" + address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
