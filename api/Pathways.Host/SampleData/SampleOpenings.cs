using System.Globalization;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Pathways.Matching;
using Taxonomy = Pathways.Matching.Taxonomy;

namespace Pathways.Host.SampleData;

/// <summary>Expands the tables into employers and openings. Dates count from <paramref name="today"/>; all else depends on the tables alone.</summary>
internal sealed class SampleOpenings(Taxonomy taxonomy, PlaceService places, DateOnly today)
{
    private const string Prefix = "sample-";
    private readonly IReadOnlyList<SampleEmployer> _employers = SampleFiles.Read<SampleEmployer>("employers");
    private readonly Dictionary<string, SampleWork> _works = SampleFiles.Read<SampleWork>("work").ToDictionary(work => work.Work);
    private readonly Dictionary<string, SampleSchedule> _schedules = SampleFiles.Read<SampleSchedule>("schedules").ToDictionary(schedule => schedule.Schedule);
    private readonly Dictionary<string, WorkPlace> _places = SampleFiles.Read<SamplePlace>("places").ToDictionary(place => place.Zip, place => PlaceOf(place, places));
    private readonly OpeningReader _reader = new(taxonomy);
    private readonly SampleSkills _skills = new(taxonomy);
    private readonly SampleIds _ids = new(taxonomy);

    /// <summary>All employers; approvals end within the year that they last.</summary>
    public IReadOnlyList<NewEmployer> Employers() => [.. _employers.Select(employer => Words.Enum<EmployerState>(employer.State) is var state && state == EmployerState.Approved
        ? new NewEmployer(Prefix + employer.Employer, employer.Name, state, today.AddDays(new SampleDraw(employer.Employer).Number(90, 360)), EnteredByStaff: false)
        : new NewEmployer(Prefix + employer.Employer, employer.Name, state, EnteredByStaff: false))];

    /// <summary>All openings, of every employer. A few are not to be seen: paused, filled, closed, in review, drafts.</summary>
    public IReadOnlyList<NewOpening> Openings() => [.. _employers.SelectMany(OpeningsOf)];

    private IEnumerable<NewOpening> OpeningsOf(SampleEmployer employer)
    {
        foreach (var entry in employer.Works.Split(' '))
            if (entry.Split('*') is [var work, .. var times])
                for (var copy = 0; copy < (times is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1); copy++)
                    yield return OpeningOf(employer, _works[work], copy);
    }

    private NewOpening OpeningOf(SampleEmployer employer, SampleWork work, int copy)
    {
        var id = $"{Prefix}{employer.Employer}-{work.Work}-{copy + 1}";
        var draw = new SampleDraw(id);
        var state = draw.Chance(5) ? draw.OneOf([OpeningState.Draft, OpeningState.InReview, OpeningState.Paused, OpeningState.Filled, OpeningState.Closed]) : OpeningState.Live;
        return new(id, Prefix + employer.Employer, state, today.AddDays(-draw.Number(0, 27)), DetailsOf(employer, work, copy, draw));
    }

    private OpeningDetails DetailsOf(SampleEmployer employer, SampleWork work, int copy, SampleDraw draw)
    {
        var schedule = _schedules[Words.At(work.Schedules, ',', copy)];
        var shifts = Words.Slots(schedule.Shifts);
        var kind = Words.Enum<OpeningKind>(work.Kind);
        var title = Words.At(work.Titles, ';', copy);
        // An opening speaks one language: the schedule's words are English, an employer's own are not always.
        var duties = Words.Sentences(Words.At(work.Duties, '~', copy), work.Language == "en" ? schedule.Words : "", work.Language == employer.Language ? employer.Words : "");
        var occupation = _ids.Of("occupation:" + work.Occupation);
        var (required, welcome) = _skills.Of(occupation, work, kind);
        var start = today.AddDays(draw.Number(6, 40));
        var contract = ContractOf(kind, work, draw);
        return new OpeningDetails
        {
            Kind = kind,
            Title = title,
            Occupation = occupation,
            Duties = duties,
            Language = work.Language,
            RequiredSkills = required,
            WelcomeSkills = welcome,
            Languages = [.. Words.List(work.Languages).Select(Words.Language)],
            Education = Words.Enum<EducationLevel>(work.Education),
            ExperienceMonths = work.Months,
            Pay = SamplePay.Of(work.Pay, employer.City, draw),
            FirstPay = work.Pay == "-" ? null : Words.FirstPay(employer.FirstPay),
            HoursPerWeek = schedule.Hours,
            Shifts = [.. shifts.ToNames()],
            Contract = contract,
            Place = _places[Words.At(employer.Zips, ',', copy)],
            Remote = title.Contains("from home", StringComparison.Ordinal),
            ByPublicTransport = employer.Transit == "yes" ? true : draw.Chance(50) ? false : null,
            Start = draw.Chance(12) ? null : start,
            End = contract is Contract.Temporary or Contract.Seasonal ? start.AddDays(draw.Number(60, 180)) : null,
            LastDayToApply = draw.Chance(25) ? null : start.AddDays(-draw.Number(1, 5)),
            Provides = [.. Words.List(work.Provides).Select(Words.Enum<Provision>)],
            Credentials = [.. Words.List(work.Credentials).Select(CredentialOf)],
            Conditions = [.. Words.List(work.Conditions).Select(Words.Enum<WorkCondition>)],
            Kinds = _reader.Read(new(title, duties, work.Language, [], [], [], [], shifts, occupation)).Kinds,
            Positions = draw.Chance(60) ? 1 : draw.Number(2, 6),
        };
    }

    private static Contract ContractOf(OpeningKind kind, SampleWork work, SampleDraw draw) => kind switch
    {
        OpeningKind.Apprenticeship => Contract.Apprenticeship,
        OpeningKind.PaidPlacement or OpeningKind.Training or OpeningKind.Course => Contract.Temporary,
        _ when work.Titles.Contains("season", StringComparison.Ordinal) || work.Work is "landscape-worker" && draw.Chance(60) => Contract.Seasonal,
        _ => draw.Chance(85) ? Contract.Permanent : Contract.Temporary,
    };

    private CredentialNeed CredentialOf(string entry)
    {
        var id = "credential:" + entry.TrimEnd('+');
        return new(id, taxonomy.Find(ConceptType.Credential, id)!.RequiredByLaw, Provided: entry.EndsWith('+'));
    }

    private static WorkPlace PlaceOf(SamplePlace place, PlaceService places) => places.FindUs(place.Zip, "", "") is { } centre
        ? new(place.Name, Math.Round(centre.Lat, 4), Math.Round(centre.Lon, 4))
        : throw new InvalidDataException($"The gazetteer has no ZIP code {place.Zip}.");
}
