using Pathways.Api.Features.Profiles;
using Pathways.Matching;
using Taxonomy = Pathways.Matching.Taxonomy;

namespace Pathways.Host.SampleData;

/// <summary>
/// The ids of the sample data are those of the starter taxonomy. Where the host runs on another one, what the starter
/// calls them is read in that one, as an employer's or a person's own words would be.
/// </summary>
internal sealed class SampleIds(Taxonomy taxonomy)
{
    private const int Looked = 10;
    private readonly Lazy<Taxonomy> _starter = new(Taxonomy.LoadStarter);
    private readonly Lazy<SkillFinder> _finder = new(() => new(taxonomy));
    private readonly Dictionary<string, string?> _read = new(StringComparer.Ordinal);

    /// <summary>The id in the running taxonomy; null when it has nothing of that name.</summary>
    public string? Of(string id)
    {
        if (taxonomy.Find(id) is not null) return id;
        if (!_read.TryGetValue(id, out var found)) _read[id] = found = Read(id);
        return found;
    }

    /// <summary>The profile with what the running taxonomy knows of it.</summary>
    public Profile Of(Profile profile) => profile with
    {
        Skills = profile.Skills is { } skills ? [.. skills.Select(skill => (Id: Of(skill.Id), skill.Level)).Where(skill => skill.Id is not null).DistinctBy(skill => skill.Id).Select(skill => new ProfileSkill(skill.Id!, skill.Level))] : null,
        Experience = profile.Experience is { } experience ? [.. experience.Select(one => one with { Occupation = one.Occupation is { } id ? Of(id) : null })] : null,
        Wants = profile.Wants is { } wants ? [.. wants.Select(Of).OfType<string>().Distinct()] : null,
    };

    private string? Read(string id) => _starter.Value.Find(id) is not { Type: ConceptType.Skill or ConceptType.Occupation } concept ? null
        : _finder.Value.Find(concept.Label("en"), "en", Looked).FirstOrDefault(found => found.Type == concept.Type)?.Id;
}
