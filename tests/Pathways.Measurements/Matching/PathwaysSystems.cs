using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>Hard rules from the columns, and the first stage's best, whatever the number of openings. No filter is kept.</summary>
internal sealed class PathwaysRetrieval(OpeningIndex index, FirstStage stage, Taxonomy taxonomy) : IMeasuredSystem
{
    private readonly ThreadLocal<MatchBuffers> _buffers = new(() => new());

    public string Name => "pathways-retrieval";

    public void Prepare(Profile profile) { }

    public IReadOnlyList<string> Find(Profile profile)
    {
        var (buffers, person) = (_buffers.Value!, new PersonView(new(profile.Person), taxonomy));
        index.Columns.Allowed(person.Prepared, MeasuredWorld.Today, buffers.Allowed);
        stage.Select(person, buffers, IMeasuredSystem.Best);
        var best = new string[buffers.Promising.Take().Length];
        for (var i = 0; i < best.Length; i++) best[i] = index.Openings[buffers.Promising.Take()[i].Place].Source.Id;
        return best;
    }

    public void Dispose() => _buffers.Dispose();
}

/// <summary>The whole page of 20: hard rules, both stages, reasons.</summary>
internal sealed class PathwaysPage(OpeningIndex index, Matcher matcher) : IMeasuredSystem
{
    public string Name => "pathways-page";

    public void Prepare(Profile profile) { }

    public IReadOnlyList<string> Find(Profile profile) =>
        [.. matcher.Match(profile.Person, index, MeasuredWorld.Today, new(IMeasuredSystem.Best)).Items.Select(item => item.OpeningId)];

    public void Dispose() { }
}

/// <summary>Every rule for every opening, then the first stage's score for each that is allowed, without columns or lists.</summary>
internal sealed class BruteForce(OpeningIndex index, FirstStage stage) : IMeasuredSystem
{
    public string Name => "brute-force";

    public void Prepare(Profile profile) { }

    public IReadOnlyList<string> Find(Profile profile)
    {
        var score = stage.ScoreFor(profile.View);
        return [.. Enumerable.Range(0, index.Count)
            .Where(place => EligibilityRules.Allow(profile.View.Prepared, index.Openings[place], MeasuredWorld.Today))
            .Select(place => (Id: index.Openings[place].Source.Id, Score: score(place)))
            .OrderByDescending(o => o.Score).ThenBy(o => o.Id, StringComparer.Ordinal).Take(IMeasuredSystem.Best).Select(o => o.Id)];
    }

    public void Dispose() { }
}
