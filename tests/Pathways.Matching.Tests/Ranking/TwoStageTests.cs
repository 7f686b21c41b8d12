using Pathways.Training;

namespace Pathways.Matching.Tests.Ranking;

/// <summary>Lists of very many openings: the most promising ranked by the whole model, the others after them.</summary>
public sealed class TwoStageTests
{
    private const int Openings = 6000, Take = 150;
    private static readonly Matcher Matcher = new(Some.Starter);
    private static readonly Person[] People = [.. Draw(dice => new SimulatedPeople(Some.Starter, dice)).Take(4), new()];
    private static readonly OpeningIndex Index = OpeningIndex.Build(Offered(), 1);

    [Fact]
    public void Every_allowed_opening_is_paged_to_once_and_in_the_order_of_the_ranks()
    {
        foreach (var person in People)
        {
            var (seen, total) = (new List<MatchItem>(), 0);
            for (string? after = null; ;)
            {
                var page = Matcher.Match(person, Index, SimulatedChoices.Today, new(Take, after));
                seen.AddRange(page.Items);
                total = page.Total;
                if ((after = page.Next) is null) break;
            }
            Assert.True(total > MatchRun.AllByModel);
            Assert.Equal(Enumerable.Range(1, total), seen.Select(item => item.Rank));
            Assert.Equal(Index.Openings.Where(o => EligibilityRules.Allow(new(person), o, SimulatedChoices.Today)).Select(o => o.Source.Id).Order(StringComparer.Ordinal),
                seen.Select(item => item.OpeningId).Order(StringComparer.Ordinal));
            var scores = seen.Take(MatchRun.RankedByModel).Select(item => item.Score).ToArray();
            Assert.Equal(scores.OrderDescending(), scores);
        }
    }

    [Fact]
    public void The_first_stage_adds_up_the_same_over_lists_as_one_by_one_and_selects_the_best()
    {
        var weights = new FirstStageWeights(Some.Starter, ScoreModel.LoadLinear());
        var stage = new FirstStage(Index, weights, SimulatedChoices.Today);
        foreach (var person in People)
        {
            var (view, buffers) = (new PersonView(new(person), Some.Starter), new MatchBuffers());
            Index.Columns.Allowed(view.Prepared, SimulatedChoices.Today, buffers.Allowed);
            stage.Select(view, buffers, Openings);
            var score = stage.ScoreFor(view);
            Assert.All(buffers.Promising.Take().ToArray(), placed => Assert.Equal(score(placed.Place), placed.Key));
            Assert.All(buffers.Sums, sum => Assert.Equal(0, sum));
            var best = buffers.Promising.Take()[..50].ToArray();
            stage.Select(view, buffers, best.Length);
            Assert.Equal(best, buffers.Promising.Take().ToArray());
        }
    }

    [Fact]
    public void What_a_persons_work_adds_is_worked_out_for_every_occupation_it_comes_near_to()
    {
        var (linear, people) = (ScoreModel.LoadLinear(), new SimulatedPeople(Some.Starter, new Dice(6)));
        var (weights, nobody) = (new FirstStageWeights(Some.Starter, linear), new PersonView(new(new Person()), Some.Starter));
        foreach (var person in Enumerable.Range(0, 300).Select(_ => people.Draw().Person))
        {
            var (view, added) = (new PersonView(new(person), Some.Starter), new float[weights.Occupations]);
            weights.ReadOccupations(view, added);
            foreach (var occupation in Some.Starter.Occupations)
            {
                var example = new PreparedOpening(new Opening { Id = "", EmployerId = "", Occupation = occupation.Id, Kinds = occupation.Kinds });
                var expected = (linear.Weights[Feature.OccupationSkills] * (view.SkillsOf(occupation.Id) - nobody.SkillsOf(occupation.Id)))
                    + (linear.Weights[Feature.Experience] * view.ExperienceIn(occupation.Id))
                    + (view.Wants.Any ? linear.Weights[Feature.Wants] * view.Wants.Of(example) : 0);
                Assert.Equal(expected, added[weights.OrdinalOf(occupation.Id)], 1e-4);
            }
        }
    }

    [Fact]
    [Trait("Invariant", "12"), Trait("Invariant", "29")]
    public void No_first_page_of_a_long_list_shows_what_a_rule_hides()
    {
        var (people, dice, many) = (new SimulatedPeople(Some.Starter, new Dice(8)), new Dice(8), 0);
        for (var i = 0; i < 150; i++)
        {
            var person = people.Draw().Person with { Place = new(0, 0, dice.Between(15, 40)), Availability = null };
            var page = Matcher.Match(person, Index, SimulatedChoices.Today, new(200));
            many += page.Total > MatchRun.AllByModel ? 1 : 0;
            Assert.All(page.Items, item => Assert.Empty(Matcher.Allowed(person, Index.Find(item.OpeningId)!, SimulatedChoices.Today)));
        }
        Assert.True(many > 20);
    }

    [Fact]
    public void The_same_person_gets_the_same_list_from_buffers_used_for_another()
    {
        var first = Matcher.Match(People[0], Index, SimulatedChoices.Today, new(200));
        foreach (var person in People) Matcher.Match(person, Index, SimulatedChoices.Today, new(7));
        Assert.Equal(first.Items.Select(item => (item.OpeningId, item.Score)), Matcher.Match(People[0], Index, SimulatedChoices.Today, new(200)).Items.Select(item => (item.OpeningId, item.Score)));
    }

    private static IEnumerable<Opening> Offered()
    {
        var dice = new Dice(5);
        var offered = new SimulatedOpenings(Some.Starter, dice, SimulatedChoices.Today);
        return [.. Enumerable.Range(0, Openings).Select(_ => offered.Draw(dice.Of(Some.Starter.Occupations)))];
    }

    /// <summary>People whom no rule but those of the openings themselves narrows down.</summary>
    private static IEnumerable<Person> Draw(Func<Dice, SimulatedPeople> of)
    {
        for (var people = of(new Dice(4)); ;)
            yield return people.Draw().Person with { Place = null, Availability = null, MinPay = null, Languages = [], Credentials = null, Avoids = Avoids.Nothing, RuledOut = Conditions.None };
    }
}
