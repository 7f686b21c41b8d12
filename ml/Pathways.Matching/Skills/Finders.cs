namespace Pathways.Matching;

/// <summary>The finders over one taxonomy, each built when it is first asked and shared by all readers.</summary>
internal sealed class Finders(Taxonomy taxonomy)
{
    private readonly Lazy<ConceptFinder> _work = new(() => new([.. taxonomy.Skills, .. taxonomy.Occupations], asWritten: true));
    private readonly Lazy<ConceptFinder> _occupations = new(() => new(taxonomy.Occupations, asWritten: true));
    private readonly Lazy<ConceptFinder> _kinds = new(() => new(taxonomy.Kinds, asWritten: false));
    private readonly Lazy<ConceptFinder> _credentials = new(() => new(taxonomy.Credentials, asWritten: false));
    private readonly Lazy<ConceptFinder> _groups = new(() => new(taxonomy.Groups, asWritten: false));

    public ConceptFinder Work => _work.Value;
    public ConceptFinder Occupations => _occupations.Value;
    public ConceptFinder Kinds => _kinds.Value;
    public ConceptFinder Credentials => _credentials.Value;
    public ConceptFinder Groups => _groups.Value;
}
