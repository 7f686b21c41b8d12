using System.Text.RegularExpressions;

namespace Pathways.Api.Tests.Architecture;

/// <summary>docs/invariants.md says which tests guard what must never happen; this keeps it true.</summary>
public sealed partial class InvariantListTests
{
    private const string Document = "docs/invariants.md", Nobody = "–";

    [Fact]
    public void The_list_of_invariants_names_the_tests_that_guard_them()
    {
        var guards = Sources.Of("tests", ".cs").SelectMany(file => Guard().Matches(file.Text).Select(guard => (Number: guard.Groups[1].Value, Test: Path.GetFileNameWithoutExtension(file.Path))))
            .GroupBy(guard => guard.Number).ToDictionary(group => group.Key, group => string.Join(", ", group.Select(guard => guard.Test).Distinct().Order(StringComparer.Ordinal)));
        var lines = File.ReadLines(Path.Combine(Sources.Root, Document)).Select(line => Line().Match(line)).Where(line => line.Success).ToList();
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([], guards.Keys.Except(lines.Select(line => line.Groups[1].Value)));
        var wrong = lines.Select(line => (Is: line.Value, Should: $"| {line.Groups[1].Value} | {line.Groups[2].Value} | {guards.GetValueOrDefault(line.Groups[1].Value, Nobody)} |"))
            .Where(line => line.Is != line.Should).Select(line => line.Should).ToList();
        Assert.True(wrong.Count == 0, $"The tests' traits say otherwise than {Document}. Put these lines there:\n{string.Join('\n', wrong)}\n");
    }

    [GeneratedRegex("""Trait\("Invariant", "(\d+)"\)""")]
    private static partial Regex Guard();

    [GeneratedRegex(@"^\| (\d+) \| (.+) \| ([^|]*) \|$")]
    private static partial Regex Line();
}
