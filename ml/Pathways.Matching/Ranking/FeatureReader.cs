namespace Pathways.Matching;

/// <summary>Works out the features of an opening for a person. What isn't known on either side stays 0 and says nothing.</summary>
internal static class FeatureReader
{
    private const double PayThatSatisfies = 0.5, UsualHourlyPay = 16;
    /// <summary>What is taught from the start is missed less.</summary>
    private const double WhenTaught = 0.6;
    private const double FullWeek = 40, FewHours = 20, FreshDays = 21, FilledForHalf = 3;

    public static void Read(PersonView person, PreparedOpening opening, DateOnly today, Span<double> into)
    {
        into.Clear();
        ReadSkills(person, opening.Source, into);
        into[Feature.Pay] = person.Source.Weights.Pay / 2.0 * PayAbove(person, opening, today);
        ReadWork(person, opening, into);
        ReadPlaceAndTime(person, opening, into);
        ReadLanguage(person, opening, into);
        ReadLearning(person, opening.Source, into);
        into[Feature.Freshness] = Math.Exp(-Math.Max(0, today.DayNumber - opening.Source.PostedOn.DayNumber) / FreshDays) - 0.5;
        into[Feature.Lasting] = opening.Source.Contract is null ? 0 : opening.Source.Contract is Contract.Permanent or Contract.Apprenticeship ? 0.5 : -0.5;
        into[Feature.EmployerRecord] = opening.Source.FilledBefore / (opening.Source.FilledBefore + FilledForHalf);
    }

    /// <summary>The features that the person's skills change, and no others.</summary>
    public static void ReadSkills(PersonView person, Opening opening, Span<double> into)
    {
        if (opening.Occupation is { } occupation) into[Feature.OccupationSkills] = person.SkillsOf(occupation) - 0.3;
        var required = opening.RequiredSkills;
        if (required.Count > 0)
        {
            double sum = 0, least = 1, missing = 0, specific = 0;
            var taught = opening.Provides.Contains(Matching.Provided.Training) || TeachesMore(opening) ? WhenTaught : 1;
            foreach (var skill in required)
            {
                var (near, isCommon) = person.Skills.Of(skill);
                sum += near;
                least = Math.Min(least, near);
                if (isCommon) continue;
                specific++;
                missing += Math.Max(0, 0.4 - near) / 0.4;
            }
            into[Feature.RequiredCoverage] = (sum / required.Count) - 0.5;
            into[Feature.RequiredWeakest] = least - 0.5;
            into[Feature.SpecificMissing] = -missing * taught / required.Count;
            into[Feature.SpecificRequired] = Math.Min(1, specific / 4);
        }
        foreach (var skill in opening.WelcomeSkills) into[Feature.WelcomeCoverage] += person.Skills.To(skill) / opening.WelcomeSkills.Count;
    }

    /// <summary>The same for somebody who has them all.</summary>
    public static void ReadAllSkills(Opening opening, Span<double> into)
    {
        if (opening.Occupation is not null) into[Feature.OccupationSkills] = 1 - 0.3;
        if (opening.RequiredSkills.Count > 0) into[Feature.RequiredCoverage] = into[Feature.RequiredWeakest] = 1 - 0.5;
        if (opening.WelcomeSkills.Count > 0) into[Feature.WelcomeCoverage] = 1;
    }

    /// <summary>How far pay lies above the person's minimum (or usual pay), 0 at it, 1 from half more on.</summary>
    public static double PayAbove(PersonView person, PreparedOpening opening, DateOnly today)
    {
        if (opening.Pay.Hourly(today) is not { } hourly) return 0;
        var least = person.LeastHourly(opening.Source.HoursPerWeek, today);
        if (least <= 0) least = UsualHourlyPay;
        return Math.Clamp((((hourly.Low + hourly.Best) / 2) - least) / least / PayThatSatisfies, 0, 1);
    }

    private static void ReadWork(PersonView person, PreparedOpening opening, Span<double> into)
    {
        if (opening.Source.Occupation is { } occupation) into[Feature.Experience] = person.ExperienceIn(occupation) - 0.2;
        if (person.Wants.Any) into[Feature.Wants] = person.Wants.Of(opening) - 0.35;
    }

    private static void ReadPlaceAndTime(PersonView person, PreparedOpening opening, Span<double> into)
    {
        var weight = person.Source.Weights.Closeness / 2.0;
        if (opening.Source.Remote) into[Feature.Remote] = weight;
        else if (person.Prepared.KmTo(opening) is { } km)
            into[Feature.Closeness] = weight * (Nearness(km, person.Prepared.ReachKm) - 0.4);
        weight = person.Source.Weights.Schedule / 2.0;
        if (opening.Source.HoursPerWeek is { } hours)
        {
            into[Feature.Hours] = weight * ((Math.Min(hours, FullWeek) / FullWeek) - 0.7);
            into[Feature.FewHours] = hours < FewHours ? -weight : 0;
        }
        if (person.Source.Availability is null or { IsEmpty: true } && !opening.Source.Shifts.IsEmpty)
            into[Feature.OddTimes] = -weight * new WeekSlots(opening.Source.Shifts.Bits & WeekSlots.Unsocial.Bits).Count / opening.Source.Shifts.Count;
    }

    /// <summary>1 at the door, 0 at the end of the person's reach (where none is said, half at 15 km).</summary>
    private static double Nearness(double km, double? reach) => reach is { } end ? Math.Max(0, 1 - (km / end)) : 15 / (15 + km);

    private static void ReadLanguage(PersonView person, PreparedOpening opening, Span<double> into)
    {
        if (person.Prepared.Languages.Count == 0) return;
        var weight = person.Source.Weights.Language / 2.0;
        var gap = 2;
        foreach (var language in opening.RequiredLanguages)
            gap = Math.Min(gap, person.Prepared.LevelOf(language.Tag) - language.Level);
        into[Feature.LanguageGap] = weight * Math.Max(gap, -1) / 2;
        var used = 0;
        foreach (var language in opening.Languages)
            if (person.Prepared.LevelOf(language.Tag) >= Cefr.B2) used++;
        into[Feature.LanguageUse] = weight * Math.Min(1, used / 2.0);
        if (opening.Source.TextLanguage is { } text && person.Prepared.LevelOf(LanguageTag.Primary(text)) == Cefr.None)
            into[Feature.TextUnknown] = -Math.Min(1, weight);
    }

    private static void ReadLearning(PersonView person, Opening opening, Span<double> into)
    {
        var weight = person.Source.Weights.Learning / 2.0;
        into[Feature.Training] = opening.Provides.Contains(Matching.Provided.Training) ? weight * 0.5 : 0;
        into[Feature.Course] = TeachesMore(opening) ? weight : 0;
        into[Feature.Credentials] = CredentialFit(person.Prepared, opening);
        if (person.Source.Education is { } education && opening.Education is { } asked)
            into[Feature.EducationGap] = -Math.Max(0, asked - education) / 2.0;
        var help = 0;
        foreach (var provided in opening.Provides)
            if (provided is Matching.Provided.Transport or Matching.Provided.Childcare or Matching.Provided.Housing or Matching.Provided.Meals) help++;
        into[Feature.Provided] = Math.Min(1, help / 2.0);
    }

    /// <summary>It leads to more than the job: an apprenticeship, a course, a paid class or certificate.</summary>
    public static bool TeachesMore(Opening opening) =>
        opening.Kind is OpeningKind.Apprenticeship or OpeningKind.Training or OpeningKind.Course
        || opening.Provides.Contains(Matching.Provided.Course)
        || opening.Credentials.Any(c => c.ProvidedByEmployer);

    private static double CredentialFit(PreparedPerson person, Opening opening)
    {
        if (opening.Credentials.Count == 0 || person.Credentials is not { } held) return 0;
        var fit = opening.Credentials.Sum(c => held.Contains(c.Credential) ? 1.0 : c.ProvidedByEmployer ? 0 : -1);
        return fit / opening.Credentials.Count;
    }
}
