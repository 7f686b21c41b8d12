using Pathways.Matching;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>
/// Skills that the sentences of an order ask for. A form's sentences speak of much that is no skill: taken are those that the occupation
/// uses, and what any work may ask of a body. Forms repeat each other, so that a sentence is read once.
/// </summary>
internal sealed class OrderSkills(Taxonomy taxonomy)
{
    private const double Sure = 0.5, SureFurther = 0.6;

    /// <summary>Of the concepts that a sentence speaks of, so many of the best are looked at.</summary>
    private const int Best = 40;

    private static readonly HashSet<string> OfAnyWork = [.. new[]
    {
        "lift-and-carry-loads", "lift-heavy-things", "walk-a-lot-at-work", "stand-for-a-long-time", "bend-and-kneel", "work-outside-in-all-weather", "work-in-heat",
        "work-in-cold", "work-in-noise", "follow-safety-rules", "drive-a-car",
    }.Select(id => "skill:" + id)];

    private readonly SkillFinder _finder = new(taxonomy);
    private readonly Dictionary<string, IReadOnlyList<FoundConcept>> _read = new(StringComparer.Ordinal);

    /// <summary>Ids, in the order of the sentences.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> sentences, string? occupation)
    {
        var used = occupation is null ? null : taxonomy.Find(occupation)?.Skills;
        return [.. sentences.SelectMany(sentence => Pick(Read(sentence.Trim()).Where(found => OfAnyWork.Contains(found.Id) || used?.ContainsKey(found.Id) == true))).Distinct()];
    }

    /// <summary>The best, and each further one that rests on words that no better one has used.</summary>
    private static IEnumerable<string> Pick(IEnumerable<FoundConcept> likely)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in likely)
            if (found.Score >= (words.Count == 0 ? Sure : SureFurther) && !found.Words.All(words.Contains))
            {
                words.UnionWith(found.Words);
                yield return found.Id;
            }
    }

    private IReadOnlyList<FoundConcept> Read(string sentence) => _read.TryGetValue(sentence, out var known) ? known
        : _read[sentence] = [.. _finder.Find(sentence, "en", Best).Where(found => found.Type == ConceptType.Skill && found.Score >= Sure)];
}
