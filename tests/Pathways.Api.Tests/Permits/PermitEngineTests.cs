using System.Globalization;
using Pathways.Api.Features.Permits;
using Pathways.Matching;

namespace Pathways.Api.Tests.Permits;

/// <summary>Cases worked out by hand from the rules' sources.</summary>
public sealed class PermitEngineTests
{
    private static readonly PermitRules Rules = PermitRules.Load();
    private static readonly PermitEngine Engine = new(Rules);

    [Theory]
    // Every way to write a category is one category, and an unexpired card is enough from its first to its last day.
    [InlineData("US", "C09", "2026-01-01", "2026-12-31", null, null, "2026-01-01", "yes 2026-12-31 2026-07-04")]
    [InlineData("US", "c09", "2026-01-01", "2026-12-31", null, null, "2026-12-31", "yes 2026-12-31 2026-07-04")]
    [InlineData("us", "(c)(9)", null, "2026-12-31", null, null, "2026-06-01", "yes 2026-12-31 2026-07-04")]
    [InlineData("US", "C-31", null, "2026-12-31", null, null, "2026-06-01", "yes 2026-12-31 2026-07-04")]
    [InlineData(" US ", " (c)(31) ", null, "2026-12-31", null, null, "2026-06-01", "yes 2026-12-31 2026-07-04")]
    // A C category works by its card alone: a day before it or after it is a certain no.
    [InlineData("US", "C09", "2026-01-01", "2026-12-31", null, null, "2025-12-31", "no 2026-12-31 2026-07-04")]
    [InlineData("US", "C09", "2026-01-01", "2026-12-31", null, null, "2027-01-01", "no 2026-12-31 2026-07-04")]
    [InlineData("US", "C40", null, "2026-12-31", null, null, "2027-01-01", "no 2026-12-31 2026-07-04")]
    // An A category may allow work without the card: never no.
    [InlineData("US", "A16", "2026-01-01", "2026-12-31", null, null, "2027-01-01", "ask 2026-12-31 2026-07-04")]
    [InlineData("US", "A05", "2026-01-01", "2026-12-31", null, null, "2025-12-31", "ask 2026-12-31 2026-07-04")]
    [InlineData("US", "(a)(19)", null, "2026-12-31", null, null, "2026-12-31", "yes 2026-12-31 2026-07-04")]
    // The check value: expiry 180 days after 2025-10-29, filed that day, extendable: expiry + 540 days.
    [InlineData("US", "C09", null, "2026-04-27", "2025-10-29", null, "2027-10-19", "yes 2027-10-19 2025-10-29 extended")]
    [InlineData("US", "C09", null, "2026-04-27", "2025-10-29", null, "2027-10-20", "no 2027-10-19 2025-10-29 extended")]
    [InlineData("US", "A12", null, "2026-04-27", "2025-10-29", null, "2027-10-20", "ask 2027-10-19 2025-10-29 extended")]
    [InlineData("US", "C08", null, "2026-04-27", "2025-10-29", null, "2025-10-28", "yes 2027-10-19 2025-10-29")]
    // A decision ends the added days, not the printed ones.
    [InlineData("US", "C09", null, "2026-04-27", "2025-10-29", "2026-08-01", "2026-08-01", "yes 2026-08-01 2025-10-29 extended")]
    [InlineData("US", "C09", null, "2026-04-27", "2025-10-29", "2026-08-01", "2026-08-02", "no 2026-08-01 2025-10-29 extended")]
    [InlineData("US", "C09", null, "2026-04-27", "2025-10-29", "2026-01-15", "2026-04-27", "yes 2026-04-27 2025-10-29 extended")]
    // Filed on the last day is on time.
    [InlineData("US", "C31", null, "2025-10-20", "2025-10-20", null, "2026-01-01", "yes 2027-04-13 2025-04-23 extended")]
    // Filed after the last day, or more than 180 days before it: nobody here knows.
    [InlineData("US", "C09", null, "2025-06-30", "2025-07-01", null, "2025-08-01", "ask - -")]
    [InlineData("US", "C09", null, "2026-04-27", "2025-10-28", null, "2026-05-01", "ask - -")]
    // Not known, not verified, or not possible: ask, without dates.
    [InlineData(null, null, null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("US", null, null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("US", "C99", null, "2026-12-31", null, null, "2027-06-01", "ask - -")]
    [InlineData("US", "A04", null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("US", "C09P", null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("FR", "C09", null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("UK", "C09", null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("UK", "VTS", "2026-01-01", "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("UK", "conclusive grounds", null, "2026-12-31", null, null, "2027-06-01", "ask - -")]
    [InlineData("CA", "work permit", null, "2026-12-31", null, null, "2027-06-01", "ask - -")]
    [InlineData("AU", "852", null, "2026-12-31", null, null, "2026-06-01", "ask - -")]
    [InlineData("US", "C09", null, null, null, null, "2026-06-01", "ask - -")]
    [InlineData("US", "C09", "2027-01-01", "2026-12-31", null, null, "2027-06-01", "ask - -")]
    [Trait("Invariant", "14")]
    [Trait("Invariant", "29")]
    public void An_answer_is_what_the_sources_say(string? jurisdiction, string? category, string? from, string? to, string? filed, string? decided, string day, string expected)
    {
        var answer = Engine.On(new(jurisdiction, category, Day(from), Day(to), Day(filed), Day(decided)), Day(day)!.Value);
        Assert.Equal(expected, TextOf(answer));
    }

    [Theory]
    [MemberData(nameof(NeverExtended))]
    [Trait("Invariant", "13")]
    public void Some_categories_are_never_extended(string category)
    {
        var answer = Engine.On(new("US", category, null, Day("2026-04-27"), Day("2025-10-29"), null), Day("2026-04-28")!.Value);
        Assert.Equal((false, Day("2026-04-27")), (answer.Extended, answer.LastDay));
        Assert.NotEqual(WorkAnswer.Yes, answer.MayWork);
    }

    public static TheoryData<string> NeverExtended => ["A16", "A19", "A20", "C11", "C14", "C25", "C40"];

    [Fact]
    [Trait("Invariant", "13")]
    public void No_category_is_extended_by_a_renewal_filed_on_or_after_the_thirtieth_of_October_2025()
    {
        var categories = Rules.All.Where(rule => rule is { Jurisdiction: "US", Rule: PermitRules.WorksByCard }).Select(rule => rule.Category).ToList();
        Assert.True(categories.Count >= 20);
        foreach (var category in categories)
            foreach (var filed in (string[])["2025-10-30", "2025-12-01", "2026-04-27"])
            {
                var answer = Engine.On(new("US", category, null, Day("2026-04-27"), Day(filed), null), Day("2026-04-28")!.Value);
                Assert.Equal((false, Day("2026-04-27")), (answer.Extended, answer.LastDay));
                Assert.NotEqual(WorkAnswer.Yes, answer.MayWork);
            }
    }

    [Fact]
    [Trait("Invariant", "14")]
    [Trait("Invariant", "29")]
    public void A_rule_without_source_or_review_says_neither_yes_nor_no()
    {
        PermitRule[] broken(PermitRule rule) => [rule with { Source = "" }, rule with { VerifiedOn = null }, rule with { Confidence = "from memory" }];
        string[] needed = [PermitRules.WorksByCard, PermitRules.RenewalWindowDays, PermitRules.OutsideCardDates, PermitRules.AutomaticExtensionDays];
        var tried = 0;
        foreach (var rule in Rules.All.Where(rule => needed.Contains(rule.Rule) && rule.Category is "C09" or "C*" or "*"))
            foreach (var worse in broken(rule))
            {
                var engine = new PermitEngine(new PermitRules([.. Rules.All.Select(known => known == rule ? worse : known)]));
                foreach (var day in (string[])["2026-04-01", "2026-06-01", "2029-01-01"])
                    Assert.Equal("ask - -", TextOf(engine.On(new("US", "C09", null, Day("2026-04-27"), Day("2025-10-29"), null), Day(day)!.Value)));
                tried++;
            }
        Assert.Equal(12, tried);
    }

    [Fact]
    public void Every_shipped_rule_says_where_it_is_written_and_when_it_was_reviewed() =>
        Assert.All(Rules.All, rule => Assert.True(rule.Source.Length > 0 && rule.VerifiedOn is not null, $"{rule.Jurisdiction} {rule.Category} {rule.Rule}"));

    [Theory]
    [InlineData("C09", "2026-01-01", "2027-12-31", "2027-01-15", "longer-than-usual")]
    [InlineData("C09", "2026-01-01", "2027-07-01", "2027-01-15", "")]
    [InlineData("C09", "2025-12-04", "2030-12-03", "2027-01-15", "")]
    [InlineData("C11", "2026-01-01", "2027-06-30", "2027-01-15", "meaning-to-confirm longer-than-usual")]
    [InlineData("C14", "2026-01-01", "2027-12-31", "2027-01-15", "meaning-to-confirm")]
    [InlineData("A16", "2026-01-01", "2027-12-31", "2028-01-01", "work-may-go-on-without-card old-review")]
    [InlineData("C31", "2026-01-01", "2028-12-31", "2027-05-22", "")]
    [InlineData("C31", "2026-01-01", "2028-12-31", "2027-05-23", "old-review")]
    public void Remarks_stand_beside_an_answer_and_change_none(string category, string from, string to, string day, string expected)
    {
        var answer = Engine.On(new("US", category, Day(from), Day(to), null, null), Day(day)!.Value);
        Assert.Equal(expected, string.Join(' ', answer.Remarks.Select(remark => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(remark.ToString()))));
        Assert.NotEqual(WorkAnswer.No, answer.MayWork);
    }

    [Theory]
    [InlineData("2025-12-31", null, PermitState.NotYetValid)]
    [InlineData("2026-01-01", null, PermitState.Valid)]
    [InlineData("2026-07-03", null, PermitState.Valid)]
    [InlineData("2026-07-04", null, PermitState.RenewalWindowOpen)]
    [InlineData("2026-12-31", null, PermitState.RenewalWindowOpen)]
    [InlineData("2026-12-31", "2026-12-01", PermitState.Valid)]
    [InlineData("2027-01-01", null, PermitState.Ended)]
    public void The_state_follows_the_calendar(string day, string? filed, PermitState expected) =>
        Assert.Equal(expected, Engine.On(new("US", "C09", Day("2026-01-01"), Day("2026-12-31"), Day(filed), null), Day(day)!.Value).State);

    [Fact]
    public void An_extended_permit_is_extended_after_its_printed_last_day() =>
        Assert.Equal(PermitState.Extended, Engine.On(new("US", "C09", null, Day("2026-04-27"), Day("2025-10-29"), null), Day("2026-04-28")!.Value).State);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string TextOf(PermitAnswer answer)
    {
        static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
        return $"{(answer.MayWork == WorkAnswer.Yes ? "yes" : answer.MayWork == WorkAnswer.No ? "no" : "ask")} {Text(answer.LastDay)} {Text(answer.RenewalWindowOpens)}{(answer.Extended ? " extended" : "")}";
    }
}
