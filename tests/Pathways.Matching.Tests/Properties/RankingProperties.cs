using CsCheck;

namespace Pathways.Matching.Tests.Properties;

public sealed class RankingProperties
{
    private static readonly Matcher Model = new(Some.Starter);
    private static readonly Matcher Linear = new(Some.Starter, ScoreModel.LoadLinear());

    public static TheoryData<string> Both => ["model", "linear"];

    private static Matcher Named(string name) => name == "model" ? Model : Linear;

    [Theory, MemberData(nameof(Both))]
    public void Raising_pay_alone_never_lowers_a_match(string which) =>
        Gen.Select(Generate.Person, Generate.Opening, Gen.Double[0, 1]).Sample((person, opening, more) =>
        {
            if (opening.Pay is not { } pay) return;
            var raised = opening with { Pay = pay with { Min = pay.Min * (decimal)(1 + more), Max = pay.Max * (decimal)(1 + more) } };
            Assert.True(Score(which, person, raised) >= Score(which, person, opening) - 1e-9);
        }, iter: 5000);

    [Theory, MemberData(nameof(Both))]
    public void One_more_skill_never_makes_a_match_worse(string which) =>
        Gen.Select(Generate.Person, Generate.Opening, Gen.Int[0, Some.Starter.Skills.Count - 1], Gen.Int[1, 4]).Sample((person, opening, skill, level) =>
        {
            var more = person with { Skills = [.. person.Skills, new(Some.Starter.Skills[skill].Id, level)] };
            Assert.True(Score(which, more, opening) >= Score(which, person, opening) - 1e-9);
        }, iter: 5000);

    [Theory, MemberData(nameof(Both))]
    public void A_skill_that_is_asked_for_never_makes_a_match_worse_and_mostly_better(string which)
    {
        int better = 0, all = 0;
        Gen.Select(Generate.Person, Generate.Opening).Sample((person, opening) =>
        {
            if (opening.RequiredSkills.Count == 0) return;
            var more = person with { Skills = [.. person.Skills, new(opening.RequiredSkills[0], 4)] };
            var (before, after) = (Score(which, person, opening), Score(which, more, opening));
            Assert.True(after >= before - 1e-9);
            Interlocked.Increment(ref all);
            if (after > before) Interlocked.Increment(ref better);
        }, iter: 3000);
        Assert.True(better > all * 0.9, $"better in {better} of {all}");
    }

    [Theory, MemberData(nameof(Both))]
    public void What_weighs_0_for_the_person_may_change_as_it_likes(string which) =>
        Gen.Select(Generate.Person, Generate.Opening, Generate.Opening).Sample((person, opening, other) =>
        {
            var careless = person with { Weights = new(0, 0, 0, 0, 0) };
            var changed = opening with
            {
                Pay = other.Pay,
                Place = other.Place,
                Remote = other.Remote,
                HoursPerWeek = other.HoursPerWeek,
                Shifts = other.Shifts,
                Languages = other.Languages,
            };
            Assert.Equal(Score(which, careless, opening), Score(which, careless, changed));
        }, iter: 2000);

    [Fact]
    public void The_same_question_gets_the_same_answer_in_whatever_order_openings_arrive() =>
        Gen.Select(Generate.Person, Generate.Openings(2, 20), Gen.Int).Sample((person, openings, seed) =>
        {
            // Each twice, so that many score the same.
            openings = [.. openings, .. openings.Select(o => o with { Id = o.Id + "-again" })];
            var shuffled = openings.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Page(person, openings, 200).Items.Select(Shown), Page(person, shuffled, 200).Items.Select(Shown));
        }, iter: 300);

    [Fact]
    public void Pages_join_to_the_whole_list() =>
        Gen.Select(Generate.Person, Generate.Openings(1, 30), Gen.Int[1, 7], Gen.Int[0, 3]).Sample((person, openings, take, sort) =>
        {
            var whole = Page(person, openings, 200, sort: (MatchSort)sort);
            var joined = new List<MatchItem>();
            string? after = null;
            do
            {
                var page = Page(person, openings, take, after, (MatchSort)sort);
                joined.AddRange(page.Items);
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(whole.Items.Select(i => (i.OpeningId, i.Rank)), joined.Select(i => (i.OpeningId, i.Rank)));
        }, iter: 300);

    [Fact]
    public void Turned_off_the_ranking_neither_scores_nor_gives_reasons() =>
        Gen.Select(Generate.Person, Generate.Openings(1, 20)).Sample((person, openings) =>
        {
            var items = Model.Match(person, OpeningIndex.Build(openings, 1), Some.Today, new(200, Ranking: false)).Items;
            Assert.All(items, i => Assert.True(i.Score == 0 && i.Reasons.Count == 0));
            var posted = openings.ToDictionary(o => o.Id, o => o.PostedOn);
            Assert.Equal(items.Select(i => posted[i.OpeningId]).OrderDescending(), items.Select(i => posted[i.OpeningId]));
        }, iter: 200);

    private static (string, double, int, string) Shown(MatchItem i) => (i.OpeningId, i.Score, i.Rank, string.Join(',', i.Reasons.Select(r => r.Code)));

    private static MatchPage Page(Person person, Opening[] openings, int take, string? after = null, MatchSort sort = MatchSort.ForMe) =>
        Model.Match(person, OpeningIndex.Build(openings, 1), Some.Today, new(take, after, Sort: sort));

    private static double Score(string which, Person person, Opening opening) =>
        Named(which).Score(new PersonView(new PreparedPerson(person), Some.Starter), new PreparedOpening(opening), Some.Today);
}
