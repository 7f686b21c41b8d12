namespace Pathways.Matching;

/// <summary>
/// Counts what a hard rule alone holds back, by running all rules again for the person after one step. An opening that
/// a second rule hides, one about pay, nights or what the person avoids among them, is in no count.
/// </summary>
internal static class HeldBack
{
    private static readonly double[] Farther = [5, 10, 25];

    /// <summary>Steps that open anything, those that open most first.</summary>
    public static IReadOnlyList<StepCount> Count(PreparedPerson person, OpeningIndex index, DateOnly today)
    {
        var byRule = index.Openings.ToLookup(o => EligibilityRules.OneBroken(person, o, today));
        var steps = Each(byRule[RuleCodes.TooFar], _ => Farther.Select(PersonStep.Farther))
            .Concat(Each(byRule[RuleCodes.LanguageAboveLevel], o => LanguageSteps(person, o)))
            .Concat(Each(byRule[RuleCodes.CredentialMissing], o => CredentialSteps(person, o)));
        var counts = steps.Select(pair => new StepCount(AsTraining(pair.Step, byRule[null]), CountOf(pair.Step, person, pair.Held, today))).Where(count => count.Opens > 0);
        return [.. WithoutIdleKilometres(counts).Order(StepCount.MostFirst)];
    }

    /// <summary>One level more in each language that is required above the person's. None where no language is named: then none hides anything.</summary>
    public static IEnumerable<PersonStep> LanguageSteps(PreparedPerson person, PreparedOpening opening) => person.Languages.Count == 0 ? []
        : opening.RequiredLanguages.Where(l => l.Level > person.LevelOf(l.Tag)).Select(l => PersonStep.OneLevelUp(person, l.Tag)).Distinct();

    /// <summary>Each credential that is asked for, not held and not provided. None where the person did not say which they hold.</summary>
    public static IEnumerable<PersonStep> CredentialSteps(PreparedPerson person, PreparedOpening opening) => person.Credentials is not { } held ? []
        : opening.Source.Credentials.Where(c => !c.ProvidedByEmployer && !held.Contains(c.Credential)).Select(c => PersonStep.With(c.Credential)).Distinct();

    private static IEnumerable<(PersonStep Step, IEnumerable<PreparedOpening> Held)> Each(IEnumerable<PreparedOpening> held, Func<PreparedOpening, IEnumerable<PersonStep>> stepsOf) =>
        held.SelectMany(opening => stepsOf(opening).Select(step => (step, opening))).GroupBy(pair => pair.step, pair => pair.opening).Select(group => (group.Key, group.AsEnumerable()));

    private static int CountOf(PersonStep step, PreparedPerson person, IEnumerable<PreparedOpening> held, DateOnly today)
    {
        var after = new PreparedPerson(step.Taken(person));
        return held.Count(opening => EligibilityRules.Allow(after, opening, today));
    }

    /// <summary>A credential is a matter of training where something that the person may take leads to it.</summary>
    private static PersonStep AsTraining(PersonStep step, IEnumerable<PreparedOpening> allowed) =>
        step.Kind == StepKind.Credential && allowed.Any(o => Teaches(o.Source, step.Concept!)) ? step with { Kind = StepKind.Training } : step;

    private static bool Teaches(Opening opening, string credential) =>
        opening.Provides.Contains(credential) || opening.Credentials.Any(c => c.ProvidedByEmployer && c.Credential == credential);

    /// <summary>Going farther is worth a line only where it opens more than going less far.</summary>
    private static IEnumerable<StepCount> WithoutIdleKilometres(IEnumerable<StepCount> counts)
    {
        var most = 0;
        foreach (var count in counts.OrderBy(c => c.Step.Km ?? 0))
        {
            if (count.Step.Km is not null && count.Opens <= most) continue;
            if (count.Step.Km is not null) most = count.Opens;
            yield return count;
        }
    }
}
