using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Turns the words of judged people and openings into what matching works on, by the same readers that the site uses.</summary>
internal sealed class JudgedReading(Taxonomy taxonomy)
{
    private readonly PersonReader _people = new(taxonomy);
    private readonly OpeningReader _openings = new(taxonomy);

    public PersonMeaning MeaningOf(JudgedPerson p) => _people.Read(new(
        p.Language, p.Skills, [.. p.Experience.Select(e => (e.Title, e.Months))], p.Certificates, p.Wants, p.Avoids));

    public OpeningMeaning MeaningOf(JudgedOpening o) => _openings.Read(new(
        o.Title, o.Description, o.Language, o.RequiredSkills, o.WelcomeSkills, o.Credentials, o.Provides, WeekSlots.Parse(o.Shifts), Remote: o.Remote));

    public Person PersonOf(JudgedPerson p)
    {
        var meaning = MeaningOf(p);
        return new()
        {
            Skills = meaning.Skills,
            Languages = [.. p.Languages.Select(l => new SpokenLanguage(l.Tag, Enum.Parse<Cefr>(l.Level)))],
            Experience = meaning.Experience,
            Education = Enum.Parse<EducationLevel>(p.Education, ignoreCase: true),
            Credentials = [.. meaning.Credentials],
            Place = new(p.Place.Lat, p.Place.Lon, p.Place.MaxKm, p.Place.HasCar ? Travel.Car : null),
            Availability = WeekSlots.Parse(p.Availability),
            MinPay = p.MinPayPerHour is { } least ? new Pay(least, p.Currency, PayPer.Hour) : null,
            Wants = [.. meaning.Wants],
            Avoids = Avoids.Nothing with { Kinds = [.. meaning.AvoidedKinds] },
            Weights = new(p.Weights.Pay, p.Weights.Closeness, p.Weights.Schedule, p.Weights.Learning, p.Weights.Language),
            WorkAuthorisation = p.WorkPermit is { } permit ? day => MayWork(permit, day) : null,
        };
    }

    public Opening OpeningOf(JudgedOpening o, DateOnly today)
    {
        var meaning = MeaningOf(o);
        return new()
        {
            Id = o.Id,
            EmployerId = o.Employer,
            Kind = o.Contract == "apprenticeship" ? OpeningKind.Apprenticeship : OpeningKind.Job,
            TextLanguage = o.Language,
            Occupation = meaning.Occupation,
            RequiredSkills = meaning.RequiredSkills,
            WelcomeSkills = meaning.WelcomeSkills,
            Languages = [.. o.Languages.Select(l => new OpeningLanguage(l.Tag, Enum.Parse<Cefr>(l.Level), l.Required))],
            Education = Enum.Parse<EducationLevel>(o.Education, ignoreCase: true),
            Pay = new(o.Pay.Min, o.Pay.Max, o.Pay.Currency, Enum.Parse<PayPer>(o.Pay.Per, ignoreCase: true)),
            HoursPerWeek = o.HoursPerWeek,
            Shifts = WeekSlots.Parse(o.Shifts),
            Place = new(o.Place.Lat, o.Place.Lon),
            Remote = o.Remote,
            Start = o.Start,
            LastDayToApply = o.LastDayToApply,
            Provides = meaning.Provides,
            Credentials = meaning.Credentials,
            Kinds = meaning.Kinds,
            Contract = Enum.Parse<Contract>(o.Contract, ignoreCase: true),
            PostedOn = today,
        };
    }

    /// <summary>In this data a permit's last day is the last word: nothing is renewed.</summary>
    private static WorkAnswer MayWork(JudgedPermit permit, DateOnly day) => permit.Status switch
    {
        "none" => WorkAnswer.No,
        "valid" when permit.To is { } last && day > last => WorkAnswer.No,
        _ => WorkAnswer.Yes,
    };
}
