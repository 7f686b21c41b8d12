using Pathways.Api.Jobs;

namespace Pathways.Api.Features.Permits;

/// <summary>Section <c>Permits</c>.</summary>
public sealed class PermitOptions
{
    /// <summary>How often reminders that are due are looked for: a part of a minute, an hour or a day without remainder.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromHours(1);

    internal bool IsSweepable => Every.CronOf(SweepEvery) is not null;
}
