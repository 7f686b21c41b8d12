using CsCheck;

namespace Pathways.Matching.Tests.Properties;

public sealed class ReasonProperties
{
    private static readonly ScoreModel Shipped = ScoreModel.LoadShipped();
    private static readonly Matcher Matcher = new(Some.Starter, Shipped);
    private static readonly ReasonFinder Reasons = new(Shipped);

    [Fact]
    public void Taking_a_reason_away_moves_the_score_as_the_reason_says()
    {
        var reasons = 0;
        Gen.Select(Generate.Person, Generate.Opening).Sample((person, opening) =>
        {
            var view = new PersonView(new PreparedPerson(person), Some.Starter);
            var prepared = new PreparedOpening(opening);
            var features = new double[Feature.Count];
            FeatureReader.Read(view, prepared, Some.Today, features);
            foreach (var reason in Reasons.Of(view, prepared, Some.Today))
            {
                var without = features.Select((value, f) => CodeOf(Feature.GroupOf(f)) == reason.Code ? 0 : value).ToArray();
                var moved = Shipped.Score(features) - Shipped.Score(without);
                Assert.True(Math.Abs(moved) >= 0.02 && reason.Side == (moved > 0 ? ReasonSide.For : ReasonSide.Against), $"{reason.Code} {reason.Side}, moved {moved}");
                Interlocked.Increment(ref reasons);
            }
        }, iter: 3000);
        Assert.True(reasons > 3000, $"only {reasons} reasons");
    }

    [Theory]
    [InlineData(ReasonCodes.Pay)]
    [InlineData(ReasonCodes.Closeness)]
    [InlineData(ReasonCodes.Schedule)]
    [InlineData(ReasonCodes.Learning)]
    [InlineData(ReasonCodes.Language)]
    public void A_weight_of_0_takes_the_reason_away(string code)
    {
        var given = 0;
        Gen.Select(Generate.Person, Generate.Openings(5, 15)).Sample((person, openings) =>
        {
            var index = OpeningIndex.Build(openings, 1);
            Assert.DoesNotContain(Codes(Weighing(person, code, 0), index), c => c == code);
            if (Codes(Weighing(person, code, 3), index).Contains(code)) Interlocked.Increment(ref given);
        }, iter: 200);
        Assert.True(given > 0, "no person ever got the reason at all");
    }

    [Fact]
    public void At_most_two_reasons_for_and_one_against_come_first_and_every_reason_has_its_sentence() =>
        Gen.Select(Generate.Person, Generate.Openings(1, 10)).Sample((person, openings) =>
        {
            var text = new ReasonText(Some.Starter, "en");
            foreach (var item in Matcher.Match(person, OpeningIndex.Build(openings, 1), Some.Today, new(200)).Items)
            {
                Assert.True(item.Reasons.Count(r => r is { Top: true, Side: ReasonSide.For }) <= 2);
                Assert.True(item.Reasons.Count(r => r is { Top: true, Side: ReasonSide.Against }) <= 1);
                Assert.All(item.Reasons, r => Assert.DoesNotMatch(@"[{}]|^\s*$|\b(skill|occupation|kind|credential):", text.Of(r)));
            }
        }, iter: 300);

    private static IEnumerable<string> Codes(Person person, OpeningIndex index) =>
        Matcher.Match(person, index, Some.Today, new(200)).Items.SelectMany(i => i.Reasons).Select(r => r.Code);

    private static Person Weighing(Person person, string code, int weight) => person with
    {
        Weights = code switch
        {
            ReasonCodes.Pay => person.Weights with { Pay = weight },
            ReasonCodes.Closeness => person.Weights with { Closeness = weight },
            ReasonCodes.Schedule => person.Weights with { Schedule = weight },
            ReasonCodes.Learning => person.Weights with { Learning = weight },
            _ => person.Weights with { Language = weight },
        },
    };

    private static string CodeOf(FeatureGroup group) => group switch
    {
        FeatureGroup.RequiredSkills => ReasonCodes.RequiredSkills,
        FeatureGroup.WelcomeSkills => ReasonCodes.WelcomeSkills,
        _ => group.ToString().ToLowerInvariant(),
    };
}
