using System.Text.RegularExpressions;
using Pathways.Api.Http;
using Pathways.Matching;

namespace Pathways.Api.Features.Profiles;

/// <summary>Holds every part of a profile against what can be kept and names all faults at once. It is the one place for that, as pages and
/// programs write through it alike.</summary>
internal sealed partial class ProfileCheck(Taxonomy taxonomy)
{
    private const int MaxName = 60, MaxTitle = 120, MaxPlace = 100, MaxMonths = 720, MaxItems = 100, MaxAreas = 20, MaxEmployerName = 200;
    private const string Needed = "This field is needed.", Twice = "This is there twice.";

    public void Check(Profile profile, Faults faults)
    {
        Length(profile.DisplayName, "displayName", MaxName, faults);
        List(profile.Skills, "skills", faults, (skill, path) =>
        {
            Concept(skill.Id, path + ".id", faults, ConceptType.Skill);
            faults.Unless(skill.Level is >= 1 and <= 4, path + ".level", "This should be 1 (a little) to 4 (very good).");
            return skill.Id;
        });
        List(profile.Languages, "languages", faults, (language, path) =>
        {
            faults.Unless(language.Tag is not null && Tag().IsMatch(language.Tag), path + ".tag", "This should be a language tag, like en or es.");
            faults.Unless(language.Level is "A1" or "A2" or "B1" or "B2" or "C1" or "C2", path + ".level", "This should be one of: A1, A2, B1, B2, C1, C2.");
            return language.Tag is null ? null : LanguageTag.Primary(language.Tag);
        });
        CheckPast(profile, faults);
        CheckPlace(profile.Place, faults);
        List(profile.Availability, "availability", faults, (slot, path) =>
        {
            faults.Unless(WeekSlots.TryParse(slot, out _), path, "This should be a day and a part of it, like mon-morning: mon to sun; morning, afternoon, evening, night.");
            return slot;
        });
        if (profile.MinPay is { } pay)
        {
            faults.Unless(pay.Amount is >= 0 and <= 10_000_000, "minPay.amount", "This should be 0 to 10,000,000.");
            faults.Unless(pay.Currency is not null && Currency().IsMatch(pay.Currency), "minPay.currency", "This should be a currency's three letters, like USD.");
            faults.Unless(Enum.IsDefined(pay.Per), "minPay.per", "This should be one of: hour, month, year.");
        }
        List(profile.Wants, "wants", faults, (id, path) => Concept(id, path, faults, ConceptType.Skill, ConceptType.Occupation, ConceptType.Group, ConceptType.Kind));
        if (profile.Avoids is { } avoids)
            CheckAvoids(avoids, "avoids.", faults);
        CheckWeights(profile.Weights, faults);
    }

    /// <param name="under">What stands before the fields' names.</param>
    public void CheckAvoids(AvoidList avoids, string under, Faults faults)
    {
        List(avoids.Kinds, under + "kinds", faults, (id, path) => Concept(id, path, faults, ConceptType.Kind));
        List(avoids.Employers, under + "employers", faults, (name, path) =>
        {
            faults.Unless(!string.IsNullOrWhiteSpace(name), path, Needed);
            Length(name, path, MaxEmployerName, faults);
            return name;
        });
        List(avoids.Areas, under + "areas", faults, (area, path) =>
        {
            Point(area.Lat, area.Lon, path, faults);
            faults.Unless(area.Km is >= 0.1 and <= 500, path + ".km", "This should be 0.1 to 500 kilometres.");
            return area.ToString();
        }, MaxAreas);
    }

    private void CheckPast(Profile profile, Faults faults)
    {
        List(profile.Experience, "experience", faults, (time, path) =>
        {
            faults.Unless(time.Occupation is not null || !string.IsNullOrWhiteSpace(time.Title), path + ".occupation", "This needs an occupation, or a title in own words.");
            if (time.Occupation is not null)
                Concept(time.Occupation, path + ".occupation", faults, ConceptType.Occupation);
            Length(time.Title, path + ".title", MaxTitle, faults);
            faults.Unless(time.Months is >= 0 and <= MaxMonths, path + ".months", "This should be 0 to 720 months.");
            return null;
        });
        faults.Unless(profile.Education is not { } level || Enum.IsDefined(level), "education", "This should be one of: none, primary, secondary, vocational, tertiary.");
        List(profile.Certificates, "certificates", faults, (card, path) =>
        {
            faults.Unless(card.Id is not null || !string.IsNullOrWhiteSpace(card.Title), path + ".id", "This needs an id, or a title in own words.");
            if (card.Id is not null)
                Concept(card.Id, path + ".id", faults, ConceptType.Credential);
            Length(card.Title, path + ".title", MaxTitle, faults);
            Length(card.From, path + ".from", MaxName, faults);
            return null;
        });
    }

    private static void CheckPlace(ProfilePlace? place, Faults faults)
    {
        if (place is null)
            return;
        Length(place.Name, "place.name", MaxPlace, faults);
        if (place is { Lat: { } lat, Lon: { } lon })
            Point(lat, lon, "place", faults);
        else if (string.IsNullOrWhiteSpace(place.Name) || place.Lat is not null || place.Lon is not null)
            faults.Add(place.Lat is null ? "place.lat" : "place.lon", "A place needs lat and lon, or a name that is known.");
        faults.Unless(place.MaxKm is null or (>= 0.5 and <= 500), "place.maxKm", "This should be 0.5 to 500 kilometres.");
        faults.Unless(place.Travel is not { } travel || Enum.IsDefined(travel), "place.travel", "This should be one of: foot, bike, transit, car.");
    }

    private static void CheckWeights(ProfileWeights? weights, Faults faults)
    {
        if (weights is null)
            return;
        foreach (var (name, value) in new[] { ("pay", weights.Pay), ("closeness", weights.Closeness), ("schedule", weights.Schedule), ("learning", weights.Learning), ("language", weights.Language) })
            faults.Unless(value is null or (>= 0 and <= 3), "weights." + name, "This should be 0 (does not count) to 3.");
    }

    private static void Point(double lat, double lon, string path, Faults faults)
    {
        faults.Unless(lat is >= -90 and <= 90, path + ".lat", "This should be −90 to 90 degrees.");
        faults.Unless(lon is >= -180 and <= 180, path + ".lon", "This should be −180 to 180 degrees.");
    }

    private static void Length(string? words, string path, int most, Faults faults) =>
        faults.Unless(words is null || words.Length <= most, path, $"This can have {most} characters at most.");

    private string? Concept(string? id, string path, Faults faults, params ConceptType[] types)
    {
        if (id is null)
            faults.Add(path, Needed);
        else if (taxonomy.Find(id) is not { } found || !types.Contains(found.Type))
            faults.Add(path, $"There is no such {string.Join(" or ", types.Select(type => type.ToString().ToLowerInvariant()))}.");
        return id;
    }

    /// <summary>Checks each item, and that none is there twice by what <paramref name="check"/> gives as its key (null: any number may be).</summary>
    private static void List<T>(IReadOnlyList<T>? items, string path, Faults faults, Func<T, string, string?> check, int most = MaxItems)
    {
        if (items is null)
            return;
        faults.Unless(items.Count <= most, path, $"This can have {most} items at most.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(items.Count, most); i++)
            if (items[i] is null)
                faults.Add($"{path}[{i}]", "This can't be null.");
            else if (check(items[i], $"{path}[{i}]") is { } key && !seen.Add(key))
                faults.Add($"{path}[{i}]", Twice);
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();
}
