namespace Pathways.Matching;

public enum OpeningKind { Job, PaidPlacement, Training, Course, Apprenticeship }

public enum Contract { Permanent, Temporary, Seasonal, Apprenticeship }

public sealed record OpeningLanguage(string Tag, Cefr Level, bool Required);

/// <param name="RequiredByLaw">The work may not be done without it; otherwise it is only welcome.</param>
/// <param name="ProvidedByEmployer">The employer trains for it or pays for it before it is needed.</param>
public sealed record OpeningCredential(string Credential, bool RequiredByLaw, bool ProvidedByEmployer);

public sealed record OpeningPlace(double Lat, double Lon);

/// <summary>Work or training that an employer offers, as matching sees it.</summary>
public sealed record Opening
{
    public required string Id { get; init; }
    public required string EmployerId { get; init; }

    /// <summary>Keyed hash of the employer's name, made as the avoid-list makes it; null where there is none.</summary>
    public string? EmployerHash { get; init; }

    public OpeningKind Kind { get; init; }

    /// <summary>BCP 47 of the language it is written in, which is that of the work; null when unknown.</summary>
    public string? TextLanguage { get; init; }

    /// <summary>Id of the occupation; null where none was found.</summary>
    public string? Occupation { get; init; }

    public IReadOnlyList<string> RequiredSkills { get; init; } = [];
    public IReadOnlyList<string> WelcomeSkills { get; init; } = [];
    public IReadOnlyList<OpeningLanguage> Languages { get; init; } = [];
    public EducationLevel? Education { get; init; }
    public PayRange? Pay { get; init; }

    /// <summary>Hours a week; where unknown, 40 are assumed when pay is compared.</summary>
    public double? HoursPerWeek { get; init; }

    /// <summary>Slots in which the work is done, each of them required. Empty: no fixed times.</summary>
    public WeekSlots Shifts { get; init; }

    public OpeningPlace? Place { get; init; }
    public bool Remote { get; init; }

    /// <summary>Null: as soon as possible.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Still open on this day. Null: open until further notice.</summary>
    public DateOnly? LastDayToApply { get; init; }

    /// <summary>What the employer gives: <see cref="Provided"/> values, concept ids, or the employer's own words.</summary>
    public IReadOnlyList<string> Provides { get; init; } = [];

    public IReadOnlyList<OpeningCredential> Credentials { get; init; } = [];

    /// <summary>Ids of the kinds of work that a person may avoid, found when the opening was posted.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    public Conditions Conditions { get; init; }
    public Contract? Contract { get; init; }

    /// <summary>Published, not paused, filled, closed or blocked.</summary>
    public bool Live { get; init; } = true;

    public bool EmployerApproved { get; init; } = true;
    public DateOnly PostedOn { get; init; }

    /// <summary>How many openings of this employer were filled before: its record.</summary>
    public int FilledBefore { get; init; }
}

/// <summary>The values of <see cref="Opening.Provides"/> that scores and reasons know.</summary>
public static class Provided
{
    /// <summary>Learning on the job, from the start.</summary>
    public const string Training = "training";

    /// <summary>A class, certificate or further study that the employer pays for.</summary>
    public const string Course = "course";

    public const string Transport = "transport";
    public const string Childcare = "childcare";
    public const string Housing = "housing";
    public const string Meals = "meals";
}
