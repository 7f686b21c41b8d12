using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>A test asks for something that this runner, or the driver, does not do: it is left out, not wrong.</summary>
internal sealed class RunnerLacksException(string what) : Exception(what);

/// <summary>One file of MongoDB's official unified tests. The files lie in the shared folder, not in the repository.</summary>
internal sealed record SpecFile(string Name, BsonDocument Content)
{
    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The folder of the official tests, or null when this machine has none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>All files, relative to the folder.</summary>
    public static IReadOnlyList<string> Names { get; } = Folder is null
        ? []
        : [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    /// <summary>The tests in it.</summary>
    public IEnumerable<BsonDocument> Tests => Content["tests"].AsBsonArray.Select(test => test.AsBsonDocument);

    /// <summary>Reads a file (MongoDB's extended JSON).</summary>
    public static SpecFile Load(string name) => new(name, BsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, name))));

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("PATHWAYS_SHARED") is { Length: > 0 } given ? given : Path.Combine(RepositoryRoot, "..", "shared");
        var folder = Path.Combine(shared, "data", "mongodb-spec");
        return Directory.Exists(folder) ? folder : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
