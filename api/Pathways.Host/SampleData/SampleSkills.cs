using Pathways.Matching;

namespace Pathways.Host.SampleData;

/// <summary>The skills that a sample opening asks for: the occupation's heaviest in the taxonomy, fewer where no experience is asked for.</summary>
internal sealed class SampleSkills(Taxonomy taxonomy)
{
    private const int Welcome = 3;

    /// <param name="occupation">Its id; null where the taxonomy doesn't know it.</param>
    public (IReadOnlyList<string> Required, IReadOnlyList<string> Welcome) Of(string? occupation, SampleWork work, OpeningKind kind)
    {
        var heaviest = (occupation is null ? [] : taxonomy.Find(occupation)!.Skills.AsEnumerable())
            .Where(skill => taxonomy.Find(skill.Key) is { IsCommon: false })
            .OrderByDescending(skill => skill.Value).ThenBy(skill => skill.Key, StringComparer.Ordinal).Select(skill => skill.Key).ToList();
        var asked = kind != OpeningKind.Job ? 0 : work.Months == 0 ? 1 : 3;
        return ([.. heaviest.Take(asked)], [.. heaviest.Skip(asked).Take(Welcome)]);
    }
}
