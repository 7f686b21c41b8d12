using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Api.Security;

namespace Pathways.Host.SampleData;

/// <summary>Companies that sample accounts answer for: an approved one, one that waits for officers, and one that staff entered.</summary>
internal sealed class SampleCompanies(SampleAccounts accounts, CompanyService companies, PostingService posting)
{
    private const string Approved = "sample-larkspur-kitchen";

    private static readonly CompanyRequest Larkspur = new("Larkspur Catering Kitchen LLC", "L00482917", "US-DC", "https://larkspur.example/", "Larkspur Catering, Evarts Street NE, Washington, DC 20018",
        "Catering for schools and offices. Thirty people work here.", new("Dana Whitfield", "dana@larkspur.example", "202-555-0117"), [Promise.NoFees, Promise.WrittenContract, Promise.PaysOnTime]);

    private static readonly CompanyRequest Waiting = new("Northgate Linen Service LLC", "W21940055", "US-MD", "https://northgate-linen.example/", "Hanover Street, Baltimore, MD 21201",
        "Washing and folding for hotels and clinics.", new("Priya Raman", "priya@northgate-linen.example", "410-555-0163"), [Promise.NoFees, Promise.PaysOnTime, Promise.KeepsNoDocuments]);

    private static readonly CompanyRequest Entered = new("Willow Lane Greenhouse", Jurisdiction: "US-VA", Address: "Willow Lane, Arlington, VA 22204", Offers: "A family nursery. Eight people work here.",
        Contact: new("Mr. Hale", Phone: "703-555-0148"));

    private static readonly OpeningDraft Folding = new("Linen folder", "You fold clean sheets and towels and put them on carts. We show you how in the first week. Two people work at each table, and there is a break every two hours.", "21201",
        Pay: new(17.50m, 18.50m, "USD", PayPer.Hour), FirstPay: new(7, PayMethod.DirectDeposit), HoursPerWeek: 32, Shifts: ["mon-morning", "tue-morning", "wed-morning", "thu-morning"], ByPublicTransport: true,
        Provides: [Provision.Training, Provision.Uniform], Positions: 2);

    private static readonly OpeningDraft Potting = new("Greenhouse helper", "You pot young plants, water them and keep the tables tidy. It is warm and quiet work, alone at times. Gloves and boots are ours.", "22204",
        Pay: new(17m, 17m, "USD", PayPer.Hour), FirstPay: new(14, PayMethod.Check), HoursPerWeek: 24, Shifts: ["tue-morning", "wed-morning", "fri-morning"],
        Provides: [Provision.Tools, Provision.Training], Conditions: [WorkCondition.WorksAlone]);

    /// <summary>Only for accounts that this run made: what is there stays as it is. Employers have to be there.</summary>
    public async Task AddAsync(CancellationToken stop)
    {
        if (accounts.Made.GetValueOrDefault("sample-employer") is { } approved)
            await companies.AnswerForAsync(approved.Id, Approved, Larkspur, stop);
        if (accounts.Made.GetValueOrDefault("sample-employer-2") is { } waiting && (await companies.ApplyAsync(waiting, Waiting, stop)).Company is not null)
            await SendAsync(waiting, Folding, stop);
        if (accounts.Made.GetValueOrDefault("sample-counselor") is { } counselor && await companies.EnterAsync(counselor, Entered, stop) is { } entered)
            await SendAsync(counselor, Potting with { EmployerId = entered.Id }, stop);
    }

    private async Task SendAsync(CurrentUser poster, OpeningDraft draft, CancellationToken stop)
    {
        var (written, refusal) = await posting.WriteAsync(poster, draft, stop);
        if (refusal is not null)
            throw new InvalidDataException($"'{draft.Title}' can't be posted.");
        await posting.SubmitAsync(poster, written!.Id, stop);
    }
}
