using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Holds ranking systems against a judged folder.</summary>
internal sealed class JudgedEvaluation
{
    private const string Suite = "judged";
    private readonly JudgedFolder _folder;
    private readonly JudgedCase[] _people;

    public JudgedEvaluation(JudgedFolder folder, Taxonomy taxonomy, DateOnly today)
    {
        _folder = folder;
        var reading = new JudgedReading(taxonomy);
        Openings = [.. folder.Openings.Select(o => (o, reading.OpeningOf(o, today)))];
        Index = OpeningIndex.Build(Openings.Select(o => o.Opening), 1);
        _people = [.. folder.People.Select(p => new JudgedCase(p, reading.PersonOf(p), [.. folder.Openings.Where(o => !folder.Of(p.Id, o.Id).Hard)]))];
    }

    public IReadOnlyList<(JudgedOpening Words, Opening Opening)> Openings { get; }
    public OpeningIndex Index { get; }
    public IReadOnlyList<JudgedCase> People => _people;

    public IEnumerable<Measure> Of(IRankingSystem system)
    {
        List<double> ndcg = [], first = [];
        int violations = 0, hidden = 0;
        foreach (var person in _people)
        {
            var lists = system.Rank(person).ToArray();
            violations += lists[0].Count(id => _folder.Of(person.Words.Id, id).Hard);
            hidden += person.Allowed.Count(o => _folder.Of(person.Words.Id, o.Id).Grade > 0 && !lists[0].Contains(o.Id));
            if (person.Allowed.All(o => GradeOf(person, o.Id) == 0)) continue;
            var all = _folder.Openings.Select(o => GradeOf(person, o.Id)).ToArray();
            ndcg.Add(lists.Average(list => RankingMetrics.Ndcg(list.Select(id => GradeOf(person, id)), all)));
            first.Add(lists.Average(list => list.Count == 0 ? 0 : GradeOf(person, list[0])));
        }
        return [
            new(Suite, system.Name, "ndcg@10", ndcg.Average(), "share"), new(Suite, system.Name, "first-grade", first.Average(), "grade"),
            new(Suite, system.Name, "violations", violations, "count"), new(Suite, system.Name, "hidden", hidden, "count")];
    }

    private int GradeOf(JudgedCase person, string opening) => _folder.Of(person.Words.Id, opening) is { Hard: false } judgment ? judgment.Grade : 0;
}
