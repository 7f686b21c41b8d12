using Npgsql;
using NpgsqlTypes;
using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>
/// PostgreSQL: skills as arrays of numbers under GIN indexes, each worth what it weighs, in a temporary table. Who is allowed is written to a
/// table beforehand and costs nothing here but the join. It plans
/// by itself which of the two to begin with.
/// </summary>
internal sealed class PostgresSystem : IMeasuredSystem
{
    /// <summary>Holds the connection string.</summary>
    public const string Variable = "PATHWAYS_POSTGRES";

    private const string Select = """
        SELECT o.place FROM openings o JOIN allowed a ON a.opening = o.place AND a.person = $1
        CROSS JOIN LATERAL (SELECT coalesce(sum(g.weight), 0) AS score FROM unnest(o.skills) s JOIN unnest($2::int[], $3::real[]) AS g(skill, weight) ON g.skill = s) scored
        WHERE o.skills && $2 ORDER BY scored.score DESC, o.place LIMIT 20
        """;

    private readonly NpgsqlConnection _connection = new(Environment.GetEnvironmentVariable(Variable));
    private readonly OpeningIndex _index;
    private readonly FirstStageWeights _weights;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<Profile, int> _people = [];
    private bool _analysed;

    public PostgresSystem(OpeningIndex index, FirstStageWeights weights)
    {
        (_index, _weights) = (index, weights);
        _connection.Open();
        Run("CREATE TEMP TABLE openings(place int PRIMARY KEY, skills int[]); CREATE TEMP TABLE allowed(person int, opening int)");
        using (var rows = _connection.BeginBinaryImport("COPY openings FROM STDIN (FORMAT BINARY)"))
        {
            for (var place = 0; place < index.Count; place++)
            {
                rows.StartRow();
                rows.Write(place, NpgsqlDbType.Integer);
                rows.Write(NumbersOf(index.Openings[place].Source), NpgsqlDbType.Array | NpgsqlDbType.Integer);
            }
            rows.Complete();
        }
        Run("CREATE INDEX ON openings USING gin(skills) WITH (fastupdate = off); CREATE INDEX ON allowed(person, opening); ANALYZE openings");
    }

    public string Name => "postgres";

    public void Prepare(Profile profile)
    {
        _people[profile] = _people.Count;
        using var rows = _connection.BeginBinaryImport("COPY allowed FROM STDIN (FORMAT BINARY)");
        foreach (var place in profile.Set)
        {
            rows.StartRow();
            rows.Write(_people[profile], NpgsqlDbType.Integer);
            rows.Write(place, NpgsqlDbType.Integer);
        }
        rows.Complete();
    }

    public IReadOnlyList<string> Find(Profile profile)
    {
        if (!_analysed) Run("ANALYZE allowed");
        _analysed = true;
        var gains = _weights.GainsOf(profile.View).ToArray();
        using var select = new NpgsqlCommand(Select, _connection);
        select.Parameters.Add(new() { Value = _people[profile] });
        select.Parameters.Add(new() { Value = Array.ConvertAll(gains, g => NumberOf(g.Skill)) });
        select.Parameters.Add(new() { Value = Array.ConvertAll(gains, g => (float)g.Required) });
        select.Prepare();
        using var rows = select.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read()) ids.Add(_index.Openings[rows.GetInt32(0)].Source.Id);
        return ids;
    }

    public void Dispose() => _connection.Dispose();

    private int[] NumbersOf(Opening opening) => [.. opening.RequiredSkills.Concat(opening.WelcomeSkills).Select(NumberOf)];

    private int NumberOf(string skill)
    {
        if (!_numbers.TryGetValue(skill, out var number)) _numbers[skill] = number = _numbers.Count;
        return number;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
