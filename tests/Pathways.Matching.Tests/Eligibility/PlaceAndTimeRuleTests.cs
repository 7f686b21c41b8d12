namespace Pathways.Matching.Tests.Eligibility;

public sealed class ShiftsRuleTests
{
    private static readonly Person Mornings = Some.Person with { Availability = WeekSlots.Parse(["mon-morning", "tue-morning"]) };

    [Fact]
    public void Every_shift_lies_within_the_times_one_can_work()
    {
        Some.Allows(Mornings, Some.Opening with { Shifts = WeekSlots.Parse(["mon-morning", "tue-morning"]) });
        Some.Hides(RuleCodes.ShiftNotAvailable, Mornings, Some.Opening with { Shifts = WeekSlots.Parse(["mon-morning", "tue-afternoon"]) });
    }

    [Fact]
    public void Remote_shifts_count_too() =>
        Some.Hides(RuleCodes.ShiftNotAvailable, Mornings, Some.Opening with { Remote = true, Shifts = WeekSlots.Parse(["sun-night"]) });

    [Fact]
    public void No_fixed_times_on_either_side_hide_nothing()
    {
        Some.Allows(Mornings, Some.Opening);
        Some.Allows(Some.Person, Some.Opening with { Shifts = WeekSlots.All });
        Some.Allows(Some.Person with { Availability = WeekSlots.None }, Some.Opening with { Shifts = WeekSlots.All });
    }
}

public sealed class DistanceRuleTests
{
    /// <summary>A degree of latitude is 111.195 km on a globe of 6371.0088 km.</summary>
    private const double KmADegree = 111.195;

    private static Opening Km(double km) => Some.Opening with { Place = new(km / KmADegree, 0) };

    [Theory]
    [InlineData(10.0, null, 10)]
    [InlineData(10.0, Travel.Car, 10)]
    [InlineData(null, Travel.Foot, 4)]
    [InlineData(null, Travel.Bike, 10)]
    [InlineData(null, Travel.Transit, 25)]
    [InlineData(null, Travel.Car, 50)]
    public void Reach_is_what_the_person_says_or_what_is_usual_by_their_way_of_travel(double? maxKm, Travel? travel, double reach)
    {
        var person = Some.Person with { Place = new(0, 0, maxKm, travel) };
        Some.Allows(person, Km(reach - 0.01));
        Some.Hides(RuleCodes.TooFar, person, Km(reach + 0.01));
    }

    [Fact]
    public void Remote_work_is_within_reach_from_anywhere() =>
        Some.Allows(Some.Person with { Place = new(0, 0, 5) }, Km(5000) with { Remote = true });

    [Fact]
    public void No_limit_no_home_or_no_worksite_hides_nothing()
    {
        Some.Allows(Some.Person with { Place = new(0, 0) }, Km(5000));
        Some.Allows(Some.Person, Km(5000));
        Some.Allows(Some.Person with { Place = new(0, 0, 5) }, Some.Opening);
    }
}

public sealed class LastDayToApplyRuleTests
{
    [Fact]
    public void The_last_day_to_apply_is_still_open()
    {
        Some.Allows(Some.Person, Some.Opening with { LastDayToApply = Some.Today });
        Some.Hides(RuleCodes.ApplicationsClosed, Some.Person, Some.Opening with { LastDayToApply = Some.Today.AddDays(-1) });
    }
}
