using System.ComponentModel.DataAnnotations;
using Pathways.Matching;

namespace Pathways.Api.Features.Permits;

/// <summary>A permit as the person enters it. Every part may be left out; the last day is enough for reminders.</summary>
public sealed record PermitRequest
{
    /// <summary>The last day that is printed on it.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary><c>US</c>, <c>UK</c>, <c>EU</c>, <c>CA</c> or <c>AU</c>; what else is written is kept, and answered with "ask".</summary>
    [StringLength(40)]
    public string? Jurisdiction { get; init; }

    /// <summary>As on the card: <c>C09</c>, <c>c09</c>, <c>(c)(9)</c> are one; outside the US by name.</summary>
    [StringLength(60)]
    public string? Category { get; init; }

    /// <summary>The first day that is printed on it.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The day on which a renewal was filed. From then on nothing reminds of this permit.</summary>
    public DateOnly? RenewalFiledOn { get; init; }

    /// <summary>The day on which that renewal was decided.</summary>
    public DateOnly? RenewalDecidedOn { get; init; }

    /// <summary>Days before the last day on which to remind: 180, 120, 90, 60, 30, 14, 7, 1, 0, and -1 for the day after.
    /// Left out: 180, 90, 30 and 7. Empty: never.</summary>
    [MaxLength(10)]
    public IReadOnlyList<int>? Checkpoints { get; init; }
}

/// <summary>A permit as the person reads it back.</summary>
/// <param name="Version">Goes up with each change; <c>If-Match</c> takes it.</param>
/// <param name="Checkpoints">The days that hold, the usual ones where none were chosen.</param>
public sealed record PermitView(string Id, long Version, DateOnly? LastDay, string? Jurisdiction, string? Category, DateOnly? FirstDay,
    DateOnly? RenewalFiledOn, DateOnly? RenewalDecidedOn, IReadOnlyList<int> Checkpoints);

/// <summary>Where a permit stands on a day. <see cref="Unknown"/>: no verified rule says; somebody should be asked.</summary>
public enum PermitState { Unknown, NotYetValid, Valid, RenewalWindowOpen, Extended, Ended }

/// <summary>Something to know about a permit, beside its dates.</summary>
public enum PermitRemark
{
    /// <summary>The class may allow work without the card: ask before stopping a job.</summary>
    WorkMayGoOnWithoutCard,

    /// <summary>The card lasts longer than the rule's maximum: have it checked.</summary>
    LongerThanUsual,

    /// <summary>What the category stands for here was not verified: a counselor confirms.</summary>
    MeaningToConfirm,

    /// <summary>A rule that was used was reviewed more than 180 days ago.</summary>
    OldReview,
}

/// <summary>A day on which a reminder is due.</summary>
/// <param name="Days">Days before the last day.</param>
public sealed record CheckpointDay(int Days, DateOnly On);

/// <summary>One permit, seen from today, in the person's own time zone.</summary>
/// <param name="LastDay">The last day of work authorisation by verified rules, extension counted; null where nothing verified says.</param>
/// <param name="RenewalWindowOpens">From this day a renewal can be filed; null where nothing verified says.</param>
/// <param name="Extended">True when an automatic extension was added to the printed last day.</param>
/// <param name="Checkpoints">Reminders that are still to come, soonest first.</param>
/// <param name="Sources">Where the rules that were used are written.</param>
public sealed record PermitOutlook(PermitView Permit, PermitState State, WorkAnswer MayWork, DateOnly? LastDay, DateOnly? RenewalWindowOpens,
    bool Extended, IReadOnlyList<CheckpointDay> Checkpoints, IReadOnlyList<PermitRemark> Remarks, IReadOnlyList<string> Sources);

/// <summary>All of a person's permits, seen from today.</summary>
/// <param name="Today">The local date in <paramref name="TimeZone"/>.</param>
/// <param name="TimeZone">IANA id: the safe-contact plan's, or the installation's.</param>
/// <param name="MayWork">Yes if any permit says so, no only if all do; null where no permit was entered.</param>
public sealed record PermitsOutlook(DateOnly Today, string TimeZone, WorkAnswer? MayWork, IReadOnlyList<PermitOutlook> Items);
