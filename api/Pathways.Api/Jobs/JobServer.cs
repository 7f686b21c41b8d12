using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Pathways.Api.Jobs;

/// <summary>Runs jobs on this host. Everything it needs comes from this host's container and nothing from Hangfire's statics,
/// so that several hosts can live in one process.</summary>
internal sealed class JobServer(JobStorage storage, IRecurringJobManager recurring, IEnumerable<RecurringJob> jobs, IServiceScopeFactory scopes, IOptions<JobOptions> options)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2), ShutdownTimeout = TimeSpan.FromSeconds(10), SlowestSchedule = TimeSpan.FromSeconds(15);
    private BackgroundJobServer? _server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Workers == 0)
            return Task.CompletedTask;
        foreach (var job in jobs)
            recurring.AddOrUpdate(job.Id, job.Job, Every.CronOf(job.Every)!, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        _server = new(new BackgroundJobServerOptions
        {
            WorkerCount = options.Value.Workers,
            SchedulePollingInterval = jobs.Select(job => job.Every / 5).Append(SlowestSchedule).Min() is var wanted && wanted < options.Value.PollEvery ? options.Value.PollEvery : wanted,
            StopTimeout = StopTimeout,
            ShutdownTimeout = ShutdownTimeout,
            Activator = new AspNetCoreJobActivator(scopes),
            FilterProvider = new JobFilterProviderCollection(GlobalJobFilters.Filters, new JobFilterAttributeFilterProvider(), new JobFilterCollection { new FaultsWithoutWords() }),
        }, storage);
        return Task.CompletedTask;
    }

    /// <summary>Tells running jobs to stop and waits; what does not stop in time goes back to the queue.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _server?.SendStop();
        if (_server is not null)
            await _server.WaitForShutdownAsync(cancellationToken);
    }

    public void Dispose() => _server?.Dispose();
}
