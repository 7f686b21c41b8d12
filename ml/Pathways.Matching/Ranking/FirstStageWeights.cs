namespace Pathways.Matching;

/// <summary>
/// What the first stage weighs by: the linear score, with the share that each skill has in an occupation worked out once for a taxonomy.
/// </summary>
internal sealed class FirstStageWeights
{
    /// <summary>Of the weight of the weakest skill, what is laid upon all: the mean follows it, halfway.</summary>
    private const double WeakestCounts = 0.5;

    /// <summary>From here on a skill is not missed (<see cref="FeatureReader"/>).</summary>
    private const double NotMissed = 0.4;

    private readonly Dictionary<string, ushort> _ordinals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ushort Occupation, double Share)>> _usedBy = new(StringComparer.Ordinal);

    /// <summary>By id of a concept: the occupations that somebody who knows or wants it may come nearer to.</summary>
    private readonly Dictionary<string, List<ushort>> _near = new(StringComparer.Ordinal);
    private readonly SkillCloseness _nobody;
    private readonly PreparedOpening[] _examples;

    public FirstStageWeights(Taxonomy taxonomy, ScoreModel linear)
    {
        (Taxonomy, Linear, _nobody) = (taxonomy, linear, new(new Person(), taxonomy));
        foreach (var occupation in taxonomy.Occupations)
        {
            var ordinal = (ushort)(_ordinals.Count + 1);
            _ordinals[occupation.Id] = ordinal;
            foreach (var id in NearTo(occupation))
            {
                if (!_near.TryGetValue(id, out var near)) _near[id] = near = [];
                near.Add(ordinal);
            }
            var specific = occupation.Skills.Where(s => !_nobody.IsCommon(s.Key)).ToArray();
            foreach (var (skill, weight) in specific)
            {
                if (!_usedBy.TryGetValue(skill, out var list)) _usedBy[skill] = list = [];
                list.Add((ordinal, weight / specific.Sum(s => s.Value)));
            }
        }
        _examples = [.. taxonomy.Occupations.Select(o => new PreparedOpening(new Opening { Id = o.Id, EmployerId = "", Occupation = o.Id, Kinds = o.Kinds }))];
    }

    public Taxonomy Taxonomy { get; }
    public ScoreModel Linear { get; }

    /// <summary>How many ordinals there are; 0 is for openings whose occupation isn't known.</summary>
    public int Occupations => _ordinals.Count + 1;

    public ushort OrdinalOf(string? occupation) => occupation is not null && _ordinals.TryGetValue(occupation, out var ordinal) ? ordinal : (ushort)0;

    /// <summary>What each skill of a person adds where it is required, and where it is welcome, before it is divided by how many are.</summary>
    public IEnumerable<(string Skill, double Required, double Welcome)> GainsOf(PersonView person)
    {
        foreach (var (skill, near) in person.Skills.All)
        {
            var known = _nobody.To(skill);
            if (near <= known) continue;
            var missed = person.Skills.IsCommon(skill) ? 0 : Math.Min(1, near / NotMissed) - Math.Min(1, known / NotMissed);
            yield return (skill,
                ((Linear.Weights[Feature.RequiredCoverage] + (WeakestCounts * Linear.Weights[Feature.RequiredWeakest])) * (near - known)) + (Linear.Weights[Feature.SpecificMissing] * missed),
                Linear.Weights[Feature.WelcomeCoverage] * (near - known));
        }
    }

    /// <summary>What an opening of each occupation gets for the person's skills, experience and wants.</summary>
    public void ReadOccupations(PersonView person, Span<float> into)
    {
        into[..Occupations].Clear();
        foreach (var (skill, near) in person.Skills.All)
            if (_usedBy.TryGetValue(skill, out var uses) && near - _nobody.To(skill) is > 0 and var more)
                foreach (var (occupation, share) in uses) into[occupation] += (float)(Linear.Weights[Feature.OccupationSkills] * share * more);
        foreach (var occupation in NearTo(person.Source.Experience.Select(e => e.Occupation)))
            into[occupation] += (float)(Linear.Weights[Feature.Experience] * person.ExperienceIn(_examples[occupation - 1].Source.Occupation!));
        foreach (var occupation in NearTo(person.Source.Wants))
            into[occupation] += (float)(Linear.Weights[Feature.Wants] * person.Wants.Of(_examples[occupation - 1]));
    }

    private HashSet<ushort> NearTo(IEnumerable<string> ids)
    {
        var near = new HashSet<ushort>();
        foreach (var id in ids)
        {
            if (_near.TryGetValue(id, out var direct)) near.UnionWith(direct);
            if (Taxonomy.Find(id)?.Group is { } group && _near.TryGetValue(group, out var same)) near.UnionWith(same);
        }
        return near;
    }

    private static IEnumerable<string> NearTo(Concept occupation)
    {
        IEnumerable<string> ids = [occupation.Id, .. occupation.Related.Keys, .. occupation.Skills.Keys, .. occupation.Kinds];
        return occupation.Group is { } group ? ids.Append(group) : ids;
    }
}
