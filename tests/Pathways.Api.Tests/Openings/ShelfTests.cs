using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Openings;

/// <summary>What a poster finds where, and what a review would ask.</summary>
public sealed class ShelfTests(PathwaysApp app)
{
    [Fact]
    public async Task Each_opening_lies_on_one_shelf_and_one_past_its_last_day_is_said_to_have_ended()
    {
        var invented = new InventedOpenings(app);
        var (employer, employerId) = await OwnerAsync(invented);
        var wanted = new Dictionary<PostingShelf, List<string>>
        {
            [PostingShelf.Draft] = [await AddAsync(OpeningState.Draft), await AddAsync(OpeningState.Blocked)],
            [PostingShelf.InReview] = [await AddAsync(OpeningState.InReview)],
            [PostingShelf.Live] = [await AddAsync(OpeningState.Live), await AddAsync(OpeningState.Paused), await AddAsync(OpeningState.Live, invented.Today)],
            [PostingShelf.Ended] = [await AddAsync(OpeningState.Closed), await AddAsync(OpeningState.Filled), await AddAsync(OpeningState.Live, invented.Today.AddDays(-1))],
        };
        var posting = app.Services.GetRequiredService<PostingService>();
        foreach (var (shelf, ids) in wanted)
            Assert.Equal(ids.Order(StringComparer.Ordinal), (await posting.ListAsync(employer, shelf, null, 100, CancellationToken.None)).Page!.Items.Select(one => one.Id).Order(StringComparer.Ordinal));
        Assert.Equal(OpeningState.Expired, (await posting.FindAsync(employer, wanted[PostingShelf.Ended][2], CancellationToken.None))!.State);
        Assert.Equal(OpeningState.Live, (await posting.FindAsync(employer, wanted[PostingShelf.Live][2], CancellationToken.None))!.State);

        Task<string> AddAsync(OpeningState state, DateOnly? last = null) => invented.AddAsync(invented.Job() with { LastDayToApply = last }, employerId, state);
    }

    [Fact]
    public async Task A_review_asks_for_what_is_missing_and_stops_when_it_is_said()
    {
        var invented = new InventedOpenings(app);
        var (employer, _) = await OwnerAsync(invented);
        var posting = app.Services.GetRequiredService<PostingService>();
        var draft = new OpeningDraft("Baker", new string('a', 130), "20001") { Conditions = [WorkCondition.LivesIn] };
        var written = (await posting.WriteAsync(employer, draft, CancellationToken.None)).Opening!;
        Assert.Equal([ReviewQuestion.Pay, ReviewQuestion.Hours, ReviewQuestion.Shifts, ReviewQuestion.Start, ReviewQuestion.Travel, ReviewQuestion.LivesIn], written.Questions);

        var said = draft with { Pay = new(18, 18, "USD", PayPer.Hour), FirstPay = new(7, PayMethod.Check), HoursPerWeek = 30, Shifts = ["mon-morning"], Start = invented.Today.AddDays(9), ByPublicTransport = true };
        Assert.Equal([ReviewQuestion.LivesIn], (await posting.ChangeAsync(employer, written.Id, said, CancellationToken.None)).Opening!.Questions);
    }

    [Fact]
    public async Task What_the_law_asks_for_is_not_for_a_draft_to_say()
    {
        var (employer, _) = await OwnerAsync(new(app));
        var taxonomy = app.Services.GetRequiredService<Matching.Taxonomy>();
        var (byLaw, not) = (taxonomy.Credentials.First(card => card.RequiredByLaw).Id, taxonomy.Credentials.First(card => !card.RequiredByLaw).Id);
        var draft = new OpeningDraft("Baker", new string('a', 130), "20001") { Credentials = [new(byLaw, RequiredByLaw: false, Provided: false), new(not, RequiredByLaw: true, Provided: false)] };
        var written = (await app.Services.GetRequiredService<PostingService>().WriteAsync(employer, draft, CancellationToken.None)).Opening!;
        Assert.Equal([true, false], written.Details.Credentials.Select(need => need.RequiredByLaw));
    }

    [Fact]
    public async Task An_officer_can_suspend_an_employer_that_has_no_case()
    {
        var (officer, id) = (await app.NewStaffAsync(Roles.Officer), await new InventedOpenings(app).EmployerAsync());
        using var suspended = await officer.Client.PostAsJsonAsync($"/api/v1/vetting/cases/{id}/suspend", new { reason = "people were asked for money" });
        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);
        Assert.Equal(EmployerState.Suspended, (await app.Services.GetRequiredService<EmployerService>().FindAsync([id], CancellationToken.None))[id].State);
    }

    /// <summary>An employer's account that answers for an approved company.</summary>
    private async Task<(CurrentUser Employer, string EmployerId)> OwnerAsync(InventedOpenings invented)
    {
        var (person, employerId) = (await app.NewStaffAsync(Roles.Employer), await invented.EmployerAsync());
        await app.Services.GetRequiredService<CompanyService>().AnswerForAsync(person.Id, employerId, new("Invented Ovens LLC"), CancellationToken.None);
        return (person.AsUser(Roles.Employer), employerId);
    }
}
