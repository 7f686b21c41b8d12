using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Openings as one person sees them: features of each, and how much a counselor would think of each.</summary>
/// <param name="Utility">Of everything, with noise; <paramref name="Expected"/> without it.</param>
/// <param name="Rest">With noise, and skills and pay left out, as if they were equal.</param>
internal sealed record ChoiceSet(double[][] Features, double[] Utility, double[] Expected, double[] Rest)
{
    /// <summary>The options in the order in which they are chosen.</summary>
    public int[] Order() => [.. Enumerable.Range(0, Utility.Length).OrderByDescending(i => Utility[i])];
}

/// <summary>Draws people and openings that the hard rules allow them.</summary>
internal sealed class SimulatedChoices(Taxonomy taxonomy, int seed)
{
    private const int OpeningsAPerson = 24;
    private const double NearShare = 0.45, Noise = 0.35;
    internal static readonly DateOnly Today = new(2026, 1, 1);

    public IReadOnlyList<ChoiceSet> Draw(int people)
    {
        var dice = new Dice(seed);
        var persons = new SimulatedPeople(taxonomy, dice);
        var openings = new SimulatedOpenings(taxonomy, dice, Today);
        var sets = new List<ChoiceSet>(people);
        while (sets.Count < people)
            if (DrawOne(dice, persons, openings) is { Features.Length: > 4 } set) sets.Add(set);
        return sets;
    }

    private ChoiceSet DrawOne(Dice dice, SimulatedPeople persons, SimulatedOpenings openings)
    {
        var (person, near) = persons.Draw();
        var view = new PersonView(new PreparedPerson(person), taxonomy);
        List<double[]> features = [];
        List<double> utility = [], expected = [], rest = [];
        for (var i = 0; i < OpeningsAPerson; i++)
        {
            var occupation = near.Count > 0 && dice.Chance(NearShare) ? persons.Near(dice.Of(near)) : dice.Of(taxonomy.Occupations);
            var opening = new PreparedOpening(openings.Draw(occupation));
            if (!EligibilityRules.Allow(view.Prepared, opening, Today)) continue;
            var read = new double[Feature.Count];
            FeatureReader.Read(view, opening, Today, read);
            features.Add(read);
            var other = CounselorUtility.OfTheRest(read, person);
            rest.Add(other + (Noise * dice.Gumbel()));
            expected.Add(other + CounselorUtility.OfSkillsAndPay(read));
            utility.Add(expected[^1] + (Noise * dice.Gumbel()));
        }
        return new([.. features], [.. utility], [.. expected], [.. rest]);
    }
}
