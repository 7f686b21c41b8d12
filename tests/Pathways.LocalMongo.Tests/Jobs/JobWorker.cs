using System.Diagnostics;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Jobs;

/// <summary>A process of this test program that does nothing but work off jobs until its input ends.</summary>
internal sealed class JobWorker : IDisposable
{
    /// <summary>The argument that gives a process this role.</summary>
    public const string Role = "job-worker";

    private const string ConnectionVariable = "PATHWAYS_JOB_WORKER_MONGO";
    private readonly Process _process;

    private JobWorker(Process process) => _process = process;

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts such a process on a database. The connection goes by the environment: it holds a password.</summary>
    public static JobWorker Start(string connectionString, string database)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(JobWorker).Assembly.Location, Role, database]) { RedirectStandardInput = true, Environment = { [ConnectionVariable] = connectionString } };
        return new(Process.Start(start)!);
    }

    /// <summary>What the process does.</summary>
    public static int Run(string database)
    {
        using var client = new MongoClient(Environment.GetEnvironmentVariable(ConnectionVariable));
        Effects.Use(client.GetDatabase(database));
        using var server = HangfireStorage.Server(HangfireStorage.On(client, database));
        Console.In.ReadToEnd();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
            _process.Kill();
        _process.Dispose();
    }
}
