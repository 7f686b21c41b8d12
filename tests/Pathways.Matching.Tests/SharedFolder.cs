namespace Pathways.Matching.Tests;

/// <summary>Data that lies beside the repository and not in it: judged people and openings, the official files of ESCO and O*NET.</summary>
internal static class SharedFolder
{
    private static readonly string Data = Path.Combine(
        Environment.GetEnvironmentVariable("PATHWAYS_SHARED") is { Length: > 0 } shared ? shared : Path.Combine(RepositoryRoot(), "..", "shared"), "data");

    public static FileInfo[] EscoZips => [.. new DirectoryInfo(At("esco")).EnumerateFiles("*.zip")];

    public static FileInfo[] EscoLabels => [.. new DirectoryInfo(At("esco")).EnumerateFiles("*.csv.gz")];

    public static string At(params string[] names) => Path.Combine([Data, .. names]);

    /// <summary>Skips the test where the folder is not there.</summary>
    public static void Need(string folder) =>
        Assert.SkipUnless(Directory.Exists(At(folder)), $"There is no data at {At(folder)}: set PATHWAYS_SHARED to the shared folder, or put it beside the repository.");

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
