using Microsoft.Extensions.Localization;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Matching;
using Pathways.Web.Forms;
using Pay = Pathways.Api.Features.Openings.Pay;
using PayPer = Pathways.Api.Features.Openings.PayPer;

namespace Pathways.Web.Pages.Employer;

/// <summary>Reads the form of an opening.</summary>
internal static class PostingInput
{
    /// <summary>How many languages, and how many cards, the form has room for.</summary>
    public const int Rows = 3;

    /// <summary>The draft that the form makes, and everything that is wrong with it.</summary>
    public static (OpeningDraft Draft, FormFaults Faults) Read(Posted posted, IStringLocalizer<PostingForm> texts)
    {
        var (faults, noNumber, noDate) = (new FormFaults(), texts["NoNumber"], texts["NoDate"]);
        var draft = new OpeningDraft(posted.Text("title") ?? "", posted.Text("duties") ?? "", posted.Text("place") ?? "")
        {
            Kind = posted.Pick<OpeningKind>("kind") ?? OpeningKind.Job,
            Language = posted.Text("language") ?? "en",
            RequiredSkills = posted.All("requiredSkills"),
            WelcomeSkills = [.. posted.All("welcomeSkills").Except(posted.All("requiredSkills"))],
            Languages = LanguagesOf(posted),
            Education = posted.Pick<EducationLevel>("education") ?? EducationLevel.None,
            ExperienceMonths = posted.Whole("experienceMonths", faults, noNumber) ?? 0,
            Pay = PayOf(posted, faults, noNumber),
            FirstPay = posted.Whole("firstPay.afterDays", faults, noNumber) is { } days ? new(days, posted.Pick<PayMethod>("firstPay.how") ?? PayMethod.DirectDeposit) : null,
            HoursPerWeek = posted.Number("hoursPerWeek", faults, noNumber) ?? 0,
            Shifts = posted.All("shifts"),
            Contract = posted.Pick<Contract>("contract") ?? Contract.Permanent,
            Remote = posted.Has("remote"),
            ByPublicTransport = bool.TryParse(posted.Text("byPublicTransport"), out var reached) ? reached : null,
            Start = posted.Date("start", faults, noDate),
            End = posted.Date("end", faults, noDate),
            LastDayToApply = posted.Date("lastDayToApply", faults, noDate),
            Provides = posted.PickAll<Provision>("provides"),
            Credentials = CardsOf(posted),
            Conditions = posted.PickAll<WorkCondition>("conditions"),
            Positions = posted.Whole("positions", faults, noNumber) ?? 1,
        };
        return (draft, faults.Add(FormFaults.Of(draft)));
    }

    /// <summary>One sum is the least and the most.</summary>
    private static Pay? PayOf(Posted posted, FormFaults faults, string noNumber)
    {
        var (min, max) = (posted.Number("pay.min", faults, noNumber), posted.Number("pay.max", faults, noNumber));
        return (min ?? max) is { } least ? new(least, max ?? least, "USD", posted.Pick<PayPer>("pay.per") ?? PayPer.Hour) : null;
    }

    private static IReadOnlyList<LanguageNeed> LanguagesOf(Posted posted) => [.. Enumerable.Range(0, Rows)
        .Select(row => new LanguageNeed(posted.Text($"languages[{row}].tag") ?? "", posted.Text($"languages[{row}].level") ?? "A2", posted.Text($"languages[{row}].need") != bool.FalseString))
        .Where(need => need.Tag.Length > 0).DistinctBy(need => need.Tag)];

    private static IReadOnlyList<CredentialNeed> CardsOf(Posted posted) => [.. Enumerable.Range(0, Rows)
        .Select(row => new CredentialNeed(posted.Text($"credentials[{row}].id") ?? "", RequiredByLaw: false, posted.Text($"credentials[{row}].provided") == bool.TrueString))
        .Where(need => need.Id.Length > 0).DistinctBy(need => need.Id)];
}
