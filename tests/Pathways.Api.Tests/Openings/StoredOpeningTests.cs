using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Openings;
using Pathways.Matching;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Pathways.Api.Tests.Openings;

/// <summary>What is stored comes back, and what is equal is not written again.</summary>
public sealed class StoredOpeningTests(PathwaysApp app)
{
    private readonly InventedOpenings _own = new(app);

    [Theory]
    [InlineData(OpeningKind.Job, Contract.Permanent, Features.Openings.PayPer.Hour, PayMethod.DirectDeposit)]
    [InlineData(OpeningKind.PaidPlacement, Contract.Temporary, Features.Openings.PayPer.Day, PayMethod.Check)]
    [InlineData(OpeningKind.Training, Contract.Seasonal, Features.Openings.PayPer.Week, PayMethod.PayCard)]
    [InlineData(OpeningKind.Course, Contract.Temporary, Features.Openings.PayPer.Month, PayMethod.Cash)]
    [InlineData(OpeningKind.Apprenticeship, Contract.Apprenticeship, Features.Openings.PayPer.Year, PayMethod.DirectDeposit)]
    public async Task Everything_that_an_opening_says_is_read_as_it_was_stored(OpeningKind kind, Contract contract, Features.Openings.PayPer per, PayMethod how)
    {
        var details = Everything(kind, contract, per, how);
        var id = await _own.AddAsync(details, await _own.EmployerAsync());
        var read = await (await app.NewJobSeekerAsync()).Client.GetFromJsonAsync<JsonElement>($"/api/v1/openings/{id}");
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var stored = JsonSerializer.SerializeToElement(details, json);
        foreach (var field in stored.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(field.Value, read.GetProperty(field.Name)), $"{field.Name}: {field.Value} was stored, {read.GetProperty(field.Name)} read.");
        Assert.Equal("Invented Ovens LLC", read.GetProperty("employer").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Equal_content_is_not_written_and_new_content_leaves_the_state()
    {
        var (employer, id) = (await _own.EmployerAsync(), _own.Id("same"));
        NewOpening opening = new(id, employer, OpeningState.Live, _own.Today, _own.Job());
        Assert.Equal(new(1, 0, 0), await _own.Openings.AddAsync([opening], CancellationToken.None));
        Assert.Equal(new(0, 0, 1), await _own.Openings.AddAsync([opening], CancellationToken.None));
        var place = new OpeningsPlace();
        var first = (await _own.Openings.ChangedSinceAsync(place, CancellationToken.None)).Single(offered => offered.Opening.Id == id);
        await _own.Openings.MoveAsync([id], OpeningState.Live, OpeningState.Paused, CancellationToken.None);
        Assert.Equal(new(0, 1, 0), await _own.Openings.AddAsync([opening with { Details = _own.Job() with { HoursPerWeek = 20 } }], CancellationToken.None));
        var now = (await _own.Openings.ChangedSinceAsync(place, CancellationToken.None)).Single(offered => offered.Opening.Id == id).Opening;
        Assert.Equal((OpeningState.Paused, 20m, first.Opening.Version + 2), (now.State, now.Details.HoursPerWeek, now.Version));
    }

    private OpeningDetails Everything(OpeningKind kind, Contract contract, Features.Openings.PayPer per, PayMethod how) => new()
    {
        Kind = kind,
        Title = $"Ayudante de cocina {_own.Word}",
        Occupation = "occupation:kitchen-helper",
        Duties = "Picar verdura.\nDejar la cocina limpia.",
        Language = "es",
        RequiredSkills = ["skill:wash-dishes"],
        WelcomeSkills = ["skill:use-kitchen-knives", "skill:keep-food-safe"],
        Languages = [new("es", "B1", true), new("en", "A1", false)],
        Education = EducationLevel.Primary,
        ExperienceMonths = 3,
        Pay = new(17.25m, 19.75m, "USD", per),
        FirstPay = new(14, how),
        HoursPerWeek = 32.5m,
        Shifts = ["mon-morning", "sun-night"],
        Contract = contract,
        Place = new("Fruitvale, Oakland, CA", 37.7806, -122.2166),
        Remote = true,
        ByPublicTransport = false,
        Start = _own.Today.AddDays(10),
        End = _own.Today.AddDays(100),
        LastDayToApply = _own.Today.AddDays(5),
        Provides = Enum.GetValues<Provision>(),
        Credentials = [new("credential:food-handler-card", false, true), new("credential:drivers-license", true, false)],
        Conditions = Enum.GetValues<WorkCondition>(),
        Kinds = ["kind:kitchens", "kind:heat"],
        Positions = 4,
        Assumed = Enum.GetValues<Assumption>(),
    };
}
