namespace Pathways.Matching;

/// <summary>
/// How near a person's skills come to each skill of the taxonomy, 0–1: what they know by its level, what is related
/// to it by nearness, what their occupations use by its importance and the time spent there.
/// </summary>
internal sealed class SkillCloseness
{
    /// <summary>From here on a skill is one that the person has.</summary>
    public const double Has = 0.5;

    private const double RelatedCounts = 0.6;
    private const double OccupationCounts = 0.7;
    private const double MonthsToKnow = 12;
    private const double CommonAtLeast = 0.5, EasyAtLeast = 0.3;
    private readonly Dictionary<string, double> _near = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Near, bool IsCommon)> _asked = new(StringComparer.Ordinal);
    private readonly Taxonomy _taxonomy;

    public SkillCloseness(Person person, Taxonomy taxonomy)
    {
        _taxonomy = taxonomy;
        foreach (var skill in person.Skills) Add(skill.Skill, 0.55 + (0.15 * Math.Clamp(skill.Level, 1, 4)));
        foreach (var experience in person.Experience)
        {
            if (taxonomy.Find(ConceptType.Occupation, experience.Occupation) is not { } occupation) continue;
            var known = OccupationCounts * Math.Min(1, experience.Months / MonthsToKnow);
            foreach (var (skill, importance) in occupation.Skills) Add(skill, known * importance);
        }
    }

    /// <summary>All skills that something the person knows comes near to.</summary>
    public IReadOnlyDictionary<string, double> All => _near;

    /// <summary>0 (unknown) to 1.</summary>
    public double To(string skill) => Of(skill).Near;

    /// <summary>How near, and whether it belongs to any work; worked out when a skill is first asked for.</summary>
    public (double Near, bool IsCommon) Of(string skill)
    {
        if (_asked.TryGetValue(skill, out var known)) return known;
        var near = _near.GetValueOrDefault(skill);
        var concept = _taxonomy.Find(ConceptType.Skill, skill);
        if (concept is not null) near = Math.Max(near, concept.IsCommon ? CommonAtLeast : concept.IsEasy ? EasyAtLeast : 0);
        return _asked[skill] = (near, concept is { IsCommon: true });
    }

    public bool IsCommon(string skill) => Of(skill).IsCommon;

    private void Add(string skill, double strength)
    {
        Raise(skill, Math.Min(1, strength));
        if (_taxonomy.Find(ConceptType.Skill, skill) is not { } concept) return;
        foreach (var (related, nearness) in concept.Related) Raise(related, strength * nearness * RelatedCounts);
    }

    private void Raise(string skill, double strength)
    {
        if (strength > _near.GetValueOrDefault(skill)) _near[skill] = strength;
    }
}
