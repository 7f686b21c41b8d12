using Microsoft.Data.Sqlite;

namespace Pathways.LocalMongo.Storage;

/// <summary>One SQLite connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Stack<SqliteCommand>> _idle = [];

    public SqliteSession(string file, bool durable)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 0 }.ConnectionString);
        _connection.Open();
        // secure_delete: what was deleted is overwritten with zeros.
        Execute($"PRAGMA journal_mode=WAL; PRAGMA synchronous={(durable ? "FULL" : "NORMAL")}; PRAGMA secure_delete=ON; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;");
    }

    /// <summary>Runs a statement that gives no rows; the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object> values)
    {
        var command = Rent(sql, values);
        try
        {
            return command.ExecuteNonQuery();
        }
        finally
        {
            Return(sql, command);
        }
    }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object> values)
    {
        var command = Rent(sql, values);
        try
        {
            return command.ExecuteScalar();
        }
        finally
        {
            Return(sql, command);
        }
    }

    /// <summary>All rows, read as they are asked for.</summary>
    public IEnumerable<T> Query<T>(string sql, object[] values, Func<SqliteDataReader, T> read)
    {
        var command = Rent(sql, values);
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return read(reader);
        }
        finally
        {
            Return(sql, command);
        }
    }

    public void Dispose()
    {
        foreach (var command in _idle.Values.SelectMany(commands => commands))
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Rent(string sql, ReadOnlySpan<object> values)
    {
        if (!_idle.TryGetValue(sql, out var idle) || !idle.TryPop(out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this program.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private void Return(string sql, SqliteCommand command)
    {
        if (!_idle.TryGetValue(sql, out var idle))
            _idle[sql] = idle = new();
        idle.Push(command);
    }
}
