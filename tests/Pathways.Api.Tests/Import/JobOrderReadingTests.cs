using Pathways.Api.Features.Openings;
using Pathways.Matching;
using PayPer = Pathways.Api.Features.Openings.PayPer;

namespace Pathways.Api.Tests.Import;

/// <summary>What the columns of a job order become.</summary>
public sealed class JobOrderReadingTests(PathwaysApp app)
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri"];

    [Theory]
    [InlineData("18.91", "20", "Hour", 18.91, 20, PayPer.Hour, false)]
    [InlineData("18.91", "0", "Hour", 18.91, 18.91, PayPer.Hour, false)]
    [InlineData("0", "20", "Hour", 20, 20, PayPer.Hour, false)]
    [InlineData("20", "18.91", "Hour", 18.91, 20, PayPer.Hour, false)]
    [InlineData("921.2", "0", "Week", 921.2, 921.2, PayPer.Week, false)]
    [InlineData("1,500", "1,600", "Bi-Weekly", 750, 800, PayPer.Week, false)]
    [InlineData("41000", "45000", "Year", 41000, 45000, PayPer.Year, false)]
    [InlineData("17.42", "18", "Week", 17.42, 18, PayPer.Hour, true)]
    [InlineData("18.91", "0", "Year", 18.91, 18.91, PayPer.Hour, true)]
    [InlineData("16.18", "16.18", "Piece Rate", 16.18, 16.18, PayPer.Hour, true)]
    public void Pay_is_read_and_a_period_that_makes_no_sense_is_said_to_be_assumed(string from, string to, string per, decimal min, decimal max, PayPer expected, bool assumed)
    {
        var details = Details(("basic_rate_from", from), ("basic_rate_to", to), ("pay_range_desc", per));
        Assert.Equal(new(min, max, "USD", expected), details.Pay);
        Assert.Equal(assumed, details.Assumed.Contains(Assumption.PayPeriod));
    }

    [Fact]
    public void No_sum_is_no_pay() => Assert.Null(Details(("basic_rate_from", "0"), ("basic_rate_to", "")).Pay);

    [Theory]
    [InlineData("7:00 A.M.", "3:30 P.M.", "morning,afternoon")]
    [InlineData("8:00 AM", "5:00 pm", "morning,afternoon")]
    [InlineData("5:00 A.M.", "2:00 P.M.", "morning,afternoon")]
    [InlineData("4:00 A.M.", "12:00 P.M.", "morning,night")]
    [InlineData("1:00 P.M.", "11:00 P.M.", "afternoon,evening")]
    [InlineData("4:00 P.M.", "12:00 A.M.", "afternoon,evening,night")]
    [InlineData("10:00 P.M.", "6:00 A.M.", "night")]
    [InlineData("6:00 A.M.", "7:30 A.M.", "")]
    [InlineData("7:00 A.M.", "11:00 P.M.", "")]
    [InlineData("8:00 A.M.", "4:00 A.M.", "")]
    [InlineData("7:00 A.M.", "7:00 A.M.", "")]
    [InlineData("", "", "")]
    public void Clock_times_become_parts_of_the_day_and_times_too_far_apart_for_one_shift_become_none(string from, string to, string parts)
    {
        var details = Details(("hourly_work_schedule_am", from), ("hourly_work_schedule_pm", to));
        Assert.Equal(Weekdays.SelectMany(day => parts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => $"{day}-{part}")).Order(), details.Shifts.Order());
        Assert.Equal(parts.Length > 0, details.Assumed.Contains(Assumption.Days));
    }

    [Theory]
    [InlineData("", "mon,tue,wed,thu,fri", true)]
    [InlineData("Monday-Friday, some Saturdays required, overtime varies.", "mon,tue,wed,thu,fri", false)]
    [InlineData("8-hour workday. 7:30 am  4pm, M-F, Sat-Sun as needed.", "mon,tue,wed,thu,fri", false)]
    [InlineData("Work is Mon-Sat.", "mon,tue,wed,thu,fri,sat", false)]
    [InlineData("Standard workweek is 4 days per week.", "mon,tue,wed,thu", true)]
    [InlineData("Must be able to work a 6-day workweek.", "mon,tue,wed,thu,fri,sat", true)]
    [InlineData("Must be willing to work up to 7days/wk.", "mon,tue,wed,thu,fri", true)]
    [InlineData("DAYS MAY VARY MON-SUNDAY", "", false)]
    [InlineData("Days vary Monday-Sunday with rotating shifts.", "", false)]
    [InlineData("-Schedule varies (days of the week and shift times).", "", false)]
    [InlineData("Must be able to work a 5-day schedule, including weekends and holidays as required.", "", false)]
    [InlineData("Shifts vary.", "", false)]
    public void Days_are_those_that_the_words_name_else_assumed_and_none_where_they_vary(string words, string days, bool assumed)
    {
        var details = Details(("special_req", words));
        Assert.Equal(days.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), details.Shifts.Select(shift => shift[..3]).Distinct().Order());
        Assert.Equal(assumed, details.Assumed.Contains(Assumption.Days));
    }

    [Theory]
    [InlineData("6:00 A.M.", "2:00 P.M.", "40", "mon,tue,wed,thu,fri")]
    [InlineData("7:00 A.M.", "5:00 P.M.", "40", "mon,tue,wed,thu,fri")]
    [InlineData("6:00 A.M.", "2:00 P.M.", "48", "mon,tue,wed,thu,fri,sat")]
    [InlineData("6:00 A.M.", "2:00 P.M.", "56", "mon,tue,wed,thu,fri,sat,sun")]
    [InlineData("11:00 A.M.", "11:00 P.M.", "35", "")]
    [InlineData("7:00 A.M.", "7:00 P.M.", "60", "mon,tue,wed,thu,fri")]
    public void More_hours_need_more_days_and_times_much_longer_than_a_days_hours_are_no_shift(string from, string to, string hours, string days) => Assert.Equal(
        days.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(),
        Details(("hourly_work_schedule_am", from), ("hourly_work_schedule_pm", to), ("work_hour_num_basic", hours)).Shifts.Select(shift => shift[..3]).Distinct().Order());

    [Theory]
    [InlineData("94601", "Oakland", "CALIFORNIA", "Oakland, CA", false)]
    [InlineData("3049", "HOLLIS", "NEW HAMPSHIRE", "Hollis, NH", false)]
    [InlineData("", "St. Louis", "MISSOURI", "St. Louis, MO", false)]
    [InlineData("77002", "San Jose", "CALIFORNIA", "San Jose, CA", false)]
    [InlineData("00000", "Nowhere At All", "TEXAS", "Oakland, CA", true)]
    public void The_place_is_that_of_the_zip_code_or_the_town_and_else_the_employers_which_is_said(string zip, string town, string state, string expected, bool assumed)
    {
        var details = Details(("worksite_zip", zip), ("worksite_city", town), ("worksite_state", state));
        Assert.Equal(expected, details.Place.Name);
        Assert.Equal(assumed, details.Assumed.Contains(Assumption.Place));
    }

    [Theory]
    [InlineData("Landscape Laborer", "Landscape Laborer", "occupation:landscape-worker")]
    [InlineData("  LANDSCAPE   LABORER ", "Landscape laborer", "occupation:landscape-worker")]
    [InlineData("37-2012.00 Housekeepers", "Housekeepers", "occupation:hotel-housekeeper")]
    [InlineData("Temporary Dishwasher-004", "Temporary Dishwasher", "occupation:dishwasher")]
    [InlineData("Laborer", "Laborer", null)]
    [InlineData("Crew Member", "Crew Member", null)]
    public void A_title_is_tidied_and_names_an_occupation_unless_its_words_are_said_of_any_work(string title, string expected, string? occupation)
    {
        var details = Details(("job_title", title));
        Assert.Equal((expected, occupation), (details.Title, details.Occupation));
    }

    [Theory]
    [InlineData("Crew Member", "Landmark Landscapes, LLC", "occupation:landscape-worker")]
    [InlineData("Laborer", "Hill Construction Co.", "occupation:construction-laborer")]
    [InlineData("Foreman", "Green Lawns Inc", "occupation:landscape-crew-leader")]
    [InlineData("Foreman", "Smith and Sons LLC", null)]
    [InlineData("Dishwasher", "Landmark Landscapes, LLC", "occupation:dishwasher")]
    public void A_title_that_names_no_work_is_read_with_the_trade_in_the_employers_name(string title, string employer, string? occupation) =>
        Assert.Equal(occupation, Details(("job_title", title), ("employer_business_name", employer)).Occupation);

    [Fact]
    public void Sentences_name_skills_that_the_occupation_uses_or_any_work_asks_of_a_body_and_nothing_that_is_asked_of_some()
    {
        var details = Details(("job_title", "Housekeeper"), ("special_req", "Must be able to make beds. Must be able to lift and carry 50 pounds. Must be able to fry food. Workers who clean bathrooms may earn more."));
        Assert.Equal(["skill:make-beds", "skill:lift-heavy-things", "skill:lift-and-carry-loads"], details.RequiredSkills);
    }

    [Theory]
    [InlineData("Random, post-hire background, drug, and alcohol checks.", "kind:alcohol")]
    [InlineData("No hire of anybody convicted of armed robbery.", "kind:weapons")]
    [InlineData("Workers with a clean driving record may drive a company vehicle.", "kind:driving")]
    public void Rules_make_no_kinds_of_work(string requirements, string kind) => Assert.DoesNotContain(kind, Details(("special_req", requirements)).Kinds);

    [Fact]
    public void The_employers_words_become_conditions_provisions_papers_and_languages()
    {
        var details = Details(("special_req", "Pre-employment drug testing required. Criminal background check required, cost paid by employer.\nMust be able to greet guests.\n"
            + "On-the-job training provided. Employer will provide worker at no charge all tools, supplies, and equipment. Required uniform provided at no charge to the worker.\n"
            + "-Daily Transportation is provided to all worksites.\n-Employer provides optional housing.\nMust have a valid driver's license. Conversational English required."));
        Assert.Equal([WorkCondition.BackgroundCheck, WorkCondition.DrugTest, WorkCondition.FacesThePublic], details.Conditions.Order());
        Assert.Equal([Provision.Transport, Provision.Training, Provision.Housing, Provision.Uniform, Provision.Tools], details.Provides.Order());
        Assert.Equal([new("credential:drivers-license", RequiredByLaw: true, Provided: false)], details.Credentials);
        Assert.Equal([new("en", "B1", Required: true)], details.Languages);
    }

    [Theory]
    [InlineData("Employer does not provide housing. On-the-job training will not be provided.")]
    [InlineData("The employer will arrange and pay directly for transportation and subsistence from the place of recruitment to the place of work.")]
    [InlineData("Driver's license required only of workers who drive company vehicles (driving is not a requirement of the position).")]
    [InlineData("Drug/alcohol/tobacco free work zone. No drug testing. No background check.")]
    [InlineData("No English required.")]
    public void Words_that_say_no_or_speak_of_few_become_nothing(string words)
    {
        var details = Details(("special_req", words));
        Assert.Empty(details.Conditions);
        Assert.Empty(details.Provides);
        Assert.Empty(details.Credentials);
        Assert.Empty(details.Languages);
        Assert.DoesNotContain("kind:alcohol", details.Kinds);
        Assert.DoesNotContain("kind:tobacco", details.Kinds);
    }

    [Fact]
    public void A_license_that_may_be_got_after_the_start_hides_the_work_from_nobody() => Assert.Equal(
        [new("credential:drivers-license", RequiredByLaw: false, Provided: false)],
        Details(("special_req", "Must possess or be able to obtain U.S. driver's license within 30 days of hire.")).Credentials);

    [Fact]
    public void Items_parted_by_slashes_stand_each_by_itself()
    {
        var details = Details(("special_req", "No education/experience required/On-the-job training available/Lift and sustain 50 lbs/Drug screening (post hire)/Background Checks (post hire)"));
        Assert.Equal([WorkCondition.BackgroundCheck, WorkCondition.DrugTest], details.Conditions.Order());
        Assert.Equal([Provision.Training], details.Provides);
    }

    [Fact]
    public void A_paper_that_the_employer_provides_is_said_to_be_provided() => Assert.Equal(
        [new("credential:food-handler-card", RequiredByLaw: false, Provided: true)],
        Details(("special_req", "Must have or be willing to obtain a valid Food Handler's certification once employed (provided by employer).")).Credentials);

    [Fact]
    public void Dates_hours_experience_schooling_positions_and_words_are_kept()
    {
        var order = OrderFile.Read(app, ("work_hour_num_basic", "35"), ("emp_exp_num_months", "3"), ("education_level", "High School/GED"), ("total_positions", "12"),
            ("special_req", "Lift 50 lbs.\n\n \nBring boots."), ("add_wage_info", "Wage may vary based on Experience."));
        var details = order.Details;
        Assert.Equal((new(2026, 3, 1), new(2026, 11, 30), new DateOnly(2026, 2, 8)), (details.Start!.Value, details.End!.Value, order.PostedOn));
        Assert.Equal((35m, 3, EducationLevel.Secondary, 12, Contract.Seasonal, OpeningKind.Job),
            (details.HoursPerWeek, details.ExperienceMonths, details.Education, details.Positions, details.Contract, details.Kind));
        Assert.Equal("Daily hours: 7:00 AM to 3:30 PM.\n\nLift 50 lbs.\nBring boots.\n\nAbout pay: Wage may vary based on Experience.", details.Duties);
        Assert.Contains("kind:heavy-lifting", details.Kinds);
    }

    [Theory]
    [InlineData("Determination Issued - Certification", OpeningState.Live)]
    [InlineData("Pending Certification", OpeningState.Live)]
    [InlineData("Determination Issued - Certification (Returned)", OpeningState.Closed)]
    [InlineData("Pending Processing Review - NOD", OpeningState.InReview)]
    public void A_certification_that_was_given_back_closes_the_order(string status, OpeningState expected) =>
        Assert.Equal(expected, OrderFile.Read(app, ("case_status", status)).State);

    private OpeningDetails Details(params (string Column, string Cell)[] cells) => OrderFile.Read(app, cells).Details;
}
