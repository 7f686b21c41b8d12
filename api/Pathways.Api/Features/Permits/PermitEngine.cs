using Pathways.Matching;

namespace Pathways.Api.Features.Permits;

/// <summary>What is known of one permit.</summary>
/// <param name="To">The printed last day.</param>
internal sealed record PermitFacts(string? Jurisdiction, string? Category, DateOnly? From, DateOnly? To, DateOnly? RenewalFiledOn, DateOnly? RenewalDecidedOn);

/// <summary>What the rules say of a permit on one day. Dates are null where no verified rule gives them.</summary>
/// <param name="Extended">An automatic extension came with the renewal; true from the filing on, also when the added days have run out.</param>
internal sealed record PermitAnswer(WorkAnswer MayWork, PermitState State, DateOnly? LastDay, DateOnly? RenewalWindowOpens, bool Extended,
    IReadOnlyList<PermitRemark> Remarks, IReadOnlyList<string> Sources);

/// <summary>Holds a permit against the rules. Pure: no clock, no storage. Yes and no are said only by verified rules; everything else is ask,
/// because a wrong yes costs a status and a wrong no costs a job.</summary>
internal sealed class PermitEngine(PermitRules rules)
{
    /// <summary>A review older than this is told, in days.</summary>
    private const int FreshReviewDays = 180;

    /// <summary>The answer for a day, in the person's local calendar.</summary>
    public PermitAnswer On(PermitFacts facts, DateOnly day)
    {
        var used = new List<PermitRule>();
        var category = PermitCategory.Of(facts.Jurisdiction, facts.Category);
        if (category is null || facts.To is not { } to || to < facts.From
            || Use(category, PermitRules.WorksByCard) is not { Value: "yes" }
            || Use(category, PermitRules.RenewalWindowDays) is not { } window || Use(category, PermitRules.OutsideCardDates) is not { } outside)
            return Unknown(category);
        var windowOpens = to.AddDays(-window.Number);
        if (facts.RenewalFiledOn is { } filed && (filed > to || filed < windowOpens))
            return Unknown(category);
        var extension = facts.RenewalFiledOn is { } on ? rules.Find(category, PermitRules.AutomaticExtensionDays, on) : null;
        if (extension is not null && Use(category, PermitRules.AutomaticExtensionDays, facts.RenewalFiledOn) is null)
            return Unknown(category);
        var addedDays = extension?.Number ?? 0;
        var lastDay = addedDays == 0 ? to : Later(to, Earlier(to.AddDays(addedDays), facts.RenewalDecidedOn));
        var mayWork = day >= (facts.From ?? day) && day <= lastDay ? WorkAnswer.Yes : outside.Value == "no" ? WorkAnswer.No : WorkAnswer.Ask;
        return new(mayWork, StateOn(day, facts, to, lastDay, windowOpens), lastDay, windowOpens, addedDays > 0 && day >= facts.RenewalFiledOn,
            RemarksOn(day, category, facts, mayWork, used), [.. used.Select(rule => rule.Source).Distinct()]);

        // A rule that nobody verified is no rule.
        PermitRule? Use(PermitCategory of, string name, DateOnly? holdsOn = null)
        {
            if (rules.Find(of, name, holdsOn) is not { IsVerified: true } rule)
                return null;
            used.Add(rule);
            return rule;
        }
    }

    private PermitAnswer Unknown(PermitCategory? category) =>
        new(WorkAnswer.Ask, PermitState.Unknown, null, null, false, [.. SecondMeaning(category)], []);

    private static PermitState StateOn(DateOnly day, PermitFacts facts, DateOnly to, DateOnly lastDay, DateOnly windowOpens) => day switch
    {
        _ when day < facts.From => PermitState.NotYetValid,
        _ when day > lastDay => PermitState.Ended,
        _ when day > to => PermitState.Extended,
        _ when day >= windowOpens && facts.RenewalFiledOn is null => PermitState.RenewalWindowOpen,
        _ => PermitState.Valid,
    };

    private List<PermitRemark> RemarksOn(DateOnly day, PermitCategory category, PermitFacts facts, WorkAnswer mayWork, IReadOnlyList<PermitRule> used)
    {
        var remarks = SecondMeaning(category).ToList();
        if (mayWork == WorkAnswer.Ask)
            remarks.Add(PermitRemark.WorkMayGoOnWithoutCard);
        if (facts.From is { } from && rules.Find(category, PermitRules.LongestCardMonths, from) is { IsVerified: true } longest && facts.To > from.AddMonths(longest.Number))
            remarks.Add(PermitRemark.LongerThanUsual);
        if (used.Any(rule => rule.VerifiedOn!.Value.AddDays(FreshReviewDays) < day))
            remarks.Add(PermitRemark.OldReview);
        return remarks;
    }

    private IEnumerable<PermitRemark> SecondMeaning(PermitCategory? category) =>
        category is not null && rules.Find(category, PermitRules.SecondMeaning) is not null ? [PermitRemark.MeaningToConfirm] : [];

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly? other) => other < one ? other.Value : one;
}
