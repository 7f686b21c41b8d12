using System.Diagnostics;
using Pathways.Matching;
using Pathways.Training;

namespace Pathways.Measurements.Matching;

/// <summary>One number of openings, all systems.</summary>
internal sealed class MatchingMeasurement(SkillRow[] rows, int size, int profilesOfAShare, string[] without)
{
    private const int Seed = 11, FewProfiles = 2;

    /// <summary>In which the compiler settles.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private readonly string _suite = size >= 1_000_000 ? $"{size / 1_000_000}M" : $"{size / 1000}k";
    private readonly List<Measure> _figures = [];

    public List<Measure> Run()
    {
        var world = new MeasuredWorld(rows, Seed);
        var openings = world.Openings(size);
        var matcher = new Matcher(world.Taxonomy);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = OpeningIndex.Build(openings, 1);
        var stage = matcher.FirstStageOf(index, MeasuredWorld.Today);
        Add("pathways-retrieval", "build", clock.Elapsed.TotalSeconds, "s");
        Add("pathways-retrieval", "bytes-per-opening", (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / size, "B");
        var weights = new FirstStageWeights(world.Taxonomy, ScoreModel.LoadLinear());
        var people = MeasuredPeople.Fit(world, index, profilesOfAShare);
        foreach (var share in people.GroupBy(p => p.Share)) Add("allowed", $"{share.Key:P1}", share.Average(p => p.Allowed), "count");
        List<(string Name, Func<IMeasuredSystem> Make)> systems =
        [
            ("pathways-retrieval", () => new PathwaysRetrieval(index, stage, world.Taxonomy)),
            ("pathways-page", () => new PathwaysPage(index, matcher)),
            ("lucene", () => new LuceneSystem(index, weights, filtersGiven: false)),
            ("lucene-filter-given", () => new LuceneSystem(index, weights, filtersGiven: true)),
            ("sqlite-fts5", () => new SqliteSystem(index, weights)),
            ("brute-force", () => new BruteForce(index, stage)),
        ];
        if (Environment.GetEnvironmentVariable(PostgresSystem.Variable) is { Length: > 0 }) systems.Add(("postgres", () => new PostgresSystem(index, weights)));
        foreach (var (name, make) in systems.Where(s => !without.Contains(s.Name))) MeasureSystem(name, make, people);
        VisibleAfter(world, openings, matcher, people[0].Person);
        Check(people, index, stage, matcher);
        AddRatios();
        return _figures;
    }

    private void MeasureSystem(string name, Func<IMeasuredSystem> make, List<Profile> people)
    {
        var clock = Stopwatch.StartNew();
        using var system = make();
        if (!_figures.Exists(m => m.System == name && m.Metric == "build")) Add(name, "build", clock.Elapsed.TotalSeconds, "s");
        // What needs seconds for a list is asked for fewer.
        var asked = name == "brute-force" ? [.. people.GroupBy(p => p.Share).SelectMany(g => g.Take(FewProfiles))] : people;
        foreach (var profile in asked) system.Prepare(profile);
        for (var warm = Stopwatch.StartNew(); asked == people && warm.Elapsed < WarmUp;)
            foreach (var profile in asked) system.Find(profile);
        var times = asked.Select(profile => (profile.Share, Time: Milliseconds(() => system.Find(profile)))).ToList();
        AddTimes(_suite, name, times.ConvertAll(t => t.Time));
        foreach (var share in times.GroupBy(t => t.Share)) AddTimes($"{_suite}, {share.Key:P1}", name, [.. share.Select(t => t.Time)]);
        Add(name, "throughput", Throughput(system, asked, atOnce: name.StartsWith("pathways", StringComparison.Ordinal) || name.StartsWith("lucene", StringComparison.Ordinal) ? Environment.ProcessorCount : 1), "1/s");
    }

    private static double Throughput(IMeasuredSystem system, List<Profile> people, int atOnce)
    {
        var (clock, found) = (Stopwatch.StartNew(), 0);
        Parallel.For(0, atOnce, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, _ =>
        {
            for (var i = 0; clock.Elapsed.TotalSeconds < 3; i++)
            {
                system.Find(people[i % people.Count]);
                Interlocked.Increment(ref found);
            }
        });
        return found / clock.Elapsed.TotalSeconds;
    }

    /// <summary>From one more opening in the store's answer to a list that counts it.</summary>
    private void VisibleAfter(MeasuredWorld world, Opening[] openings, Matcher matcher, Person person)
    {
        var one = openings[0] with { Id = "another" };
        Add("pathways-retrieval", "visible-after", Milliseconds(() =>
        {
            var index = OpeningIndex.Build(openings.Append(one), 2);
            matcher.FirstStageOf(index, MeasuredWorld.Today);
            matcher.Match(person, index, MeasuredWorld.Today, new());
        }), "ms");
    }

    /// <summary>The same best as without columns and lists, and how many of the page's best the whole model would put there if it scored everything.</summary>
    private void Check(List<Profile> people, OpeningIndex index, FirstStage stage, Matcher matcher)
    {
        using var retrieval = new PathwaysRetrieval(index, stage, matcher.Taxonomy);
        using var brute = new BruteForce(index, stage);
        Profile[] some = [.. people.GroupBy(p => p.Share).SelectMany(g => g.Take(FewProfiles))];
        Add("pathways-retrieval", "same-as-brute-force", some.Average(p => retrieval.Find(p).ToHashSet().SetEquals(brute.Find(p)) ? 1 : 0), "share");
        foreach (var share in people.GroupBy(p => p.Share))
        {
            double[] overlaps = [.. share.Take(20).Select(p => Overlap(p, index, matcher)).OfType<double>()];
            if (overlaps.Length > 0) Add("pathways-page", $"overlap {share.Key:P1}", overlaps.Average(), "share");
        }
    }

    private static double? Overlap(Profile profile, OpeningIndex index, Matcher matcher)
    {
        if (profile.Allowed <= MatchRun.AllByModel) return null;
        var scored = new List<(double Score, string Id)>();
        foreach (var place in profile.Set) scored.Add((matcher.Score(profile.View, index.Openings[place], MeasuredWorld.Today), index.Openings[place].Source.Id));
        var best = scored.OrderByDescending(s => s.Score).ThenBy(s => s.Id, StringComparer.Ordinal).Take(IMeasuredSystem.Best).Select(s => s.Id).ToHashSet();
        return matcher.Match(profile.Person, index, MeasuredWorld.Today, new(IMeasuredSystem.Best)).Items.Count(item => best.Contains(item.OpeningId)) / (double)IMeasuredSystem.Best;
    }

    private void AddRatios()
    {
        // A filter for each person, known before, is no peer: it is there to see what is left without it.
        foreach (var suite in _figures.Where(m => m.Metric == "p50").GroupBy(m => m.Suite).ToList())
            if (suite.Where(m => m.System is "lucene" or "sqlite-fts5" or "postgres").Select(m => m.Value).ToList() is { Count: > 0 } peers)
                _figures.Add(new(suite.Key, "pathways-retrieval", "ratio", peers.Min() / suite.First(m => m.System == "pathways-retrieval").Value, "times"));
    }

    private void AddTimes(string suite, string system, List<double> times)
    {
        times.Sort();
        _figures.Add(new(suite, system, "p50", times[times.Count / 2], "ms"));
        _figures.Add(new(suite, system, "p99", times[times.Count * 99 / 100], "ms"));
    }

    private void Add(string system, string metric, double value, string unit) => _figures.Add(new(_suite, system, metric, value, unit));

    private static double Milliseconds(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
