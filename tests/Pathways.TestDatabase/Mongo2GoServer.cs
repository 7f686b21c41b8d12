namespace Pathways.TestDatabase;

/// <summary>A real mongod through Mongo2Go; built in only with <c>-p:UseMongo2Go=true</c>.</summary>
internal static class Mongo2GoServer
{
#if USE_MONGO2GO
    public static (string ConnectionString, Func<ValueTask> Stop) Start()
    {
        var runner = Mongo2Go.MongoDbRunner.Start(singleNodeReplSet: true);
        return (runner.ConnectionString, () => { runner.Dispose(); return ValueTask.CompletedTask; });
    }
#else
    public static (string ConnectionString, Func<ValueTask> Stop) Start() =>
        throw new InvalidOperationException("PATHWAYS_TEST_MONGO=mongo2go needs a build with -p:UseMongo2Go=true.");
#endif
}
