namespace Pathways.Matching;

/// <summary>Names of a concept in one language and from one source, the one to show first.</summary>
/// <param name="Language">BCP 47 primary tag, lower case.</param>
/// <param name="Labels">At least one; everyday synonyms after the first.</param>
/// <param name="Source">Where they come from: <c>pathways</c>, <c>esco</c>, <c>onet</c>.</param>
/// <param name="Reviewed">True when a person who speaks the language has checked them.</param>
public sealed record ConceptLabels(string Language, IReadOnlyList<string> Labels, string Source, bool Reviewed);

/// <summary>One thing the taxonomy knows. Immutable.</summary>
public sealed class Concept
{
    internal Concept(string id, ConceptType type) => (Id, Type) = (id, type);

    /// <summary>Stable id, for example <c>skill:wash-dishes</c>.</summary>
    public string Id { get; }

    public ConceptType Type { get; }

    /// <summary>Id of the group it is listed under, if any.</summary>
    public string? Group { get; internal init; }

    /// <summary>Concepts of the same type that are near, with nearness 0–1; in both directions.</summary>
    public IReadOnlyDictionary<string, double> Related => RelatedInFile;

    /// <summary>The same, while the files are read.</summary>
    internal Dictionary<string, double> RelatedInFile { get; init; } = [];

    /// <summary>For an occupation: the skills it uses, with importance 0–1.</summary>
    public IReadOnlyDictionary<string, double> Skills { get; internal init; } = Empty;

    /// <summary>For an occupation: kinds of work that it always is.</summary>
    public IReadOnlyList<string> Kinds { get; internal init; } = [];

    /// <summary>For a credential: the law asks for it before the work may be done.</summary>
    public bool RequiredByLaw { get; internal init; }

    /// <summary>For a skill: asked for in any work and learned in any life (being on time, patience). Nobody is told to lack it.</summary>
    public bool IsCommon { get; internal init; }

    /// <summary>For a skill: most people can do it after being shown for a day or two. Lacking it counts little.</summary>
    public bool IsEasy { get; internal init; }

    /// <summary>All labels, by language and source, those that people have checked first in their language; English is always there.</summary>
    public IReadOnlyList<ConceptLabels> Labels { get; internal set; } = [];

    /// <summary>The name to show in a language; English where the taxonomy has none in it.</summary>
    public string Label(string language)
    {
        var wanted = LanguageTag.Primary(language);
        var found = Labels.FirstOrDefault(l => l.Language == wanted) ?? Labels.FirstOrDefault(l => l.Language == "en");
        return found?.Labels[0] ?? Id;
    }

    private static readonly Dictionary<string, double> Empty = [];

    public override string ToString() => Id;
}
