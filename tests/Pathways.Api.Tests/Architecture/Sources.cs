namespace Pathways.Api.Tests.Architecture;

/// <summary>The repository's files, as far as people write them.</summary>
internal static class Sources
{
    private static readonly string[] Made = ["bin", "obj", ".data", "node_modules"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Files below a folder, by path from the root with forward slashes.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(System.IO.Path.GetExtension(file)))
            .Select(file => (Path: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.Split('/').Intersect(Made).Any())
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, File.ReadAllText(file.File)))];

    private static string FindRoot(string folder) => File.Exists(System.IO.Path.Combine(folder, "Pathways.sln"))
        ? folder
        : FindRoot(System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Pathways.sln is in no folder above."));
}
