namespace Pathways.Matching;

/// <summary>A concept found in a text.</summary>
/// <param name="Score">0–1, higher is surer.</param>
/// <param name="Words">The words of the text that led to it.</param>
public sealed record FoundConcept(string Id, ConceptType Type, double Score, IReadOnlyList<string> Words);
