using System.Security.Cryptography;
using System.Text.Json;
using MongoDB.Driver;

namespace Pathways.LocalMongo;

/// <summary>The folder that one database lives in, readable by its owner only: the lock, the password, the data, and the file that
/// tells another program on this machine how to connect.</summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);
    private readonly string _path;

    private sealed record Connection(string ConnectionString, int ProcessId);

    public DataFolder(string path)
    {
        _path = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path);
            return;
        }
        Directory.CreateDirectory(_path, OwnerFolder);
        File.SetUnixFileMode(_path, OwnerFolder);
    }

    private string ConnectionFile => Path.Combine(_path, "connection.json");

    /// <summary>Takes the folder for this process; null where another has it. The system frees it when the process ends, however it ends.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return Open("lock", FileMode.OpenOrCreate);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The SQLite file, made empty where it is not there: SQLite gives the files beside it the same rights.</summary>
    public string DataFile()
    {
        using var file = Open("data.sqlite", FileMode.OpenOrCreate);
        return file.Name;
    }

    /// <summary>The password of this database, made at the first start.</summary>
    public string Password()
    {
        using var file = Open("password", FileMode.OpenOrCreate);
        using var reader = new StreamReader(file);
        var password = reader.ReadToEnd();
        if (password.Length > 0)
            return password;
        password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        using var writer = new StreamWriter(file);
        writer.Write(password);
        return password;
    }

    /// <summary>Tells others how to connect.</summary>
    public void Publish(string connectionString)
    {
        var fresh = ConnectionFile + ".new";
        File.Delete(fresh);
        using (var file = Open(fresh, FileMode.CreateNew))
            JsonSerializer.Serialize(file, new Connection(connectionString, Environment.ProcessId));
        File.Move(fresh, ConnectionFile, overwrite: true);
    }

    /// <summary>Takes the word back.</summary>
    public void Withdraw() => File.Delete(ConnectionFile);

    /// <summary>The connection string of the server that runs on this folder, where it answers to its credentials; else null.</summary>
    public async Task<string?> FindRunningAsync(CancellationToken stop)
    {
        try
        {
            var text = await File.ReadAllTextAsync(ConnectionFile, stop);
            if (JsonSerializer.Deserialize<Connection>(text) is not { } connection)
                return null;
            var settings = MongoClientSettings.FromConnectionString(connection.ConnectionString);
            settings.ServerSelectionTimeout = settings.ConnectTimeout = AnswerWithin;
            using var client = new MongoClient(settings);
            await client.GetDatabase("admin").RunCommandAsync<MongoDB.Bson.BsonDocument>(new MongoDB.Bson.BsonDocument("ping", 1), cancellationToken: stop);
            return connection.ConnectionString;
        }
        catch (Exception e) when (e is IOException or JsonException or MongoException or TimeoutException)
        {
            return null;
        }
    }

    private FileStream Open(string name, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new(Path.Combine(_path, name), options);
    }
}
