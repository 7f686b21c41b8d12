using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Architecture;

/// <summary>What a feature opens to the rest, and what stays its own.</summary>
public sealed class FeatureTests
{
    private const string Features = "Pathways.Api.Features";

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(typeof(ApiSetup).Assembly, typeof(Web.WebSetup).Assembly).Build();

    private static readonly IReadOnlyList<IType> Types = [.. Loaded.Types.Where(type => type.Namespace.FullName.StartsWith("Pathways.", StringComparison.Ordinal))];

    [Fact]
    public void Features_reach_each_other_only_through_what_they_open()
    {
        var seen = 0;
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (from, to) in Uses().Where(use => FeatureOf(use.To) is { } feature && FeatureOf(use.From) is { } own && own != feature))
        {
            seen++;
            if (!IsPublic(to) || to.Name.EndsWith("Store", StringComparison.Ordinal))
                wrong.Add($"{Name(from)} uses {Name(to)}, which {FeatureOf(to)} keeps to itself.");
        }
        Assert.True(seen > 20, $"Only {seen} uses between features were found.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_speaks_to_the_database_is_a_features_own()
    {
        var stores = Types.Where(type => FeatureOf(type) is not null && (type.Name.EndsWith("Store", StringComparison.Ordinal)
            || type.Dependencies.Any(use => use.Target.FullName == typeof(PathwaysDatabase).FullName || use.Target.FullName == typeof(IHasIndexes).FullName))).ToList();
        Assert.True(stores.Count > 5, $"Only {stores.Count} stores were found.");
        Assert.Equal([], stores.Where(store => IsPublic(store) && !store.Name.EndsWith("Setup", StringComparison.Ordinal)).Select(Name));
    }

    [Fact]
    public void Doors_hold_no_rule_so_they_know_no_store_no_vault_and_no_database()
    {
        var doors = Types.Where(type => type.FullName.Contains("Endpoints", StringComparison.Ordinal) || type.Namespace.FullName.StartsWith("Pathways.Web", StringComparison.Ordinal)).ToList();
        Assert.True(doors.Count > 20, $"Only {doors.Count} doors were found.");
        var wrong = doors.SelectMany(door => door.Dependencies.Select(use => (From: door, To: use.Target)))
            .Where(use => use.To.Name.EndsWith("Store", StringComparison.Ordinal) || use.To.FullName == typeof(PathwaysDatabase).FullName
                || use.To.FullName == typeof(PersonVault).FullName || use.To.FullName.StartsWith("MongoDB.", StringComparison.Ordinal))
            .Select(use => $"{Name(use.From)} uses {Name(use.To)}.").Distinct().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Nothing_that_features_stand_on_knows_a_feature()
    {
        // Jobs names what runs, and ApiSetup puts everything together.
        string[] below = ["Pathways.Api.Vault", "Pathways.Api.Security", "Pathways.Api.Persistence", "Pathways.Api.Http"];
        var wrong = Uses().Where(use => below.Contains(use.From.Namespace.FullName) && use.To.Namespace?.FullName.StartsWith(Features, StringComparison.Ordinal) == true)
            .Select(use => $"{Name(use.From)} uses {Name(use.To)}.").Distinct().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<(IType From, IType To)> Uses() => Types.SelectMany(type => type.Dependencies.Where(use => use.Target is not GenericParameter).Select(use => (type, use.Target)));

    /// <summary>The first name behind <c>Features</c>: sub-folders belong to their feature.</summary>
    private static string? FeatureOf(IType type) => type.Namespace?.FullName is { } name && name.StartsWith(Features + ".", StringComparison.Ordinal) ? name.Split('.')[3] : null;

    private static bool IsPublic(IType type) => type.Visibility == Visibility.Public;

    private static string Name(IType type) => type.FullName.Replace("Pathways.Api.", "", StringComparison.Ordinal);
}
