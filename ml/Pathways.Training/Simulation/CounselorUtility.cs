using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// What a good counselor is assumed to weigh, in the order of the judges' guideline: what the person can do, then what
/// they want, then pay, closeness, schedule, language and room to learn, each as the person weighs it. These are the
/// assumptions that the model is trained on; the card lists them. Read from the features, whose meaning is fixed.
/// </summary>
internal static class CounselorUtility
{
    /// <summary>Skills and pay.</summary>
    public static double OfSkillsAndPay(ReadOnlySpan<double> f) =>
        (2.2 * (f[Feature.RequiredCoverage] + (f[Feature.RequiredWeakest] * 0.4)))
        + (2.4 * f[Feature.SpecificMissing])
        + (0.7 * f[Feature.WelcomeCoverage])
        + (1.6 * f[Feature.OccupationSkills])
        + (0.9 * f[Feature.Pay]);

    /// <summary>All else, where things add up less simply.</summary>
    public static double OfTheRest(ReadOnlySpan<double> f, Person person)
    {
        var experienced = Math.Max(0, f[Feature.Experience] + 0.2);
        var wanted = person.Wants.Count == 0 ? 0 : Math.Max(0, f[Feature.Wants] + 0.35);
        return OfWork(f, person, experienced, wanted) + OfPlaceAndTime(f) + OfLanguage(f)
            // Who begins gains most from being taught, and whoever named a wish from being taught that.
            + ((1.2 - (0.6 * experienced)) * (person.Wants.Count == 0 ? 1 : 0.4 + (0.6 * wanted)) * ((0.8 * f[Feature.Training]) + (0.7 * f[Feature.Course])))
            + (0.4 * f[Feature.Credentials]) + (0.6 * f[Feature.EducationGap])
            + (0.25 * f[Feature.Provided]) + (0.15 * f[Feature.Freshness]) + (0.3 * f[Feature.Lasting]) + (0.2 * f[Feature.EmployerRecord]);
    }

    /// <summary>One who has done the work knows that they can; a wish counts most where it meets what the person knows.
    /// Where neither points to it, a counselor would not think of it first.</summary>
    private static double OfWork(ReadOnlySpan<double> f, Person person, double experienced, double wanted)
    {
        var wish = person.Wants.Count == 0 ? 0 : f[Feature.Wants] * (0.8 + (0.4 * experienced));
        var nothing = person.Wants.Count == 0 ? 0 : 1 - Math.Max(wanted, experienced);
        return (1.4 * f[Feature.Experience]) + (1.7 * wish) - (0.7 * nothing);
    }

    /// <summary>The last third of one's reach costs more than the first.</summary>
    private static double OfPlaceAndTime(ReadOnlySpan<double> f) =>
        (f[Feature.Closeness] * (f[Feature.Closeness] < 0 ? 1.2 : 0.7)) + (0.3 * f[Feature.Remote])
        + (0.5 * f[Feature.Hours]) + (0.5 * f[Feature.FewHours]) + (0.5 * f[Feature.OddTimes]);

    /// <summary>One step short in a language is felt; knowing more than is needed helps little.</summary>
    private static double OfLanguage(ReadOnlySpan<double> f) =>
        (f[Feature.LanguageGap] * (f[Feature.LanguageGap] < 0 ? 1.0 : 0.2)) + (0.6 * f[Feature.LanguageUse]) + (0.8 * f[Feature.TextUnknown]);
}
