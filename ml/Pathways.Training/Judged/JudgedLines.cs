using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pathways.Training;

/// <summary>A line of <c>people.jsonl</c>; its form is described in the judged folder's FORMAT.md.</summary>
internal sealed record JudgedPerson(
    string Id, string Language, string[] Skills, JudgedExperience[] Experience, JudgedLanguage[] Languages, string Education,
    string[] Certificates, JudgedHome Place, string[] Availability, decimal? MinPayPerHour, string Currency, JudgedPermit? WorkPermit,
    string[] Wants, string[] Avoids, JudgedWeights Weights);

internal sealed record JudgedExperience(string Title, int Months, string Setting);

internal sealed record JudgedLanguage(string Tag, string Level, bool Required = false);

internal sealed record JudgedHome(double Lat, double Lon, double? MaxKm, bool HasCar);

internal sealed record JudgedPermit(string Status, DateOnly? To);

internal sealed record JudgedWeights(int Pay, int Closeness, int Schedule, int Learning, int Language);

/// <summary>A line of <c>openings.jsonl</c>.</summary>
internal sealed record JudgedOpening(
    string Id, string Employer, string Title, string Description, string Language, string[] RequiredSkills, string[] WelcomeSkills,
    JudgedLanguage[] Languages, string[] Credentials, string Education, JudgedPay Pay, double? HoursPerWeek, string[] Shifts,
    JudgedSite Place, bool Remote, DateOnly? Start, DateOnly? LastDayToApply, string[] Provides, string Contract);

internal sealed record JudgedPay(decimal Min, decimal? Max, string Currency, string Per);

internal sealed record JudgedSite(double Lat, double Lon, string Name);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JudgedPerson))]
[JsonSerializable(typeof(JudgedOpening))]
internal sealed partial class JudgedJson : JsonSerializerContext;
