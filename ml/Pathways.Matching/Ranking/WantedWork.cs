namespace Pathways.Matching;

/// <summary>How well an opening is what the person said they would like, 0–1.</summary>
internal sealed class WantedWork(IReadOnlyCollection<string> wants, Taxonomy taxonomy)
{
    private const double RelatedCounts = 0.9, SkillCounts = 0.9, UsesCounts = 0.8, GroupCounts = 0.8, SameGroup = 0.4;
    private const double ToBeTaughtCounts = 0.25, PaperCounts = 1, OnTheJobCounts = 0.7;
    private readonly Concept[] _wants = [.. wants.Where(id => id != WantReader.LearnOnTheJob).Select(taxonomy.Find).OfType<Concept>()];
    private readonly bool _wantsToBeTaught = wants.Contains(WantReader.LearnOnTheJob);

    public bool Any => _wants.Length > 0 || _wantsToBeTaught;

    /// <summary>The best of the work that is wanted; beside it, or where nothing else is wanted, whether one is taught there.</summary>
    public double Of(PreparedOpening opening)
    {
        if (!_wantsToBeTaught) return OfWork(opening);
        var taught = FeatureReader.TeachesMore(opening.Source) ? PaperCounts : opening.Source.Provides.Contains(Provided.Training) ? OnTheJobCounts : 0;
        return _wants.Length == 0 ? taught : ((1 - ToBeTaughtCounts) * OfWork(opening)) + (ToBeTaughtCounts * taught);
    }

    private double OfWork(PreparedOpening opening)
    {
        var occupation = opening.Source.Occupation is { } id ? taxonomy.Find(ConceptType.Occupation, id) : null;
        var best = 0.0;
        foreach (var want in _wants)
            best = Math.Max(best, want.Type switch
            {
                ConceptType.Occupation => ByOccupation(want, occupation),
                ConceptType.Skill => BySkill(want, opening.Source, occupation),
                ConceptType.Group => occupation?.Group == want.Id ? GroupCounts : 0,
                ConceptType.Kind => opening.Source.Kinds.Contains(want.Id) ? GroupCounts : 0,
                _ => 0,
            });
        return best;
    }

    private static double ByOccupation(Concept want, Concept? occupation)
    {
        if (occupation is null) return 0;
        if (occupation.Id == want.Id) return 1;
        var near = want.Related.GetValueOrDefault(occupation.Id) * RelatedCounts;
        return want.Group is not null && want.Group == occupation.Group ? Math.Max(near, SameGroup) : near;
    }

    private static double BySkill(Concept want, Opening opening, Concept? occupation)
    {
        if (opening.RequiredSkills.Contains(want.Id) || opening.WelcomeSkills.Contains(want.Id)) return SkillCounts;
        if (occupation is null) return 0;
        var uses = occupation.Skills.GetValueOrDefault(want.Id) * UsesCounts;
        return want is { Group: not null, IsCommon: false } && want.Group == occupation.Group ? Math.Max(uses, SameGroup) : uses;
    }
}
