using System.Reflection;

namespace Pathways.Matching.Tests;

[Trait("Invariant", "28")]
public sealed class PeopleAreNotRankedTests
{
    [Fact]
    public void Nothing_that_matching_offers_takes_more_than_one_person_or_gives_people_back()
    {
        var offered = typeof(Matcher).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.DeclaringType != typeof(Person)).ToArray();
        Assert.Contains(offered, m => m.Name == nameof(Matcher.Match));
        Assert.DoesNotContain(offered, m => Types(m).Any(HoldsPeople));
        Assert.All(offered, m => Assert.True(Types(m).Count(t => t == typeof(Person)) <= 1, $"{m.DeclaringType}.{m.Name}"));
    }

    [Fact]
    public void Whether_a_person_passes_for_an_opening_depends_on_the_hard_rules_alone()
    {
        var method = typeof(Matcher).GetMethod(nameof(Matcher.Allowed))!;
        Assert.True(method.IsStatic, "without a matcher there is no model that could be asked");
        var fits = Some.Person with { Skills = [new("skill:wash-dishes", 4)], Wants = ["occupation:dishwasher"] };
        var opening = Some.Opening with { RequiredSkills = ["skill:wash-dishes", "skill:draw-blood"] };
        Some.Allows(fits, opening);
        Some.Allows(Some.Person, opening);
    }

    private static IEnumerable<Type> Types(MethodInfo method) => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType);

    private static bool HoldsPeople(Type type) =>
        type != typeof(Person) && (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).Any(t => t == typeof(Person) || HoldsPeople(t));
}
