namespace Pathways.Matching;

/// <summary>
/// Which one skill, credential or language step would open the most suitable openings now. Suitable is what the rules
/// allow and more speaks for than against. Every count is made by ranking again for the person after the step; left out
/// is only what the step can't touch.
/// </summary>
internal sealed class SkillGaps
{
    /// <summary>Parts of a score added up in another order differ by less.</summary>
    private const double Rounding = 1e-9;

    private readonly ScoreModel _model;
    private readonly PersonView _person;
    private readonly DateOnly _today;
    private readonly HashSet<PersonStep> _steps = [];

    /// <summary>What isn't suitable yet, by ids of skills and credentials and tags of languages that play a part in its score or its rules.</summary>
    private readonly Dictionary<string, List<Candidate>> _touched = new(StringComparer.Ordinal);

    public SkillGaps(ScoreModel model, PersonView person, OpeningIndex index, DateOnly today)
    {
        (_model, _person, _today) = (model, person, today);
        foreach (var opening in index.Openings) Consider(opening);
    }

    /// <param name="ButSkills">Its score without what skills add to it.</param>
    private sealed record Candidate(PreparedOpening Opening, double ButSkills);

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
        if (rule is not (null or RuleCodes.LanguageAboveLevel or RuleCodes.CredentialMissing)) return;
        Span<double> features = stackalloc double[Feature.Count];
        FeatureReader.Read(_person, opening, _today, features);
        var score = _model.Score(features);
        if (rule is null && score > 0) return;
        var candidate = new Candidate(opening, score - _model.OfSkills(features));
        if (rule is null) ConsiderSkills(candidate, features);
        if (rule is null or RuleCodes.LanguageAboveLevel) Touch(candidate, LanguagesOf(opening), HeldBack.LanguageSteps(_person.Prepared, opening));
        if (rule is null or RuleCodes.CredentialMissing) Touch(candidate, opening.Source.Credentials.Select(c => c.Credential), HeldBack.CredentialSteps(_person.Prepared, opening));
    }

    /// <summary>What even every skill would not make suitable is touched by none; where little is missing, also by what the occupation uses.</summary>
    private void ConsiderSkills(Candidate candidate, Span<double> features)
    {
        var opening = candidate.Opening.Source;
        string[] asked = [.. opening.RequiredSkills, .. opening.WelcomeSkills];
        features[Feature.OccupationSkills] = 1;
        var little = candidate.ButSkills + _model.OfSkills(features) > -Rounding;
        var possible = candidate.ButSkills + MostOfSkills(opening) > -Rounding;
        Touch(candidate, !possible ? [] : little ? asked.Concat(UsedBy(opening)) : asked, asked.Where(IsMissing).Select(PersonStep.Learning));
    }

    private void Touch(Candidate candidate, IEnumerable<string> by, IEnumerable<PersonStep> steps)
    {
        foreach (var key in by.Distinct())
        {
            if (!_touched.TryGetValue(key, out var list)) _touched[key] = list = [];
            list.Add(candidate);
        }
        _steps.UnionWith(steps);
    }

    private int CountOf(PersonStep step)
    {
        var after = new PersonView(new PreparedPerson(step.Taken(_person.Prepared)), _person.Taxonomy);
        var touched = Lists(step).SelectMany(list => list).Distinct();
        return step.Kind == StepKind.Skill ? touched.Count(candidate => BySkillsAlone(after, candidate)) : touched.Count(candidate => Again(after, candidate.Opening));
    }

    /// <summary>Rules and ranking again, in full.</summary>
    private bool Again(PersonView after, PreparedOpening opening)
    {
        if (!EligibilityRules.Allow(after.Prepared, opening, _today)) return false;
        Span<double> features = stackalloc double[Feature.Count];
        FeatureReader.Read(after, opening, _today, features);
        return _model.Score(features) > 0;
    }

    /// <summary>The same where only skills have changed: no rule asks for them, and no tree. Where it is as good as even, in full.</summary>
    private bool BySkillsAlone(PersonView after, Candidate candidate)
    {
        Span<double> features = stackalloc double[Feature.Count];
        features.Clear();
        FeatureReader.ReadSkills(after, candidate.Opening.Source, features);
        var score = candidate.ButSkills + _model.OfSkills(features);
        return Math.Abs(score) < Rounding ? Again(after, candidate.Opening) : score > 0;
    }

    /// <summary>What skills can add at most: every one of them.</summary>
    private double MostOfSkills(Opening opening)
    {
        Span<double> features = stackalloc double[Feature.Count];
        features.Clear();
        FeatureReader.ReadAllSkills(opening, features);
        return _model.OfSkills(features);
    }

    /// <summary>A new skill counts for itself and for what it is related to.</summary>
    private IEnumerable<List<Candidate>> Lists(PersonStep step)
    {
        var key = step.Concept ?? step.Language!;
        var related = step.Kind == StepKind.Skill ? _person.Taxonomy.Find(ConceptType.Skill, key)?.Related.Keys : null;
        return (related ?? []).Append(key).Distinct().Select(k => _touched.GetValueOrDefault(k)).OfType<List<Candidate>>();
    }

    private bool IsMissing(string skill) => !_person.Skills.IsCommon(skill) && _person.Skills.To(skill) < SkillCloseness.Has;

    private IEnumerable<string> UsedBy(Opening opening) =>
        (opening.Occupation is { } id ? _person.Taxonomy.Find(ConceptType.Occupation, id)?.Skills.Keys : null) ?? [];

    private static IEnumerable<string> LanguagesOf(PreparedOpening opening)
    {
        var spoken = opening.Languages.Select(l => l.Tag);
        return opening.Source.TextLanguage is { } text ? spoken.Append(LanguageTag.Primary(text)) : spoken;
    }
}
