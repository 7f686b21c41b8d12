using Pathways.Matching;
using WorkCondition = Pathways.Api.Features.Openings.WorkCondition;

namespace Pathways.Api.Features.Profiles;

/// <summary>What a job seeker wants considered: no story, no contact. The same form in GET and PUT. Every part may be left out; what is left
/// out hides nothing. All of it is sealed.</summary>
public sealed record Profile
{
    /// <summary>A name to be called by, 60 characters.</summary>
    public string? DisplayName { get; init; }

    public IReadOnlyList<ProfileSkill>? Skills { get; init; }

    /// <summary>Left out or empty: no opening is hidden for its language.</summary>
    public IReadOnlyList<ProfileLanguage>? Languages { get; init; }

    public IReadOnlyList<ProfileExperience>? Experience { get; init; }

    public EducationLevel? Education { get; init; }

    /// <summary>Left out: not said, and nothing is hidden for want of one. An empty list says "none", and work that by law needs one is hidden.</summary>
    public IReadOnlyList<ProfileCertificate>? Certificates { get; init; }

    public ProfilePlace? Place { get; init; }

    /// <summary>Parts of the week, like <c>mon-morning</c> (mon…sun; morning, afternoon, evening, night). Left out or empty: any time.</summary>
    public IReadOnlyList<string>? Availability { get; init; }

    /// <summary>The least that work has to pay.</summary>
    public ProfilePay? MinPay { get; init; }

    /// <summary>Taxonomy ids of skills, occupations, groups or kinds of work that the person would like.</summary>
    public IReadOnlyList<string>? Wants { get; init; }

    public AvoidList? Avoids { get; init; }

    /// <summary>How much something counts. Left out: everything counts the same.</summary>
    public ProfileWeights? Weights { get; init; }
}

/// <summary>Something the person can do.</summary>
/// <param name="Id">Taxonomy id of a skill.</param>
/// <param name="Level">1 (a little) to 4 (very good).</param>
public sealed record ProfileSkill(string Id, int Level);

/// <param name="Tag">BCP 47, like <c>es</c>.</param>
/// <param name="Level">A1 to C2, by the Common European Framework.</param>
public sealed record ProfileLanguage(string Tag, string Level);

/// <summary>Time in an occupation. Whether it was paid is not asked. One of occupation and title is there.</summary>
/// <param name="Occupation">Taxonomy id of an occupation.</param>
/// <param name="Title">Own words, 120 characters.</param>
/// <param name="Months">0 to 720.</param>
public sealed record ProfileExperience(string? Occupation, string? Title, int Months);

/// <summary>A card, licence or certificate. One of id and title is there.</summary>
/// <param name="Id">Taxonomy id of a credential.</param>
/// <param name="Title">Own words, 120 characters.</param>
/// <param name="From">Where it comes from, 60 characters, like <c>elsewhere</c>.</param>
public sealed record ProfileCertificate(string? Id, string? Title, string? From);

/// <summary>Where the way to work begins: a district, a town or a ZIP code is enough.</summary>
/// <param name="Name">100 characters. Where lat and lon are left out, the place is looked up by it.</param>
/// <param name="Lat">Degrees, −90 to 90.</param>
/// <param name="Lon">Degrees, −180 to 180.</param>
/// <param name="MaxKm">0.5 to 500, as the crow flies. Left out: as far as is usual by <paramref name="Travel"/>.</param>
public sealed record ProfilePlace(string? Name, double? Lat, double? Lon, double? MaxKm, Travel? Travel);

/// <param name="Amount">0 to 10,000,000.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
public sealed record ProfilePay(decimal Amount, string Currency, PayPer Per);

/// <summary>What the person does not want to see. Why is never asked.</summary>
/// <param name="Kinds">Taxonomy ids of kinds of work.</param>
/// <param name="Conditions">What an opening may not come with.</param>
/// <param name="Employers">Ids of employers, or names. A name is kept as a keyed hash and comes back as <c>~hash</c>: nobody reads it again.</param>
public sealed record AvoidList(IReadOnlyList<string>? Kinds, IReadOnlyList<string>? Employers, IReadOnlyList<AvoidedArea>? Areas,
    IReadOnlyList<WorkCondition>? Conditions = null);

/// <summary>A circle to stay away from.</summary>
/// <param name="Km">0.1 to 500.</param>
public sealed record AvoidedArea(double Lat, double Lon, double Km);

/// <summary>0 (does not count) to 3; 1 where it is left out.</summary>
public sealed record ProfileWeights(int? Pay, int? Closeness, int? Schedule, int? Learning, int? Language);

/// <summary>A part of the profile as it was read.</summary>
/// <param name="Version">How often the profile was written; 0 when it never was. Answers as ETag, is asked for by If-Match.</param>
public sealed record Versioned<T>(T Value, long Version);
