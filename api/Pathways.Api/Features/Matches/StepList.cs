using Pathways.Matching;

namespace Pathways.Api.Features.Matches;

/// <summary>What one step each would open for a person, the most first. Each count was made by running rules and ranking again.</summary>
public sealed record StepList(IReadOnlyList<StepView> Items)
{
    internal static StepList Of(IEnumerable<StepCount> counts, Func<StepCount, string> text) =>
        new([.. counts.Select(count => new StepView(count.Step.Kind, count.Opens, text(count), count.Step.Concept, count.Step.Language, count.Step.Level?.ToString(), count.Step.Km))]);
}

/// <summary>One thing that could be different.</summary>
/// <param name="Opens">How many openings it opens; at least 1.</param>
/// <param name="Text">A plain sentence.</param>
/// <param name="Concept">Taxonomy id of the skill or the card; absent for a distance or a language.</param>
/// <param name="Language">Primary tag of the language; absent for anything else.</param>
/// <param name="Level">The level, A1 to C2, at which it would be.</param>
/// <param name="Km">How much farther; absent for all but a distance.</param>
public sealed record StepView(StepKind Kind, int Opens, string Text, string? Concept, string? Language, string? Level, double? Km);
