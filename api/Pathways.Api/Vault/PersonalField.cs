using System.Collections.Frozen;

namespace Pathways.Api.Vault;

/// <summary>The closed list of what is kept about a person. Grants name these; nothing else can be opened.</summary>
public enum PersonalField
{
    DisplayName, Skills, Languages, Experience, Education, Certificates, Availability, Place, Pay, Wants, Cv,
    Avoids, Weights,
    PermitLastDay, PermitDetails,
    Contact, Language, Away,
    Notes, CheckIns,
}

/// <summary>What a grant may be given for (domain.md, closed list).</summary>
public enum Purpose { Advice, Application, CheckIn, HandOver }

/// <summary>What the platform itself may open data for, each with a fixed set of fields.</summary>
public enum SystemPurpose { Reminder, Matching, CalendarFeed, Digest, Retention }

/// <summary>Where each field lies, and which fields a purpose of the platform's own may open.</summary>
public static class PersonalFields
{
    /// <summary>Collections that hold one sealed record a person.</summary>
    public const string Profiles = "profiles", Permits = "permits", ContactPlans = "contact-plans", Notes = "notes";

    private static readonly FrozenDictionary<SystemPurpose, FrozenSet<PersonalField>> ForSystem = new Dictionary<SystemPurpose, FrozenSet<PersonalField>>
    {
        [SystemPurpose.Reminder] = FrozenSet.Create(PersonalField.Language, PersonalField.Contact, PersonalField.Away),
        [SystemPurpose.Matching] = FrozenSet.Create(PersonalField.Skills, PersonalField.Languages, PersonalField.Experience,
            PersonalField.Education, PersonalField.Certificates, PersonalField.Availability, PersonalField.Place, PersonalField.Pay,
            PersonalField.Wants, PersonalField.Avoids, PersonalField.Weights,
            PersonalField.PermitLastDay, PersonalField.PermitDetails),
        [SystemPurpose.CalendarFeed] = FrozenSet.Create(PersonalField.Language, PersonalField.PermitLastDay),
        [SystemPurpose.Digest] = FrozenSet.Create(PersonalField.Language, PersonalField.Contact),
        [SystemPurpose.Retention] = FrozenSet<PersonalField>.Empty,
    }.ToFrozenDictionary();

    /// <summary>The collection that holds a field.</summary>
    public static string CollectionOf(PersonalField field) => field switch
    {
        PersonalField.PermitLastDay or PersonalField.PermitDetails => Permits,
        PersonalField.Contact or PersonalField.Language or PersonalField.Away => ContactPlans,
        PersonalField.Notes or PersonalField.CheckIns => Notes,
        _ => Profiles,
    };

    /// <summary>The field's name in the database, in grants and in the access log.</summary>
    public static string NameOf(PersonalField field) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    /// <summary>The field of a name.</summary>
    public static PersonalField Parse(string name) => Enum.Parse<PersonalField>(name, ignoreCase: true);

    /// <summary>What the platform may open for a purpose of its own, and no more.</summary>
    public static FrozenSet<PersonalField> For(SystemPurpose purpose) => ForSystem[purpose];
}
