using System.Globalization;
using Microsoft.Extensions.Localization;
using Pathways.Api.Features.Openings;
using Pathways.Matching;
using PayPer = Pathways.Api.Features.Openings.PayPer;

namespace Pathways.Web;

/// <summary>What an opening says, in words and in the reader's language.</summary>
public sealed class JobWords(Taxonomy taxonomy, IStringLocalizer<JobWords> texts)
{
    private const double MilesPerKm = 0.621371;

    private static readonly string[] Known = ["am", "ar", "bn", "de", "en", "es", "fa", "fr", "ha", "hi", "ht", "hu", "id", "ja", "km", "ko", "ku", "my", "ne", "pa", "pl",
        "ps", "pt", "ro", "ru", "so", "sq", "sw", "ta", "th", "ti", "tl", "tr", "uk", "ur", "uz", "vi", "yo", "zh"];

    private static string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>Pay as people think of it: for an hour. For example "$17.50–$19 an hour"; what is not paid by the hour is said as it is paid too.</summary>
    public string Pay(OpeningDetails job)
    {
        if (job.Pay is not { } pay)
            return texts["NoPay"];
        return texts["per.Hour", Money.Range(Math.Round(pay.PerHour(pay.Min, job.HoursPerWeek), 2), Math.Round(pay.PerHour(pay.Max, job.HoursPerWeek), 2), pay.Currency)];
    }

    /// <summary>The sum as it is paid, where that is not by the hour; else null.</summary>
    public string? PayAsPaid(OpeningDetails job) => job.Pay is { Per: not PayPer.Hour } pay ? texts["per." + pay.Per, Money.Range(pay.Min, pay.Max, pay.Currency)].Value : null;

    /// <summary>For example "30 hours a week"; null where nobody said.</summary>
    public string? Hours(OpeningDetails job) => job.HoursPerWeek > 0 ? texts["Hours", job.HoursPerWeek.ToString("0.#", CultureInfo.CurrentCulture)].Value : null;

    /// <summary>For example "about 4 km (2.5 miles) from you", or "from home"; null where the distance is not known.</summary>
    public string? Distance(OpeningDetails job, double? km) => Distance(job, km, "");

    /// <summary>The same, said to somebody else than the person.</summary>
    public string? DistanceFromThem(OpeningDetails job, double? km) => Distance(job, km, ".them");

    private string? Distance(OpeningDetails job, double? km, string to) => job.Remote ? texts["FromHome" + to].Value
        : km is not { } far ? null
        : far < 1 ? texts["VeryNear" + to].Value
        : texts["Far" + to, Math.Round(far).ToString("0", CultureInfo.CurrentCulture), (far * MilesPerKm).ToString(far < 10 ? "0.#" : "0", CultureInfo.CurrentCulture)].Value;

    /// <summary>When the first pay comes, and how; null where nobody said.</summary>
    public string? FirstPay(OpeningDetails job) => job.FirstPay is { } first ? texts["FirstPay", first.AfterDays, texts["how." + first.How]].Value : null;

    /// <summary>Labels of taxonomy ids.</summary>
    public IReadOnlyList<string> Labels(IEnumerable<string> ids) => [.. ids.Select(id => taxonomy.Label(id, Language))];

    /// <summary>Languages with how well, in words.</summary>
    public IReadOnlyList<string> Languages(OpeningDetails job) =>
        [.. job.Languages.Select(need => texts[need.Required ? "LanguageNeeded" : "LanguageWelcome", LanguageName(need.Tag), Level(need.Level)].Value)];

    /// <summary>A level of the Common European Framework in plain words.</summary>
    public string Level(string level) => texts["level." + level];

    /// <summary>Every level, from the lowest.</summary>
    public IEnumerable<(string Value, string Label)> Levels => Enum.GetNames<Cefr>().Select(level => (level, Level(level)));

    /// <summary>Languages to pick from, by name, with those that stand there already.</summary>
    public static IEnumerable<(string Value, string Label)> LanguageChoices(IEnumerable<string> stored) =>
        Known.Union(stored).Select(tag => (tag, Name: LanguageName(tag))).OrderBy(pair => pair.Name, StringComparer.CurrentCulture);

    /// <summary>A language's name in the reader's language.</summary>
    public static string LanguageName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>Cards, licences and checks, with whether the law asks for them and whether the employer helps.</summary>
    public IReadOnlyList<string> Credentials(OpeningDetails job) =>
        [.. job.Credentials.Select(need => texts[need.Provided ? "CredentialHelped" : need.RequiredByLaw ? "CredentialByLaw" : "CredentialAsked", taxonomy.Label(need.Id, Language)].Value)];

    /// <summary>What comes with the work.</summary>
    public IReadOnlyList<string> Provided(OpeningDetails job) => [.. job.Provides.Select(given => texts["gives." + given].Value)];

    /// <summary>What one may want to know first.</summary>
    public IReadOnlyList<string> Conditions(OpeningDetails job) =>
        [.. job.Conditions.Select(condition => texts["condition." + condition].Value), .. job.Assumed.Select(assumption => texts["assumed." + assumption].Value)];

    /// <summary>The word for a value of one of the closed lists.</summary>
    public string Of<T>(T value) where T : struct, Enum => texts[$"{typeof(T).Name}.{value}"];
}
