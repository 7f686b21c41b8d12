namespace Pathways.Matching;

/// <summary>What could be different. Only these: never pay, nights, or what a person avoids.</summary>
public enum StepKind { Distance, Language, Credential, Training, Skill }

/// <summary>One thing that could be different about a person.</summary>
/// <param name="Concept">Id of the skill or credential; null for a distance or a language.</param>
/// <param name="Language">Primary language tag; null for all but a language.</param>
/// <param name="Level">The level it would be at; null for all but a language.</param>
/// <param name="Km">How much farther; null for all but a distance.</param>
public sealed record PersonStep(StepKind Kind, string? Concept = null, string? Language = null, Cefr? Level = null, double? Km = null)
{
    /// <summary>A skill that is new is known well enough to begin.</summary>
    private const int NewSkillLevel = 2;

    internal static PersonStep Farther(double km) => new(StepKind.Distance, Km: km);

    internal static PersonStep OneLevelUp(PreparedPerson person, string tag) => new(StepKind.Language, Language: tag, Level: person.LevelOf(tag) + 1);

    internal static PersonStep With(string credential) => new(StepKind.Credential, credential);

    internal static PersonStep Learning(string skill) => new(StepKind.Skill, skill);

    /// <summary>The person after the step.</summary>
    internal Person Taken(PreparedPerson person) => Kind switch
    {
        StepKind.Distance => person.Source with { Place = person.Source.Place! with { MaxKm = person.ReachKm + Km } },
        StepKind.Language => person.Source with { Languages = [.. person.Source.Languages, new(Language!, Level!.Value)] },
        StepKind.Skill => person.Source with { Skills = [.. person.Source.Skills, new(Concept!, NewSkillLevel)] },
        _ => person.Source with { Credentials = [.. person.Source.Credentials!, Concept!] },
    };
}

/// <param name="Opens">How many openings the step opens.</param>
public sealed record StepCount(PersonStep Step, int Opens)
{
    /// <summary>Those that open most first; where two open the same, always in the same order.</summary>
    internal static Comparer<StepCount> MostFirst { get; } = Comparer<StepCount>.Create((a, b) =>
        b.Opens != a.Opens ? b.Opens.CompareTo(a.Opens)
        : a.Step.Kind != b.Step.Kind ? a.Step.Kind.CompareTo(b.Step.Kind)
        : a.Step.Km != b.Step.Km ? Nullable.Compare(a.Step.Km, b.Step.Km)
        : string.CompareOrdinal(a.Step.Concept ?? a.Step.Language, b.Step.Concept ?? b.Step.Language));
}
