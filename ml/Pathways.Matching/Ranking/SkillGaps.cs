namespace Pathways.Matching;

/// <summary>
/// Which one skill, credential or language step would open the most suitable openings now. Suitable is what the rules
/// allow and more speaks for than against. Every count is made by ranking again for the person after the step; left out
/// is only what the step can't touch.
/// </summary>
internal sealed class SkillGaps
{
    private readonly Matcher _matcher;
    private readonly PersonView _person;
    private readonly DateOnly _today;
    private readonly HashSet<PersonStep> _steps = [];

    /// <summary>What isn't suitable yet, by ids of skills and credentials and tags of languages that play a part in its score or its rules.</summary>
    private readonly Dictionary<string, List<PreparedOpening>> _touched = new(StringComparer.Ordinal);

    public SkillGaps(Matcher matcher, PersonView person, OpeningIndex index, DateOnly today)
    {
        (_matcher, _person, _today) = (matcher, person, today);
        foreach (var opening in index.Openings) Consider(opening);
    }

    /// <summary>The steps that open most, best first.</summary>
    public IReadOnlyList<StepCount> Best(int take)
    {
        var best = new List<StepCount>();
        foreach (var (step, most) in _steps.Select(step => (step, Lists(step).Sum(list => list.Count))).OrderByDescending(pair => pair.Item2))
        {
            // A step opens no more than it touches.
            if (best.Count == take && most < best[^1].Opens) break;
            if (CountOf(step) is var opens and > 0) best = [.. best.Append(new(step, opens)).Order(StepCount.MostFirst).Take(take)];
        }
        return best;
    }

    private void Consider(PreparedOpening opening)
    {
        var rule = EligibilityRules.OneBroken(_person.Prepared, opening, _today);
        if (rule is not (null or RuleCodes.LanguageAboveLevel or RuleCodes.CredentialMissing) || (rule is null && IsSuitable(_person, opening))) return;
        if (rule is null) Touch(opening, SkillsOf(opening), opening.Source.RequiredSkills.Concat(opening.Source.WelcomeSkills).Where(IsMissing).Select(PersonStep.Learning));
        if (rule is null or RuleCodes.LanguageAboveLevel) Touch(opening, LanguagesOf(opening), HeldBack.LanguageSteps(_person.Prepared, opening));
        if (rule is null or RuleCodes.CredentialMissing) Touch(opening, opening.Source.Credentials.Select(c => c.Credential), HeldBack.CredentialSteps(_person.Prepared, opening));
    }

    private void Touch(PreparedOpening opening, IEnumerable<string> by, IEnumerable<PersonStep> steps)
    {
        foreach (var key in by.Distinct())
        {
            if (!_touched.TryGetValue(key, out var list)) _touched[key] = list = [];
            list.Add(opening);
        }
        _steps.UnionWith(steps);
    }

    private int CountOf(PersonStep step)
    {
        var after = new PersonView(new PreparedPerson(step.Taken(_person.Prepared)), _person.Taxonomy);
        return Lists(step).SelectMany(list => list).Distinct().Count(opening => EligibilityRules.Allow(after.Prepared, opening, _today) && IsSuitable(after, opening));
    }

    /// <summary>A new skill counts for itself and for what it is related to.</summary>
    private IEnumerable<List<PreparedOpening>> Lists(PersonStep step)
    {
        var key = step.Concept ?? step.Language!;
        var related = step.Kind == StepKind.Skill ? _person.Taxonomy.Find(ConceptType.Skill, key)?.Related.Keys : null;
        return (related ?? []).Append(key).Distinct().Select(k => _touched.GetValueOrDefault(k)).OfType<List<PreparedOpening>>();
    }

    private bool IsSuitable(PersonView person, PreparedOpening opening) => _matcher.Score(person, opening, _today) > 0;

    private bool IsMissing(string skill) => !_person.Skills.IsCommon(skill) && _person.Skills.To(skill) < SkillCloseness.Has;

    private IEnumerable<string> SkillsOf(PreparedOpening opening)
    {
        var used = opening.Source.Occupation is { } id ? _person.Taxonomy.Find(ConceptType.Occupation, id)?.Skills.Keys : null;
        return opening.Source.RequiredSkills.Concat(opening.Source.WelcomeSkills).Concat(used ?? []);
    }

    private static IEnumerable<string> LanguagesOf(PreparedOpening opening)
    {
        var spoken = opening.Languages.Select(l => l.Tag);
        return opening.Source.TextLanguage is { } text ? spoken.Append(LanguageTag.Primary(text)) : spoken;
    }
}
