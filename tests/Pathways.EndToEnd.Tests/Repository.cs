namespace Pathways.EndToEnd.Tests;

/// <summary>Where things lie in the clone that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The host's folder: it runs from there, as <c>dotnet run</c> does.</summary>
    public static string HostFolder => Path.Combine(Root, "api", "Pathways.Host");

    /// <summary>The host's program, of the same configuration as these tests.</summary>
    public static string HostProgram => Path.Combine(HostFolder, "bin", Configuration, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')), "Pathways.Host.dll");

    /// <summary>The pages' sources.</summary>
    public static string Pages => Path.Combine(Root, "web", "Pathways.Web");

    /// <summary>Where screenshots go.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/', '\\'))!);

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Pathways.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder.TrimEnd('/', '\\')) ?? throw new InvalidOperationException("These tests run inside the clone."));
}
