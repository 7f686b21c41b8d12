namespace Pathways.Matching.Tests;

/// <summary>What docs/taxonomy.md says must hold of the taxonomy that ships.</summary>
public sealed class StarterTaxonomyTests
{
    private static readonly Taxonomy Starter = Taxonomy.LoadStarter();

    private static IEnumerable<Concept> All => Enum.GetValues<ConceptType>().SelectMany(Starter.OfType);

    [Fact]
    public void It_knows_at_least_150_occupations_and_400_skills()
    {
        Assert.True(Starter.Occupations.Count >= 150, $"{Starter.Occupations.Count} occupations");
        Assert.True(Starter.Skills.Count >= 400, $"{Starter.Skills.Count} skills");
    }

    [Fact]
    public void Everything_that_is_named_exists_and_is_of_the_right_type()
    {
        var missing = All.SelectMany(c => c.Related.Keys.Select(id => (c.Type, id))
            .Concat(c.Skills.Keys.Select(id => (ConceptType.Skill, id)))
            .Concat(c.Kinds.Select(id => (ConceptType.Kind, id)))
            .Concat(c.Group is { } group ? [(ConceptType.Group, group)] : []))
            .Where(named => Starter.Find(named.Item1, named.id) is null);
        Assert.Empty(missing);
    }

    [Fact]
    public void A_pair_that_is_near_is_equally_near_from_both_sides_and_never_itself() => Assert.Empty(
        from concept in All
        from near in concept.Related
        where near.Key == concept.Id || near.Value is <= 0 or > 1 || Starter.Find(near.Key)!.Related.GetValueOrDefault(concept.Id) != near.Value
        select $"{concept.Id} {near.Key}");

    [Fact]
    public void An_occupation_has_5_to_12_skills_of_which_one_is_its_heart() => Assert.DoesNotContain(
        Starter.Occupations, o => o.Skills.Count is < 5 or > 12 || o.Skills.Values.Max() != 1 || o.Skills.Values.Min() <= 0);

    [Fact]
    public void Every_skill_is_used_and_every_skill_and_occupation_is_near_another()
    {
        var used = Starter.Occupations.SelectMany(o => o.Skills.Keys).ToHashSet();
        Assert.DoesNotContain(Starter.Skills, s => !used.Contains(s.Id));
        Assert.DoesNotContain(Starter.Skills.Concat(Starter.Occupations), c => c.Related.Count == 0);
    }

    [Fact]
    public void No_two_concepts_of_a_type_have_the_same_English_name() => Assert.Empty(
        All.GroupBy(c => (c.Type, c.Label("en").ToUpperInvariant())).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [InlineData("en"), InlineData("es"), InlineData("ar"), InlineData("fr"), InlineData("vi"), InlineData("tl"), InlineData("zh"), InlineData("sq"), InlineData("so"), InlineData("uk"), InlineData("th"), InlineData("ti")]
    public void Every_skill_and_occupation_has_at_least_three_names_in_this_language_and_says_who_made_them(string language)
    {
        var labels = Starter.Skills.Concat(Starter.Occupations).Select(c => (c.Id, Names: c.Labels.Where(l => l.Language == language).ToArray())).ToArray();
        Assert.Empty(labels.Where(l => l.Names.Sum(n => n.Labels.Count) < 3).Select(l => l.Id));
        Assert.All(labels.SelectMany(l => l.Names), n => Assert.Contains(n.Source, new[] { "pathways", "esco", "onet" }));
    }

    [Fact]
    public void What_no_person_has_checked_says_so() => Assert.DoesNotContain(
        Starter.Skills.Concat(Starter.Occupations).SelectMany(c => c.Labels), l => l.Source == "pathways" && l.Language != "en" && l.Reviewed);
}
