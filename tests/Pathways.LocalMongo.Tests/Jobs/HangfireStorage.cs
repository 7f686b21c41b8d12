using Hangfire;
using Hangfire.Mongo;
using Hangfire.Mongo.Migration.Strategies;
using Hangfire.Mongo.Migration.Strategies.Backup;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Jobs;

/// <summary>Hangfire.Mongo as it must be set up for a server without change streams and capped collections.</summary>
internal static class HangfireStorage
{
    /// <summary>The storage on a database; made there when it is new.</summary>
    public static MongoStorage On(MongoClient client, string database) => new(client, database, new()
    {
        CheckQueuedJobsStrategy = CheckQueuedJobsStrategy.Poll,
        SupportsCappedCollection = false,
        QueuePollInterval = TimeSpan.FromSeconds(0.2),
        CheckConnection = false,
        MigrationOptions = new() { MigrationStrategy = new MigrateMongoMigrationStrategy(), BackupStrategy = new NoneMongoBackupStrategy() },
    });

    /// <summary>A server that works off jobs, quick enough for tests.</summary>
    public static BackgroundJobServer Server(MongoStorage storage) => new(new()
    {
        WorkerCount = 4,
        SchedulePollingInterval = TimeSpan.FromSeconds(0.5),
        ShutdownTimeout = TimeSpan.FromSeconds(5),
        StopTimeout = TimeSpan.FromSeconds(1),
    }, storage);
}
