using System.Collections.Concurrent;

namespace Pathways.Matching;

/// <summary>
/// Finds concepts by their labels, clause by clause, in two ways that are joined: by words brought to plain English
/// (<see cref="PlainFinder"/>), and by the words as they are written in the text's own language
/// (<see cref="LabelFinder"/>). Each language is made ready when it is first asked for.
/// </summary>
/// <param name="asWritten">False for short lists of English names, where likeness of spelling says little.</param>
internal sealed class ConceptFinder(IReadOnlyList<Concept> concepts, bool asWritten)
{
    /// <summary>Below it nothing is meant; who reads on his own wants more (see <see cref="SkillFinder"/>).</summary>
    private const double LeastScore = 0.05, Sure = 0.8;
    private readonly ConcurrentDictionary<string, Lazy<LanguageFinders>> _languages = new(StringComparer.Ordinal);

    public IReadOnlyList<FoundConcept> Find(string text, string language, int take)
    {
        var primary = LanguageTag.Primary(language);
        var finders = _languages.GetOrAdd(primary, tag => new(() => new(concepts, tag, asWritten))).Value;
        var best = new Dictionary<string, FoundConcept>(StringComparer.Ordinal);
        foreach (var clause in Clauses.AndWhole(text))
            foreach (var found in finders.Find(clause, primary))
                if (found.Score >= LeastScore && (!best.TryGetValue(found.Id, out var known) || known.Score < found.Score)) best[found.Id] = found;
        return [.. best.Values.OrderByDescending(f => f.Score).ThenBy(f => f.Id, StringComparer.Ordinal).Take(take).Select(f => f with { Score = Below1(f.Score) })];
    }

    /// <summary>What is surer than sure comes near 1 and stays in order.</summary>
    private static double Below1(double score) => score <= Sure ? score : Sure + ((1 - Sure) * (1 - Math.Exp((Sure - score) / (1 - Sure))));
}
