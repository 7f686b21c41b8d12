using Microsoft.Data.Sqlite;
using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>
/// SQLite in memory: an FTS5 table whose words are the skills, ranked by its own BM25 among the openings of a person. Who is allowed
/// is written to a table beforehand and costs nothing here but the join.
/// </summary>
internal sealed class SqliteSystem : IMeasuredSystem
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly OpeningIndex _index;
    private readonly FirstStageWeights _weights;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<Profile, int> _people = [];

    public SqliteSystem(OpeningIndex index, FirstStageWeights weights)
    {
        (_index, _weights) = (index, weights);
        _connection.Open();
        Run("CREATE VIRTUAL TABLE skills USING fts5(words, content='', columnsize=0, detail=none)");
        Run("CREATE TABLE allowed(person INTEGER, opening INTEGER, PRIMARY KEY(person, opening)) WITHOUT ROWID");
        using var all = _connection.BeginTransaction();
        using var insert = Command("INSERT INTO skills(rowid, words) VALUES ($place, $words)", "$place", "$words");
        for (var place = 0; place < index.Count; place++)
        {
            (insert.Parameters[0].Value, insert.Parameters[1].Value) = (place, string.Join(' ', SkillsOf(index.Openings[place].Source).Select(WordOf)));
            insert.ExecuteNonQuery();
        }
        all.Commit();
        Run("INSERT INTO skills(skills) VALUES ('optimize')");
    }

    public string Name => "sqlite-fts5";

    public void Prepare(Profile profile)
    {
        _people[profile] = _people.Count;
        using var all = _connection.BeginTransaction();
        using var insert = Command("INSERT INTO allowed VALUES ($person, $opening)", "$person", "$opening");
        insert.Parameters[0].Value = _people[profile];
        foreach (var place in profile.Set)
        {
            insert.Parameters[1].Value = place;
            insert.ExecuteNonQuery();
        }
        all.Commit();
    }

    public IReadOnlyList<string> Find(Profile profile)
    {
        using var select = Command("""
            SELECT rowid FROM skills WHERE skills MATCH $words AND EXISTS (SELECT 1 FROM allowed WHERE person = $person AND opening = skills.rowid)
            ORDER BY rank LIMIT 20
            """, "$words", "$person");
        select.Parameters[0].Value = string.Join(" OR ", _weights.GainsOf(profile.View).Select(g => WordOf(g.Skill)));
        select.Parameters[1].Value = _people[profile];
        using var rows = select.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read()) ids.Add(_index.Openings[rows.GetInt32(0)].Source.Id);
        return ids;
    }

    public void Dispose() => _connection.Dispose();

    private static IEnumerable<string> SkillsOf(Opening opening) => opening.RequiredSkills.Concat(opening.WelcomeSkills);

    private string WordOf(string skill)
    {
        if (!_words.TryGetValue(skill, out var number)) _words[skill] = number = _words.Count;
        return $"s{number}";
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file, no value of anybody's is in it.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters) command.Parameters.Add(new(name, null));
        return command;
    }
}
