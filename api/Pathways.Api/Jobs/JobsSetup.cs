using Hangfire;
using Hangfire.Mongo;
using Hangfire.Mongo.Migration.Strategies;
using Hangfire.Mongo.Migration.Strategies.Backup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pathways.Api.Persistence;
using Pathways.Api.Security;

namespace Pathways.Api.Jobs;

/// <summary>Background jobs: Hangfire on the main database. A job's arguments are ids at most, never anything of a person.</summary>
public static class JobsSetup
{
    /// <summary>Where administrators see the jobs.</summary>
    public const string DashboardPath = "/ops/jobs";

    private const string Prefix = "hangfire";
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(5), KeepFinished = TimeSpan.FromHours(6);

    /// <summary>Storage, client and this host's server. <c>Jobs</c> is validated at start.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddOptions<JobOptions>().BindConfiguration("Jobs").ValidateDataAnnotations().ValidateOnStart();
        // Before AddHangfire, which would take the storage of whichever host of the process came last.
        services.AddSingleton<JobStorage>(provider => StorageOn(provider.GetRequiredService<PathwaysDatabase>(), provider.GetRequiredService<IOptions<JobOptions>>().Value));
        services.AddHangfire((provider, configuration) => configuration.UseLogProvider(new JobLogs(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        return services.AddHostedService<JobServer>();
    }

    /// <summary>Maps the dashboard: for administrators, at the pages' door.</summary>
    public static IEndpointConventionBuilder MapJobDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboardWithAuthorizationPolicy(Policies.Admin, DashboardPath, new DashboardOptions
        {
            DashboardTitle = "Jobs",
            AppPath = "/",
            DisplayStorageConnectionString = false,
            DarkModeEnabled = false,
        });

    /// <summary>As it has to be for servers that know neither change streams nor capped collections.</summary>
    private static MongoStorage StorageOn(PathwaysDatabase database, JobOptions options) => new(database.Client, database.Name, new()
    {
        Prefix = Prefix,
        CheckQueuedJobsStrategy = CheckQueuedJobsStrategy.Poll,
        SupportsCappedCollection = false,
        QueuePollInterval = options.PollEvery,
        SlidingInvisibilityTimeout = LostAfter,
        CheckConnection = false,
        MigrationOptions = new() { MigrationStrategy = new MigrateMongoMigrationStrategy(), BackupStrategy = new NoneMongoBackupStrategy() },
    })
    {
        JobExpirationTimeout = KeepFinished,
    };
}
