using System.ComponentModel.DataAnnotations;

namespace Pathways.Api.Jobs;

/// <summary>Background jobs. Section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    /// <summary>How many jobs this host runs at a time; 0: it runs none, and others do.</summary>
    [Range(0, 100)]
    public int Workers { get; set; } = 2;

    /// <summary>How often this host looks for jobs that wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);
}
