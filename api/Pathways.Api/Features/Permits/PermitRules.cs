using System.Globalization;

namespace Pathways.Api.Features.Permits;

/// <summary>One fact about permits, with where it is written and when somebody last compared it with that.</summary>
/// <param name="Category">A code, a code's beginning and <c>*</c>, or <c>*</c> for all of the jurisdiction.</param>
/// <param name="EffectiveFrom">Holds from this day on; null: always did.</param>
/// <param name="EffectiveTo">Holds until this day, itself included; null: still does.</param>
/// <param name="Confidence"><c>verified</c>, or why it is not.</param>
internal sealed record PermitRule(string Jurisdiction, string Category, string Rule, string Value, DateOnly? EffectiveFrom, DateOnly? EffectiveTo,
    string Source, DateOnly? VerifiedOn, string Confidence)
{
    /// <summary>Only what somebody compared with a named source on a known day is told as a fact.</summary>
    public bool IsVerified => Confidence == "verified" && Source.Length > 0 && VerifiedOn is not null;

    /// <summary>The value as a whole number.</summary>
    public int Number => int.Parse(Value, CultureInfo.InvariantCulture);

    public bool HoldsOn(DateOnly day) => !(day < EffectiveFrom) && !(day > EffectiveTo);
}

/// <summary>All rules, as data: <c>Rules/permit-rules.tsv</c>. What a rule says is nowhere in code.</summary>
internal sealed class PermitRules(IReadOnlyList<PermitRule> rules)
{
    /// <summary>Names of rules. Values: yes or ask; ask or no; days; days from the filing's day; months.</summary>
    public const string WorksByCard = "works-by-card", OutsideCardDates = "outside-card-dates", RenewalWindowDays = "renewal-window-days",
        AutomaticExtensionDays = "automatic-extension-days", LongestCardMonths = "longest-card-months", SecondMeaning = "second-meaning";

    private const string Resource = "Pathways.Api.Features.Permits.Rules.permit-rules.tsv";

    /// <summary>Every rule, in the order of the file.</summary>
    public IReadOnlyList<PermitRule> All => rules;

    /// <summary>Reads the shipped rules.</summary>
    public static PermitRules Load()
    {
        using var reader = new StreamReader(typeof(PermitRules).Assembly.GetManifestResourceStream(Resource)!);
        return new([.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Parse(line.Split('\t')))]);
    }

    /// <summary>The rule that holds for a category, the most particular one first; null when there is none.</summary>
    /// <param name="on">The day that the rule's own dates are held against; null where they don't matter.</param>
    public PermitRule? Find(PermitCategory category, string rule, DateOnly? on = null) => rules
        .Where(row => row.Rule == rule && category.IsIn(row.Jurisdiction, row.Category) && (on is not { } day || row.HoldsOn(day)))
        .MaxBy(row => row.Category.EndsWith('*') ? row.Category.Length - 1 : row.Category.Length + 1);

    private static PermitRule Parse(string[] cells) =>
        new(cells[0], cells[1], cells[2], cells[3], DayOf(cells[4]), DayOf(cells[5]), cells[6], DayOf(cells[7]), cells[8]);

    private static DateOnly? DayOf(string cell) => cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
