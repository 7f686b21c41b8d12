using System.Text.RegularExpressions;

namespace Pathways.Api.Tests.Architecture;

/// <summary>What no source file does.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Time_comes_from_the_TimeProvider()
    {
        var files = new[] { "api", "web", "ml" }.SelectMany(folder => Sources.Of(folder, ".cs", ".razor")).ToList();
        Assert.True(files.Count > 100, $"Only {files.Count} files were found.");
        Assert.Equal([], files.Where(file => Clock().IsMatch(file.Text)).Select(file => file.Path));
    }

    [Fact]
    public void No_file_is_a_junk_drawer()
    {
        var files = new[] { "api", "web", "ml", "tests" }.SelectMany(folder => Sources.Of(folder, ".cs"));
        Assert.Equal([], files.Select(file => file.Path).Where(path => JunkDrawer().IsMatch(path)));
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(UtcNow|Now|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(Helpers?|Utils?|Utilities|Extensions)\.cs$")]
    private static partial Regex JunkDrawer();
}
