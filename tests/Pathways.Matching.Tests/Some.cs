namespace Pathways.Matching.Tests;

/// <summary>A day, a person and an opening to vary.</summary>
internal static class Some
{
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly Taxonomy Starter = Taxonomy.LoadStarter();
    public static readonly Person Person = new();
    public static readonly Opening Opening = new() { Id = "o1", EmployerId = "e1", PostedOn = Today };

    /// <summary>The hard rules that the opening breaks for the person.</summary>
    public static IReadOnlyList<string> Broken(Person person, Opening opening) => Matcher.Allowed(person, opening, Today);

    public static void Allows(Person person, Opening opening) => Assert.Empty(Broken(person, opening));

    public static void Hides(string rule, Person person, Opening opening) => Assert.Equal([rule], Broken(person, opening));
}
