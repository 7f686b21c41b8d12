using Pathways.Api.Features.Places;
using Pathways.Api.Http;
using Pathways.Matching;
using Taxonomy = Pathways.Matching.Taxonomy;

namespace Pathways.Api.Features.Openings.Posting;

/// <summary>Turns what an employer wrote into what is stored, or says everything that is wrong with it.</summary>
internal sealed class DraftReader(Taxonomy taxonomy, PlaceService places)
{
    private readonly Lazy<OpeningReader> _reader = new(() => new OpeningReader(taxonomy));

    /// <summary>Everything that is wrong with the draft. Dates are compared with <paramref name="today"/>.</summary>
    public Faults FaultsOf(OpeningDraft draft, DateOnly today)
    {
        var faults = new Faults();
        faults.Unless(places.Find(draft.Place, 1).Count > 0, "place", "This place is not known. A ZIP code, a town or a district is enough.");
        faults.Unless(draft.Occupation is null || taxonomy.Find(ConceptType.Occupation, draft.Occupation) is not null, "occupation", "No occupation has this id.");
        Check(faults, "requiredSkills", draft.RequiredSkills, id => taxonomy.Find(ConceptType.Skill, id) is not null, "No skill has this id.");
        Check(faults, "welcomeSkills", draft.WelcomeSkills, id => taxonomy.Find(ConceptType.Skill, id) is not null, "No skill has this id.");
        Check(faults, "shifts", draft.Shifts, slot => WeekSlots.TryParse(slot, out _), "This should be a day and a part of it, like mon-morning.");
        Check(faults, "credentials", draft.Credentials, need => taxonomy.Find(ConceptType.Credential, need.Id) is not null, "No credential has this id.");
        Check(faults, "languages", draft.Languages, need => Enum.TryParse<Cefr>(need.Level, out _) && need.Tag.Length is >= 2 and <= 35, "This should be a language tag with a level from A1 to C2.");
        CheckPay(faults, draft.Pay);
        faults.Unless(draft.FirstPay is not { AfterDays: < 0 or > 60 }, "firstPay.afterDays", "The first pay day should be within 60 days.");
        faults.Unless(draft.LastDayToApply is not { } last || last >= today, "lastDayToApply", "This day is over already.");
        faults.Unless(draft.End is not { } end || draft.Start is not { } start || end >= start, "end", "The last day comes before the first.");
        return faults;
    }

    /// <summary>What is stored. Occupation, where none was chosen, and the kinds of work are found from the words.</summary>
    public OpeningDetails Read(OpeningDraft draft)
    {
        var place = places.Find(draft.Place, 1)[0];
        var shifts = draft.Shifts ?? [];
        var meaning = _reader.Value.Read(new(draft.Title, draft.Duties, draft.Language, [], [], [], [], WeekSlots.Parse(shifts), draft.Occupation, draft.Remote));
        return new()
        {
            Kind = draft.Kind,
            Title = draft.Title.Trim(),
            Occupation = meaning.Occupation,
            Duties = draft.Duties.Trim(),
            Language = draft.Language,
            RequiredSkills = draft.RequiredSkills ?? [],
            WelcomeSkills = draft.WelcomeSkills ?? [],
            Languages = draft.Languages ?? [],
            Education = draft.Education,
            ExperienceMonths = draft.ExperienceMonths,
            Pay = draft.Pay,
            FirstPay = draft.FirstPay,
            HoursPerWeek = draft.HoursPerWeek,
            Shifts = shifts,
            Contract = draft.Contract,
            Place = new(place.Name, place.Lat, place.Lon),
            Remote = draft.Remote,
            ByPublicTransport = draft.ByPublicTransport,
            Start = draft.Start,
            End = draft.End,
            LastDayToApply = draft.LastDayToApply,
            Provides = draft.Provides ?? [],
            // What the law asks for stands in the taxonomy, whatever a draft says.
            Credentials = [.. (draft.Credentials ?? []).Select(need => need with { RequiredByLaw = taxonomy.Find(ConceptType.Credential, need.Id)?.RequiredByLaw == true })],
            Conditions = draft.Conditions ?? [],
            Kinds = meaning.Kinds,
            Positions = draft.Positions,
        };
    }

    private static void CheckPay(Faults faults, Pay? pay)
    {
        if (pay is null)
            return;
        faults.Unless(pay.Min > 0, "pay.min", "Pay should be a number above 0, like 16.50.");
        faults.Unless(pay.Max >= pay.Min, "pay.max", "The most that is paid should not be less than the least.");
        faults.Unless(pay.Currency is { Length: 3 } && pay.Currency.All(char.IsAsciiLetterUpper), "pay.currency", "This should be a currency of three letters, like USD.");
    }

    private static void Check<T>(Faults faults, string field, IReadOnlyList<T>? values, Func<T, bool> isFine, string message)
    {
        for (var index = 0; index < (values?.Count ?? 0); index++)
            faults.Unless(isFine(values![index]), $"{field}[{index}]", message);
    }
}
