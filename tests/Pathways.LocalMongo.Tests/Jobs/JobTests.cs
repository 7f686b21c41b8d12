using Hangfire;
using MongoDB.Driver;
using Pathways.TestDatabase;

namespace Pathways.LocalMongo.Tests.Jobs;

/// <summary>Hangfire.Mongo on the server that tests run on.</summary>
public sealed class JobTests : IDisposable
{
    private readonly string _databaseName = "jobs-" + Guid.NewGuid().ToString("N")[..8];
    private readonly ServerUnderTest _server;
    private readonly MongoClient _client;
    private readonly Lazy<Hangfire.Mongo.MongoStorage> _storage;

    public JobTests(ServerUnderTest server)
    {
        _server = server;
        var settings = MongoClientSettings.FromConnectionString(server.Mongo.ConnectionString);
        CommandShapes.RecordFrom(settings, CommandShapes.Hangfire);
        _client = new(settings);
        _storage = new(() => HangfireStorage.On(_client, _databaseName));
        Effects.Use(new MongoClient(server.Mongo.ConnectionString).GetDatabase(_databaseName));
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Jobs_are_enqueued_scheduled_repeated_retried_and_continued()
    {
        var jobs = new BackgroundJobClient(_storage.Value);
        var recurring = new RecurringJobManager(_storage.Value);
        using var worker = HangfireStorage.Server(_storage.Value);

        var first = jobs.Enqueue(() => Effects.Write("enqueued"));
        jobs.ContinueJobWith(first, () => Effects.WriteAfter("continued", "enqueued"));
        jobs.Schedule(() => Effects.Write("scheduled"), TimeSpan.FromSeconds(2));
        jobs.Enqueue(() => Effects.WriteAtSecondTry("retried"));
        recurring.AddOrUpdate("every second", () => Effects.Write("repeated"), "* * * * * *");

        Assert.False(Effects.IsThere("scheduled"));
        foreach (var key in (string[])["enqueued", "continued", "scheduled", "retried"])
            await Eventually.TrueAsync(() => Effects.IsThere(key), key);
        await Eventually.TrueAsync(() => Effects.CountRuns("repeated") >= 2, "repeated twice");
        recurring.RemoveIfExists("every second");
        Assert.Equal(2, Effects.CountRuns("retried"));
        await Eventually.TrueAsync(() => _storage.Value.GetMonitoringApi().GetStatistics().Succeeded >= 5, "counted as succeeded");
    }

    [Fact]
    public async Task A_thousand_jobs_over_two_processes_have_each_effect_exactly_once()
    {
        const int Jobs = 1000;
        var jobs = new BackgroundJobClient(_storage.Value);
        using var one = JobWorker.Start(_server.Mongo.ConnectionString, _databaseName);
        using var other = JobWorker.Start(_server.Mongo.ConnectionString, _databaseName);

        for (var i = 0; i < Jobs; i++)
        {
            var key = $"job {i}";
            jobs.Enqueue(() => Effects.Write(key));
        }
        await Eventually.TrueAsync(() => _storage.Value.GetMonitoringApi().GetStatistics().Succeeded >= Jobs, "all jobs succeeded", TimeSpan.FromMinutes(4));

        var (rows, runs) = Effects.Count("job ");
        Assert.Equal(Jobs, rows);
        Assert.Equal([one.Id, other.Id], runs.Keys.Order());
        TestContext.Current.TestOutputHelper!.WriteLine("{0} jobs, {1} effects, {2} runs, by process {3}", Jobs, rows, runs.Values.Sum(), string.Join(" and ", runs.Values));
    }
}
