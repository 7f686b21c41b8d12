namespace Pathways.Matching.Tests.Eligibility;

public sealed class MinimumPayRuleTests
{
    private static Person Wants(decimal amount, string currency = "USD", PayPer per = PayPer.Hour) => Some.Person with { MinPay = new(amount, currency, per) };

    private static Opening Pays(decimal min, decimal? max, string currency = "USD", PayPer per = PayPer.Hour, double? hours = 40) =>
        Some.Opening with { Pay = new(min, max, currency, per), HoursPerWeek = hours };

    [Fact]
    public void Pay_counts_at_its_best()
    {
        Some.Allows(Wants(18), Pays(15, 18));
        Some.Hides(RuleCodes.PayBelowMinimum, Wants(18.01m), Pays(15, 18));
        Some.Allows(Wants(15), Pays(15, null));
        Some.Hides(RuleCodes.PayBelowMinimum, Wants(15.01m), Pays(15, null));
    }

    [Theory]
    [InlineData(PayPer.Year, 41600, 40, 20)]
    [InlineData(PayPer.Month, 3466.70, 40, 20)]
    [InlineData(PayPer.Year, 20800, 20, 20)]
    public void A_year_and_a_month_are_compared_by_the_hour(PayPer per, double amount, double hours, double hourly)
    {
        Some.Allows(Wants((decimal)hourly), Pays((decimal)amount, null, per: per, hours: hours));
        Some.Hides(RuleCodes.PayBelowMinimum, Wants((decimal)hourly + 0.01m), Pays((decimal)amount, null, per: per, hours: hours));
    }

    [Fact]
    public void A_minimum_a_month_meets_pay_an_hour()
    {
        Some.Allows(Wants(3000, per: PayPer.Month), Pays(17.31m, null));
        Some.Hides(RuleCodes.PayBelowMinimum, Wants(3001, per: PayPer.Month), Pays(17.31m, null));
    }

    [Fact]
    public void Forty_hours_are_assumed_where_none_are_named() => Some.Allows(Wants(20), Pays(41600, null, per: PayPer.Year, hours: null));

    [Fact]
    public void Another_currency_is_compared_by_the_rate_of_the_day()
    {
        Some.Allows(Wants(13), Pays(10, null, "GBP"));
        Some.Hides(RuleCodes.PayBelowMinimum, Wants(13.01m), Pays(10, null, "GBP"));
    }

    [Fact]
    public void A_currency_without_a_rate_or_pay_that_is_not_named_hides_nothing()
    {
        Some.Allows(Wants(100), Pays(1, null, "XXX"));
        Some.Allows(Wants(100), Some.Opening);
    }
}
