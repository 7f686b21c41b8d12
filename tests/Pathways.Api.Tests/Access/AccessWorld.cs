using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Access;

/// <summary>Two organisations, somebody of every role, and others beside them.</summary>
internal sealed class AccessWorld
{
    private const string OwnCompany = "access-own", OtherCompany = "access-other";
    private readonly Dictionary<string, TestPerson> _actors = [];
    private readonly Dictionary<string, HttpClient> _browsers = [];

    private AccessWorld(PathwaysApp app, TestOrganisation here, TestOrganisation there) => (App, Here, There, Things) = (app, here, there, new(this));

    public PathwaysApp App { get; }

    public TestOrganisation Here { get; }

    public TestOrganisation There { get; }

    public AccessThings Things { get; }

    /// <summary>Who asks, by role; staff are of <see cref="Here"/>.</summary>
    public TestPerson this[string role] => _actors[role];

    public string CounselorsCode { get; private set; } = "";

    /// <summary>Of <see cref="Here"/>, and in no team.</summary>
    public TestPerson Colleague { get; private set; } = null!;

    /// <summary>Of <see cref="There"/>.</summary>
    public (TestPerson Person, string Code) CounselorThere { get; private set; }

    public TestPerson AdminThere { get; private set; } = null!;

    public TestPerson OtherSeeker { get; private set; } = null!;

    public static async Task<AccessWorld> MakeAsync(PathwaysApp app)
    {
        var world = new AccessWorld(app, await TestOrganisation.NewAsync(app), await TestOrganisation.NewAsync(app));
        foreach (var role in Roles.Staff)
        {
            var (person, code) = await world.Here.NewStaffAsync(role);
            world._actors[role] = person;
            if (role == Roles.Counselor)
                world.CounselorsCode = code;
        }
        (world._actors[Roles.JobSeeker], world.OtherSeeker) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        world._actors[Roles.Employer] = await app.NewStaffAsync(Roles.Employer);
        world.Colleague = (await world.Here.NewStaffAsync(inTeam: false)).Person;
        (world.CounselorThere, world.AdminThere) = (await world.There.NewStaffAsync(), (await world.There.NewStaffAsync(Roles.Admin)).Person);
        await world.MakeCompaniesAsync();
        return world;
    }

    /// <summary>A client of the API that is signed in as the role, or as nobody.</summary>
    public HttpClient Caller(string role) => role == AccessTable.Nobody ? App.Anonymous : _actors[role].Client;

    /// <summary>The same at the pages' door: with the cookie that signing in there gives.</summary>
    public async Task<HttpClient> BrowserAsync(string role)
    {
        if (_browsers.TryGetValue(role, out var known))
            return known;
        return _browsers[role] = await PagesDoor.BrowserAsync(App, role == AccessTable.Nobody ? null : _actors[role].SignInName);
    }

    /// <summary>The company that the employer answers for, or another's.</summary>
    public string CompanyOf(bool own) => (own ? OwnCompany : OtherCompany) + Here.Id;

    /// <summary>A new opening of a company, where it is said to stand.</summary>
    public async Task<string> OpeningAsync(OpeningState state, string? company = null)
    {
        var service = App.Services.GetRequiredService<OpeningService>();
        var id = "access-" + Guid.NewGuid().ToString("N")[..12];
        await service.AddAsync([new(id, company ?? CompanyOf(own: false), state, service.Today, new OpeningDetails
        {
            Kind = Pathways.Matching.OpeningKind.Job,
            Title = "Kitchen helper",
            Duties = "You wash pots and peel vegetables in a small kitchen.",
            Place = new("Washington, DC", 38.9, -77.03),
            LastDayToApply = service.Today.AddDays(30),
        })], CancellationToken.None);
        return id;
    }

    /// <summary>What an answer's body says under a name.</summary>
    public static async Task<string> TextOfAsync(HttpResponseMessage answer, string name)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(name).GetString()!;
    }

    private async Task MakeCompaniesAsync()
    {
        var today = App.Services.GetRequiredService<OpeningService>().Today;
        await App.Services.GetRequiredService<EmployerService>().AddAsync([.. new[] { true, false }
            .Select(own => new NewEmployer(CompanyOf(own), "Access Kitchens LLC", EmployerState.Approved, today.AddYears(1), EnteredByStaff: false))], CancellationToken.None);
        await App.Services.GetRequiredService<CompanyService>().AnswerForAsync(_actors[Roles.Employer].Id, CompanyOf(own: true), new("Access Kitchens LLC"), CancellationToken.None);
    }
}
