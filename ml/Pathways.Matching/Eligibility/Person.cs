namespace Pathways.Matching;

/// <summary>CEFR levels. <see cref="None"/> is a language that isn't spoken: one below A1.</summary>
public enum Cefr { None, A1, A2, B1, B2, C1, C2 }

public enum EducationLevel { None, Primary, Secondary, Vocational, Tertiary }

/// <summary>How a person gets to work.</summary>
public enum Travel { Foot, Bike, Transit, Car }

/// <summary>May the person work on a day? Only a certain <see cref="No"/> ever hides an opening.</summary>
public enum WorkAnswer { Yes, No, Ask }

/// <summary>Conditions an opening may come with.</summary>
[Flags]
public enum Conditions
{
    None = 0,
    BackgroundCheck = 1,
    DrugTest = 2,
    PhotoOrBadge = 4,
    WorksAlone = 8,
    FacesThePublic = 16,
    LivesIn = 32,
}

/// <param name="Level">1 (a little) to 4 (very good).</param>
public sealed record PersonSkill(string Skill, int Level);

/// <param name="Tag">BCP 47.</param>
public sealed record SpokenLanguage(string Tag, Cefr Level);

/// <summary>Time in an occupation. Whether it was paid is not known here, and makes no difference.</summary>
public sealed record Experience(string Occupation, int Months);

/// <summary>Where a person starts from.</summary>
/// <param name="MaxKm">As the crow flies. Null: as far as is usual by <paramref name="Travel"/>; both null: no limit.</param>
public sealed record PersonPlace(double Lat, double Lon, double? MaxKm = null, Travel? Travel = null);

/// <summary>A circle that a person stays away from.</summary>
public sealed record Area(double Lat, double Lon, double Km);

/// <summary>What a person doesn't want to see. Why is never asked.</summary>
/// <param name="Kinds">Ids of kinds of work.</param>
/// <param name="Employers">Employer ids or keyed hashes of names, compared with both of an opening.</param>
public sealed record Avoids(IReadOnlyCollection<string> Kinds, IReadOnlyCollection<string> Employers, IReadOnlyCollection<Area> Areas)
{
    public static Avoids Nothing { get; } = new([], [], []);
}

/// <summary>How much something counts for the person: 0 (ignore it) to 3.</summary>
public sealed record Weights(int Pay = 1, int Closeness = 1, int Schedule = 1, int Learning = 1, int Language = 1);

/// <summary>
/// A job seeker as matching sees one: no name, no contact, nothing about the past. Every part may be left out, and
/// what is left out (null or empty) never hides an opening.
/// </summary>
public sealed record Person
{
    public IReadOnlyList<PersonSkill> Skills { get; init; } = [];

    /// <summary>Empty: not said, then no opening is hidden for its language.</summary>
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];

    public IReadOnlyList<Experience> Experience { get; init; } = [];
    public EducationLevel? Education { get; init; }

    /// <summary>Ids of credentials. Null: not said; an empty list: has none, and openings that by law need one are hidden.</summary>
    public IReadOnlyCollection<string>? Credentials { get; init; }

    public PersonPlace? Place { get; init; }

    /// <summary>Null or empty: not said, any time is fine.</summary>
    public WeekSlots? Availability { get; init; }

    public Pay? MinPay { get; init; }

    /// <summary>Ids of skills, occupations, groups or kinds of work that the person would like.</summary>
    public IReadOnlyCollection<string> Wants { get; init; } = [];

    public Avoids Avoids { get; init; } = Avoids.Nothing;
    public Weights Weights { get; init; } = new();

    /// <summary>Conditions that the person won't take.</summary>
    public Conditions RuledOut { get; init; }

    /// <summary>Answers for the day the work starts. Null: never filtered.</summary>
    public Func<DateOnly, WorkAnswer>? WorkAuthorisation { get; init; }
}
