using CsCheck;

namespace Pathways.Matching.Tests.Eligibility;

public sealed class HeldBackTests
{
    private static readonly Person Walker = Some.Person with { Place = new(38.9, -77.03, MaxKm: 4), Languages = [new("es", Cefr.C2), new("en", Cefr.A1)], Credentials = [] };

    [Fact]
    public void A_distance_counts_only_what_it_lets_in_and_a_longer_one_only_where_it_lets_in_more() =>
        Assert.Equal([(10.0, 2), (5.0, 1)], Counts(Walker, At("a", 6), At("b", 12), At("c", 60)).Select(c => (c.Step.Km!.Value, c.Opens)));

    [Fact]
    public void A_language_counts_at_the_next_level_a_card_by_its_name_and_a_card_that_is_taught_here_as_training()
    {
        var english = Some.Opening with { Id = "a", Languages = [new("en", Cefr.B1, Required: true)] };
        var food = Some.Opening with { Id = "b", Credentials = [new("credential:food-handler-card", RequiredByLaw: true, ProvidedByEmployer: false)] };
        var guard = Some.Opening with { Id = "c", Credentials = [new("credential:guard-card", RequiredByLaw: true, ProvidedByEmployer: false)] };
        var school = Some.Opening with { Id = "d", Kind = OpeningKind.Training, Credentials = [new("credential:guard-card", RequiredByLaw: false, ProvidedByEmployer: true)] };
        Assert.Equal(
            [new(new(StepKind.Language, Language: "en", Level: Cefr.A2), 1), new(new(StepKind.Credential, "credential:food-handler-card"), 1), new(new(StepKind.Training, "credential:guard-card"), 1)],
            Counts(Walker, english, food, guard, school));
    }

    [Theory]
    [InlineData("minimum pay")]
    [InlineData("night")]
    [InlineData("kind")]
    [InlineData("employer")]
    [InlineData("area")]
    [Trait("Invariant", "12")]
    public void What_pay_nights_or_the_avoid_list_hide_is_in_no_count(string what)
    {
        var far = At("a", 6) with { Pay = new(12, 13, "USD", PayPer.Hour), Shifts = WeekSlots.Parse(["mon-night"]), Kinds = ["kind:alcohol"] };
        Assert.Single(Counts(Walker, far));
        var choosy = what switch
        {
            "minimum pay" => Walker with { MinPay = new(15, "USD", PayPer.Hour) },
            "night" => Walker with { Availability = WeekSlots.Parse(["mon-morning"]) },
            "kind" => Walker with { Avoids = Avoids.Nothing with { Kinds = ["kind:alcohol"] } },
            "employer" => Walker with { Avoids = Avoids.Nothing with { Employers = [far.EmployerId] } },
            _ => Walker with { Avoids = Avoids.Nothing with { Areas = [new(far.Place!.Lat, far.Place.Lon, 1)] } },
        };
        Assert.Empty(Counts(choosy, far));
    }

    [Fact]
    public void Every_count_is_what_the_list_grows_by_when_the_step_is_taken()
    {
        var counted = 0;
        var matcher = new Matcher(Some.Starter);
        Gen.Select(Properties.Generate.Person, Properties.Generate.Openings(1, 60)).Sample((person, openings) =>
        {
            var index = OpeningIndex.Build(openings, 1);
            int Total(Person p) => matcher.Match(p, index, Some.Today, new(1)).Total;
            foreach (var (step, opens) in Matcher.HeldBack(person, index, Some.Today))
            {
                Assert.Equal(Total(person) + opens, Total(step.Taken(new(person))));
                Interlocked.Increment(ref counted);
            }
        }, iter: 500);
        Assert.True(counted > 500, $"only {counted} counts");
    }

    [Fact]
    public void The_counts_read_as_plain_sentences()
    {
        var text = new ReasonText(Some.Starter, "en");
        Assert.Equal("12 more jobs if you could travel 5 km further.", text.OfHeldBack(new(PersonStep.Farther(5), 12)));
        Assert.Equal("1 more job if you had this card or license: food handler card.", text.OfHeldBack(new(PersonStep.With("credential:food-handler-card"), 1)));
        Assert.Equal("3 more jobs would suit you if your English were one step better.", text.OfGap(new(new(StepKind.Language, Language: "en", Level: Cefr.B1), 3)));
    }

    private static Opening At(string id, double km) => Some.Opening with { Id = id, Place = new(38.9 + (km / 111.2), -77.03) };

    private static IReadOnlyList<StepCount> Counts(Person person, params Opening[] openings) => Matcher.HeldBack(person, OpeningIndex.Build(openings, 1), Some.Today);
}
