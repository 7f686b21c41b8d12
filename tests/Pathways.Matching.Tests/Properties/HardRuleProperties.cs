using CsCheck;

namespace Pathways.Matching.Tests.Properties;

/// <summary>Rules written a second time, plainly, and held against every page.</summary>
public sealed class HardRuleProperties
{
    private static readonly Matcher Matcher = new(Some.Starter);

    [Fact]
    [Trait("Invariant", "12"), Trait("Invariant", "29")]
    public void No_page_ever_shows_what_breaks_a_hard_rule_and_hides_nothing_else() =>
        Gen.Select(Generate.Person, Generate.Openings(1, 30)).Sample((person, openings) =>
        {
            var index = OpeningIndex.Build(openings, 1);
            var page = Matcher.Match(person, index, Some.Today, new MatchOptions(200));
            var shown = page.Items.Select(i => i.OpeningId).Order(StringComparer.Ordinal);
            var allowed = openings.Where(o => IsAllowed(person, o)).Select(o => o.Id).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(allowed, shown);
            Assert.Equal(allowed.Length, page.Total);
        }, iter: 2000);

    private static bool IsAllowed(Person p, Opening o) =>
        o.Live && o.EmployerApproved && !(o.LastDayToApply < Some.Today)
        && !p.Avoids.Kinds.Intersect(o.Kinds).Any() && !p.Avoids.Employers.Contains(o.EmployerId)
        && (p.RuledOut & o.Conditions) == 0
        && (p.WorkAuthorisation is null || p.WorkAuthorisation(o.Start!.Value < Some.Today ? Some.Today : o.Start.Value) != WorkAnswer.No)
        && o.Shifts.ToNames().All((p.Availability is { IsEmpty: false } free ? free : WeekSlots.All).ToNames().Contains)
        && (o.Remote || p.Place is null || o.Place is null || Distance.Km(p.Place.Lat, p.Place.Lon, o.Place.Lat, o.Place.Lon) <= p.Place.MaxKm)
        && o.Languages.All(l => !l.Required || p.Languages.Count == 0 || l.Level <= LevelOf(p, l.Tag) + 1)
        && o.Credentials.All(c => !c.RequiredByLaw || c.ProvidedByEmployer || p.Credentials is null || p.Credentials.Contains(c.Credential))
        && PaysEnough(p, o);

    private static Cefr LevelOf(Person p, string tag) => p.Languages.Where(l => l.Tag == tag).Select(l => l.Level).DefaultIfEmpty(Cefr.None).Max();

    private static bool PaysEnough(Person p, Opening o)
    {
        if (p.MinPay is null || o.Pay is null) return true;
        return p.MinPay.Per == o.Pay.Per ? o.Pay.Max >= p.MinPay.Amount : Hourly(o.Pay.Max!.Value, o.Pay.Per) >= Hourly(p.MinPay.Amount, p.MinPay.Per);

        decimal Hourly(decimal amount, PayPer per) => per switch
        {
            PayPer.Month => amount * 12 / 52 / (decimal)o.HoursPerWeek!.Value,
            PayPer.Year => amount / 52 / (decimal)o.HoursPerWeek!.Value,
            _ => amount,
        };
    }
}
