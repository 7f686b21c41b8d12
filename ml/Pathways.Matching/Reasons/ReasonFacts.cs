namespace Pathways.Matching;

/// <summary>Collects the facts about a person and an opening, by group; within a group the most telling first.</summary>
internal static class ReasonFacts
{
    public static IEnumerable<ReasonFact> Of(PersonView person, PreparedOpening opening, DateOnly today) =>
    [
        .. SkillFacts.Of(person, opening.Source),
        .. WorkFacts.Of(person, opening),
        .. PlaceAndTimeFacts.Of(person, opening, today),
        .. LanguageFacts.Of(person, opening),
        .. OfferFacts.Of(person, opening.Source, today),
    ];
}

/// <summary>Skills the opening asks for or welcomes.</summary>
internal static class SkillFacts
{
    public static IEnumerable<ReasonFact> Of(PersonView person, Opening opening)
    {
        if (opening.RequiredSkills.Count > 0) yield return Required(person, opening);
        string[] welcome = [.. opening.WelcomeSkills.Where(s => person.Skills.To(s) >= SkillCloseness.Has && !person.Skills.IsCommon(s))];
        if (welcome.Length > 0)
            yield return ReasonFact.For(FeatureGroup.WelcomeSkills, ReasonCodes.WelcomeSkills, "skills", ("concepts", string.Join('|', welcome)));
    }

    private static ReasonFact Required(PersonView person, Opening opening)
    {
        string[] specific = [.. opening.RequiredSkills.Where(s => !person.Skills.IsCommon(s))];
        string[] missing = [.. specific.Where(s => person.Skills.To(s) < SkillCloseness.Has)];
        var have = specific.Length - missing.Length;
        if (specific.Length == 0)
            return ReasonFact.For(FeatureGroup.RequiredSkills, ReasonCodes.RequiredSkills, null, ("form", "none"));
        if (missing.Length == 0)
            return ReasonFact.For(FeatureGroup.RequiredSkills, ReasonCodes.RequiredSkills, "skills", ("form", specific.Length == 1 ? "one" : "all"), ("need", ReasonFact.Text(specific.Length)));
        List<(string, string)> args = [("have", ReasonFact.Text(have)), ("need", ReasonFact.Text(specific.Length)), ("missing", string.Join('|', missing))];
        if (have == 0) args.Add(("form", "zero"));
        if (opening.Provides.Contains(Provided.Training)) args.Add(("trained", "true"));
        return have * 2 >= specific.Length && have > 0
            ? ReasonFact.For(FeatureGroup.RequiredSkills, ReasonCodes.RequiredSkills, "skills", [.. args])
            : ReasonFact.Against(FeatureGroup.RequiredSkills, ReasonCodes.RequiredSkills, "skills", [.. args]);
    }
}

/// <summary>The kind of work beside what the person did and would like.</summary>
internal static class WorkFacts
{
    public static IEnumerable<ReasonFact> Of(PersonView person, PreparedOpening opening)
    {
        if (opening.Source.Occupation is { } occupation)
        {
            if (person.ExperienceIn(occupation) >= 0.5)
                yield return ReasonFact.For(FeatureGroup.Occupation, ReasonCodes.Occupation, "experience");
            else if (person.SkillsOf(occupation) >= 0.5)
                yield return ReasonFact.For(FeatureGroup.Occupation, ReasonCodes.Occupation, "skills", ("form", "skills"));
            else if (person.Source.Experience.Count > 0)
                yield return ReasonFact.Against(FeatureGroup.Occupation, ReasonCodes.Occupation, "experience");
        }
        if (!person.Wants.Any) yield break;
        var wanted = person.Wants.Of(opening);
        if (wanted >= 0.75) yield return ReasonFact.For(FeatureGroup.Wants, ReasonCodes.Wants, "wants");
        else if (wanted >= 0.36) yield return ReasonFact.For(FeatureGroup.Wants, ReasonCodes.Wants, "wants", ("form", "near"));
        else yield return ReasonFact.Against(FeatureGroup.Wants, ReasonCodes.Wants, "wants");
    }
}

/// <summary>Pay, distance and hours.</summary>
internal static class PlaceAndTimeFacts
{
    public static IEnumerable<ReasonFact> Of(PersonView person, PreparedOpening opening, DateOnly today)
    {
        if (Pay(person, opening, today) is { } pay) yield return pay;
        if (opening.Source.Remote)
            yield return ReasonFact.For(FeatureGroup.Closeness, ReasonCodes.Closeness, null, ("form", "remote"));
        else if (person.Prepared.KmTo(opening) is { } km)
        {
            yield return ReasonFact.For(FeatureGroup.Closeness, ReasonCodes.Closeness, "place", ("km", ReasonFact.Text(km)));
            yield return ReasonFact.Against(FeatureGroup.Closeness, ReasonCodes.Closeness, "place", ("km", ReasonFact.Text(km)));
        }
        if (opening.Source.HoursPerWeek is { } hours)
        {
            yield return ReasonFact.For(FeatureGroup.Schedule, ReasonCodes.Schedule, null, ("hours", ReasonFact.Text(hours)));
            yield return ReasonFact.Against(FeatureGroup.Schedule, ReasonCodes.Schedule, null, ("hours", ReasonFact.Text(hours)));
        }
        else if ((opening.Source.Shifts.Bits & WeekSlots.Unsocial.Bits) != 0)
            yield return ReasonFact.Against(FeatureGroup.Schedule, ReasonCodes.Schedule, null, ("form", "odd"));
    }

    private static ReasonFact? Pay(PersonView person, PreparedOpening prepared, DateOnly today)
    {
        if (prepared.Source.Pay is not { } pay || FeatureReader.PayAbove(person, prepared, today) <= 0) return null;
        var form = pay.Per switch { PayPer.Month => "month", PayPer.Year => "year", _ => "hour" };
        if (person.Source.MinPay is not null) form += "-above";
        return ReasonFact.For(FeatureGroup.Pay, ReasonCodes.Pay, "pay", ("form", form), ("pay", ReasonFact.Text(pay.Best)), ("currency", pay.Currency));
    }
}

/// <summary>Languages needed and languages that can be used.</summary>
internal static class LanguageFacts
{
    public static IEnumerable<ReasonFact> Of(PersonView person, PreparedOpening opening)
    {
        if (person.Prepared.Languages.Count == 0) yield break;
        var hardest = opening.RequiredLanguages.OrderBy(l => person.Prepared.LevelOf(l.Tag) - l.Level).FirstOrDefault();
        if (opening.Source.TextLanguage is { } text && person.Prepared.LevelOf(LanguageTag.Primary(text)) == Cefr.None)
            yield return Against("text", LanguageTag.Primary(text));
        if (hardest is not null && person.Prepared.LevelOf(hardest.Tag) < hardest.Level)
            yield return Against("gap", hardest.Tag);
        var own = opening.Languages.Where(l => !l.Required && person.Prepared.LevelOf(l.Tag) >= Cefr.B2)
            .OrderByDescending(l => person.Prepared.LevelOf(l.Tag)).FirstOrDefault();
        if (own is not null) yield return For("use", own.Tag);
        if (hardest is not null && person.Prepared.LevelOf(hardest.Tag) >= hardest.Level) yield return For("enough", hardest.Tag);
    }

    private static ReasonFact For(string form, string tag) =>
        ReasonFact.For(FeatureGroup.Language, ReasonCodes.Language, "languages", ("form", form), ("language", tag));

    private static ReasonFact Against(string form, string tag) =>
        ReasonFact.Against(FeatureGroup.Language, ReasonCodes.Language, "languages", ("form", form), ("language", tag));
}

/// <summary>What the employer offers and asks beside the work.</summary>
internal static class OfferFacts
{
    private static readonly string[] Help = [Provided.Transport, Provided.Childcare, Provided.Housing, Provided.Meals];

    public static IEnumerable<ReasonFact> Of(PersonView person, Opening opening, DateOnly today)
    {
        if (FeatureReader.TeachesMore(opening))
            yield return ReasonFact.For(FeatureGroup.Learning, ReasonCodes.Learning, null, ("form", "course"));
        else if (opening.Provides.Contains(Provided.Training))
            yield return ReasonFact.For(FeatureGroup.Learning, ReasonCodes.Learning, null);
        foreach (var fact in Credentials(person, opening)) yield return fact;
        if (person.Source.Education is { } education && opening.Education > education)
            yield return ReasonFact.Against(FeatureGroup.Education, ReasonCodes.Education, "education");
        string[] help = [.. opening.Provides.Where(Help.Contains).Distinct()];
        if (help.Length > 0)
            yield return ReasonFact.For(FeatureGroup.Provided, ReasonCodes.Provided, null, ("provided", string.Join('|', help)));
        if (today.DayNumber - opening.PostedOn.DayNumber is >= 0 and <= 7)
            yield return ReasonFact.For(FeatureGroup.Freshness, ReasonCodes.Freshness, null);
        if (opening.FilledBefore > 0)
            yield return ReasonFact.For(FeatureGroup.Employer, ReasonCodes.Employer, null);
    }

    private static IEnumerable<ReasonFact> Credentials(PersonView person, Opening opening)
    {
        if (person.Prepared.Credentials is not { } held) yield break;
        var has = opening.Credentials.Where(c => held.Contains(c.Credential)).Select(c => c.Credential).ToArray();
        var lacks = opening.Credentials.Where(c => !c.ProvidedByEmployer && !held.Contains(c.Credential)).Select(c => c.Credential).ToArray();
        if (has.Length > 0)
            yield return ReasonFact.For(FeatureGroup.Credentials, ReasonCodes.Credentials, "certificates", ("concepts", string.Join('|', has)));
        if (lacks.Length > 0)
            yield return ReasonFact.Against(FeatureGroup.Credentials, ReasonCodes.Credentials, "certificates", ("concepts", string.Join('|', lacks)));
    }
}
