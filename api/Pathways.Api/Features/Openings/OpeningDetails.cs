using Pathways.Matching;

namespace Pathways.Api.Features.Openings;

/// <summary>What a sum is paid for.</summary>
public enum PayPer { Hour, Day, Week, Month, Year }

/// <summary>How pay reaches the person.</summary>
public enum PayMethod { DirectDeposit, Check, PayCard, Cash }

/// <summary>What comes with the work.</summary>
public enum Provision { Transport, Training, Childcare, Housing, Meals, Uniform, Tools, LanguageClass, HealthInsurance, PaidLeave }

/// <summary>What a person may want to know before they go near it.</summary>
public enum WorkCondition { BackgroundCheck, DrugTest, PhotoOrBadge, WorksAlone, FacesThePublic, LivesIn }

/// <summary>What the source did not say and was taken for granted: shown with the opening, and never a reason to hide it.</summary>
public enum Assumption
{
    /// <summary>The days of the week; the hours are as stated.</summary>
    Days,

    /// <summary>What the pay is for: the stated period makes no sense with the sum.</summary>
    PayPeriod,

    /// <summary>The place: the employer's own, as the workplace could not be found.</summary>
    Place,
}

/// <summary>A language at a level of the Common European Framework.</summary>
/// <param name="Tag">BCP 47, like <c>es</c>.</param>
/// <param name="Level">A1 to C2.</param>
public sealed record LanguageNeed(string Tag, string Level, bool Required);

/// <summary>Pay before tax. For a voluntary course it is absent.</summary>
/// <param name="Min">The least that is paid.</param>
/// <param name="Max">The most; equal to the least where one sum is offered.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Pay(decimal Min, decimal Max, string Currency, PayPer Per)
{
    /// <summary>The sum for one hour: year / 52 / hours, month × 12 / 52 / hours, week / hours, day × 5 / hours.</summary>
    public decimal PerHour(decimal amount, decimal hoursPerWeek) => hoursPerWeek <= 0 ? amount : Per switch
    {
        PayPer.Year => amount / 52 / hoursPerWeek,
        PayPer.Month => amount * 12 / 52 / hoursPerWeek,
        PayPer.Week => amount / hoursPerWeek,
        PayPer.Day => amount * 5 / hoursPerWeek,
        _ => amount,
    };
}

/// <summary>When the first pay comes, and how.</summary>
/// <param name="AfterDays">Days from the first day of work to the first pay day.</param>
public sealed record FirstPay(int AfterDays, PayMethod How);

/// <summary>Where the work is.</summary>
/// <param name="Name">A town or a district, never a street.</param>
public sealed record WorkPlace(string Name, double Lat, double Lon);

/// <summary>A card, licence or check that the work asks for.</summary>
/// <param name="Id">From the taxonomy.</param>
/// <param name="RequiredByLaw">True where nobody may do the work without it.</param>
/// <param name="Provided">True where the employer helps to get it before or at the start, and pays for it.</param>
public sealed record CredentialNeed(string Id, bool RequiredByLaw, bool Provided);

/// <summary>Everything that an opening says of the work. It names no person.</summary>
public record OpeningDetails
{
    public required OpeningKind Kind { get; init; }

    /// <summary>In the employer's words.</summary>
    public required string Title { get; init; }

    /// <summary>Taxonomy id; absent where the title fits none.</summary>
    public string? Occupation { get; init; }

    /// <summary>What one does, in the employer's words.</summary>
    public required string Duties { get; init; }

    /// <summary>The language of title and duties, BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Taxonomy ids of skills that are needed from the first day.</summary>
    public IReadOnlyList<string> RequiredSkills { get; init; } = [];

    /// <summary>Taxonomy ids of skills that are good to have.</summary>
    public IReadOnlyList<string> WelcomeSkills { get; init; } = [];

    public IReadOnlyList<LanguageNeed> Languages { get; init; } = [];

    /// <summary>Schooling that is asked for.</summary>
    public EducationLevel Education { get; init; }

    /// <summary>Months of experience that are asked for.</summary>
    public int ExperienceMonths { get; init; }

    public Pay? Pay { get; init; }

    public FirstPay? FirstPay { get; init; }

    public decimal HoursPerWeek { get; init; }

    /// <summary>Parts of the week that are worked, like <c>mon-morning</c> (day mon…sun, part morning, afternoon, evening, night).
    /// Empty: no fixed ones.</summary>
    public IReadOnlyList<string> Shifts { get; init; } = [];

    public Contract Contract { get; init; }

    public required WorkPlace Place { get; init; }

    /// <summary>True where the work can be done from anywhere.</summary>
    public bool Remote { get; init; }

    /// <summary>Whether buses or trains reach the place for the shifts; absent where nobody said.</summary>
    public bool? ByPublicTransport { get; init; }

    /// <summary>The first day of work.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The last day of work, where the work ends.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Still open on that day.</summary>
    public DateOnly? LastDayToApply { get; init; }

    public IReadOnlyList<Provision> Provides { get; init; } = [];

    public IReadOnlyList<CredentialNeed> Credentials { get; init; } = [];

    public IReadOnlyList<WorkCondition> Conditions { get; init; } = [];

    /// <summary>Kinds of work that people may want to avoid, taxonomy ids: found when the opening is posted.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>How many people are looked for.</summary>
    public int Positions { get; init; } = 1;

    /// <summary>What the source left open and was taken for granted.</summary>
    public IReadOnlyList<Assumption> Assumed { get; init; } = [];

    /// <summary>The last day on which it makes sense to apply: the stated one, and not after the work has ended. Absent: no end is known.</summary>
    public DateOnly? ClosesOn() => (LastDayToApply, End) switch
    {
        ({ } last, { } end) => last < end ? last : end,
        var (last, end) => last ?? end,
    };
}
