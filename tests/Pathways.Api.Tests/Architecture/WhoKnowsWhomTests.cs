using System.Xml.Linq;

namespace Pathways.Api.Tests.Architecture;

/// <summary>Which project knows which, as docs/architecture.md draws it.</summary>
public sealed class WhoKnowsWhomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Pathways.Host"] = ["Pathways.Api", "Pathways.LocalMongo", "Pathways.Web"],
        ["Pathways.Web"] = ["Pathways.Api"],
        ["Pathways.Api"] = ["Pathways.Matching"],
        ["Pathways.Training"] = ["Pathways.Matching"],
        ["Pathways.Matching"] = [],
        ["Pathways.LocalMongo"] = [],
    };

    [Fact]
    public void Projects_know_whom_the_map_says_and_nobody_else()
    {
        foreach (var (path, project) in Projects("api").Concat(Projects("web")).Concat(Projects("ml")))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Assert.True(Allowed.TryGetValue(name, out var allowed), $"{path} is not on the map: add it here and to docs/architecture.md.");
            var known = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.True(!known.Except(allowed).Any(), $"{name} may know {string.Join(", ", allowed)}, but knows {string.Join(", ", known)}.");
        }
    }

    [Fact]
    public void Matching_has_no_database_and_no_web()
    {
        string[] words = ["Microsoft.AspNetCore", "MongoDB", "Hangfire", "System.Net.Http", "HttpClient"];
        var found = Sources.Of("ml/Pathways.Matching", ".cs", ".csproj").SelectMany(file => words.Where(word => file.Text.Contains(word, StringComparison.Ordinal)).Select(word => $"{file.Path}: {word}"));
        Assert.Equal([], found);
    }

    [Fact]
    public void Only_tests_see_what_is_internal_and_the_training_program_what_it_trains()
    {
        foreach (var (path, project) in Projects("api").Concat(Projects("web")).Concat(Projects("ml")))
        {
            string[] allowed = path.Contains("Pathways.Matching", StringComparison.Ordinal) ? ["Pathways.Training", "Pathways.Measurements"] : ["Pathways.Measurements"];
            var friends = project.Descendants("InternalsVisibleTo").Select(friend => friend.Attribute("Include")!.Value);
            Assert.Equal([], friends.Where(friend => !friend.EndsWith(".Tests", StringComparison.Ordinal)).Except(allowed));
        }
    }

    private static IEnumerable<(string Path, XDocument Project)> Projects(string folder) => Sources.Of(folder, ".csproj").Select(file => (file.Path, XDocument.Parse(file.Text)));
}
