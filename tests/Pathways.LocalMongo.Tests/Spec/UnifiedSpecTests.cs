using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>MongoDB's official tests of the driver's surface, run against the server that tests run on.</summary>
public sealed class UnifiedSpecTests(UnifiedSpecTests.Runs runs, ServerUnderTest server) : IClassFixture<UnifiedSpecTests.Runs>
{
    private const string NoFolder = "(none)";
    private const string WhereItIs = "The official tests are not on this machine: set PATHWAYS_SHARED to the shared folder, or put it beside the repository.";

    /// <summary>A row a file.</summary>
    public static TheoryData<string> Files => SpecFile.Folder is null ? [NoFolder] : [.. SpecFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_official_test_is_never_answered_wrongly(string file)
    {
        Assert.SkipWhen(file == NoFolder, WhereItIs);
        var wrong = (await runs.OfAsync(file)).Where(verdict => verdict.Verdict == Verdict.Wrong);
        Assert.True(!wrong.Any(), string.Join('\n', wrong.Select(verdict => $"{verdict.Test}: {verdict.Why}")));
    }

    [Fact]
    public async Task At_least_150_official_tests_pass_and_the_others_are_listed_with_their_reason()
    {
        Assert.SkipWhen(SpecFile.Folder is null, WhereItIs);
        var all = new List<SpecVerdict>();
        foreach (var file in SpecFile.Names)
            all.AddRange(await runs.OfAsync(file));

        Assert.True(all.Count(verdict => verdict.Verdict == Verdict.Passed) >= 150, $"{all.Count(verdict => verdict.Verdict == Verdict.Passed)} passed");
        Assert.DoesNotContain(all, verdict => verdict.Verdict == Verdict.Wrong);
        Assert.All(all, verdict => Assert.True(verdict.Verdict == Verdict.Passed || verdict.Why.Length > 0, verdict.Test));
        if (server.Mongo.IsLocalMongo)
            await SpecList.CheckAsync(all);
        // A line for a test which is not there any more, or which the requirements exclude anyway, is stale.
        Assert.All(LeftOut.Lines, line => Assert.Contains(all, verdict => verdict.File == line.File && verdict.Why == line.Reason));
    }

    /// <summary>Each file's verdicts, run once however many tests ask.</summary>
    public sealed class Runs(ServerUnderTest server) : IDisposable
    {
        private readonly MongoClient _observer = new(server.Mongo.ConnectionString);
        private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<SpecVerdict>>>> _files = new();

        internal Task<IReadOnlyList<SpecVerdict>> OfAsync(string file) => _files.GetOrAdd(file, name => new(() => RunAsync(SpecFile.Load(name)))).Value;

        public void Dispose() => _observer.Dispose();

        private async Task<IReadOnlyList<SpecVerdict>> RunAsync(SpecFile file)
        {
            var about = await SpecServer.AskAsync(_observer);
            var verdicts = new List<SpecVerdict>();
            foreach (var test in file.Tests)
            {
                var name = test["description"].AsString;
                var unmet = about.Refuses(file.Content.GetValue("runOnRequirements", null)) ?? about.Refuses(test.GetValue("runOnRequirements", null));
                if ((unmet ?? Lacks(test, about) ?? LeftOut.Reason(file.Name, name)) is { } reason)
                    verdicts.Add(new(file.Name, name, Verdict.LeftOut, reason));
                else
                    verdicts.Add(await new SpecRun(_observer, server.Mongo.ConnectionString, file, test).RunAsync());
            }
            return verdicts;
        }

        private static string? Lacks(BsonDocument test, SpecServer about)
        {
            var operations = test["operations"].AsBsonArray.Select(operation => operation.AsBsonDocument).ToList();
            if (operations.Exists(operation => operation["name"] == "failPoint"))
                return "needs a fail point";
            var asksForRawData = operations.Exists(operation => operation.GetValue("arguments", new BsonDocument()).AsBsonDocument.Contains("rawData"));
            return asksForRawData && about.Version >= new Version(8, 2) ? "The driver has no rawData." : null;
        }
    }
}
