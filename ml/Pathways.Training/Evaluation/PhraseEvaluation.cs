using Pathways.Matching;

namespace Pathways.Training;

/// <summary>How often a skill that a phrase means is among the first five found for it.</summary>
internal sealed class PhraseEvaluation(Taxonomy taxonomy)
{
    private const int Depth = 5;
    private readonly SkillFinder _finder = new(taxonomy);

    /// <summary>Recall at 5 by language and for all together.</summary>
    public IEnumerable<Measure> Of(string half, IReadOnlyList<MeantPhrase> phrases)
    {
        foreach (var language in phrases.GroupBy(p => p.Language))
            yield return new(language.Key, "model", $"recall@5 {half}", language.Average(p => IsFound(p) ? 1.0 : 0), "share");
        yield return new("all", "model", $"recall@5 {half}", phrases.Average(p => IsFound(p) ? 1.0 : 0), "share");
    }

    public bool IsFound(MeantPhrase phrase) => FirstSkills(phrase.Text, phrase.Language).Any(phrase.Skills.Contains);

    /// <summary>The first five skills found; occupations that a text speaks of don't count against them.</summary>
    public IReadOnlyList<string> FirstSkills(string text, string language) =>
        [.. _finder.Find(text, language, int.MaxValue).Where(f => f.Type == ConceptType.Skill).Take(Depth).Select(f => f.Id)];

    /// <summary>Prints what was found for phrases that missed. Never for the untouched half.</summary>
    public void ShowMisses(IReadOnlyList<MeantPhrase> tuned)
    {
        foreach (var phrase in tuned.Where(p => !IsFound(p)))
            Console.WriteLine($"{phrase.Language}  {phrase.Text}  means {string.Join(' ', phrase.Skills)}  found {string.Join(' ', FirstSkills(phrase.Text, phrase.Language))}");
    }
}
