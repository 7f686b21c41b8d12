using System.Text.RegularExpressions;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Pathways.Matching;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>Reads a row as an order, or leaves faults in its cells. What each column becomes: docs/job-orders.md.</summary>
internal sealed partial class JobOrderReader(Taxonomy taxonomy, PlaceService places)
{
    /// <summary>Every column that is read.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "ref", "case_status", "job_title", "basic_rate_from", "basic_rate_to", "pay_range_desc", "work_hour_num_basic", "add_wage_info", "total_positions",
        "hourly_work_schedule_am", "hourly_work_schedule_pm", "begin_date", "end_date", "active_date", "emp_exp_num_months", "education_level", "special_req",
        "employer_business_name", "employer_city", "employer_state", "worksite_city", "worksite_state", "worksite_zip",
    ];

    private readonly OpeningReader _reader = new(taxonomy);
    private readonly OrderSkills _skills = new(taxonomy);

    /// <summary>Null where a cell is at fault.</summary>
    public JobOrder? Read(RowCells cells)
    {
        var (reference, employer, postedOn) = (cells.Needed("ref"), cells.Needed("employer_business_name"), cells.Date("active_date"));
        if (postedOn is null && cells.Text("active_date").Length == 0)
            cells.Needed("active_date");
        var details = Details(cells, OrderTitle.Read(cells.Needed("job_title")));
        return cells.Faults.Count > 0 ? null : new(reference, employer, cells.Text("employer_state").ToUpperInvariant(), StateOf(cells.Text("case_status")), postedOn!.Value, details!);
    }

    private OpeningDetails? Details(RowCells cells, string title)
    {
        var requirements = Nothing().IsMatch(cells.Text("special_req")) ? "" : cells.Text("special_req");
        var hours = Hours(cells);
        var (pay, isPeriodAssumed) = OrderPay.Read(cells, hours);
        var schedule = OrderSchedule.Read(cells, (double)hours, requirements);
        var (place, isPlaceAssumed) = OrderPlace.Read(cells, places);
        var (start, end) = Dates(cells);
        var (experience, education, positions) = (cells.Whole("emp_exp_num_months", 600), Education(cells), cells.Whole("total_positions", 100_000));
        if (place is null)
            return null;
        var duties = Duties(schedule.Words, requirements, cells.Text("add_wage_info"));
        var sentences = OrderWords.Sentences(requirements);
        var meaning = Meaning(OrderTitle.OfWork(title, cells.Text("employer_business_name")), requirements, schedule);
        return new OpeningDetails
        {
            Kind = OpeningKind.Job,
            Title = title,
            Occupation = meaning.Occupation,
            Duties = duties,
            RequiredSkills = meaning.RequiredSkills,
            Languages = OrderWords.LanguagesIn(sentences),
            Education = education,
            ExperienceMonths = experience ?? 0,
            Pay = pay,
            HoursPerWeek = hours,
            Shifts = [.. schedule.Shifts.ToNames()],
            Contract = Contract.Seasonal,
            Place = place,
            ByPublicTransport = OrderWords.PublicTransportIn(requirements),
            Start = start,
            End = end,
            Provides = OrderWords.ProvisionsIn(sentences),
            Credentials = OrderWords.PapersIn(sentences, taxonomy),
            Conditions = OrderWords.ConditionsIn(sentences),
            Kinds = meaning.Kinds,
            Positions = positions is > 0 ? positions.Value : 1,
            Assumed = [.. Assumed(schedule.DaysAssumed, isPeriodAssumed, isPlaceAssumed)],
        };
    }

    /// <summary>A rule against alcohol at work makes no work with alcohol, and days that were assumed make no work at weekends.</summary>
    private OpeningMeaning Meaning(string work, string requirements, OrderSchedule schedule)
    {
        var meaning = _reader.Read(new(work, OrderWords.OfTheWork(requirements), "en", [], [], [], [], schedule.DaysAssumed ? WeekSlots.None : schedule.Shifts));
        return meaning with { RequiredSkills = _skills.Of(OrderWords.AbilitiesIn(requirements), meaning.Occupation) };
    }

    private static IEnumerable<Assumption> Assumed(bool days, bool period, bool place)
    {
        if (days)
            yield return Assumption.Days;
        if (period)
            yield return Assumption.PayPeriod;
        if (place)
            yield return Assumption.Place;
    }

    private static decimal Hours(RowCells cells)
    {
        var hours = cells.Number("work_hour_num_basic");
        if (hours is 0 or > 100)
            cells.Fault("work_hour_num_basic", $"a week of {hours} hours makes no sense.");
        return hours ?? 0;
    }

    private static (DateOnly? Start, DateOnly? End) Dates(RowCells cells)
    {
        var (start, end) = (cells.Date("begin_date"), cells.Date("end_date"));
        if (end < start)
            cells.Fault("end_date", $"{end:yyyy-MM-dd} is before the work begins, {start:yyyy-MM-dd}.");
        return (start, end);
    }

    private static EducationLevel Education(RowCells cells)
    {
        switch (cells.Text("education_level").ToUpperInvariant())
        {
            case "" or "NONE":
                return EducationLevel.None;
            case "HIGH SCHOOL/GED":
                return EducationLevel.Secondary;
            case "ASSOCIATE'S" or "BACHELOR'S" or "MASTER'S" or "DOCTORATE (PHD)" or "OTHER DEGREE (JD, MD, ETC.)":
                return EducationLevel.Tertiary;
            default:
                cells.Fault("education_level", $"“{cells.Text("education_level")}” is no known level.");
                return EducationLevel.None;
        }
    }

    /// <summary>What the page has no field for: clock times, the employer's words, and what is said about pay.</summary>
    private static string Duties(string hours, string requirements, string aboutPay) => string.Join("\n\n", new[]
    {
        hours,
        Blank().Replace(requirements, "\n").Trim(),
        Nothing().IsMatch(aboutPay) || Elsewhere().IsMatch(aboutPay) ? "" : "About pay: " + aboutPay,
    }.Where(part => part.Length > 0));

    /// <summary>A certification that was given back stands for work that may not be; one that the office found wanting waits.</summary>
    private static OpeningState StateOf(string status) => status.Contains("Returned", StringComparison.Ordinal) ? OpeningState.Closed
        : status.Contains("NOD", StringComparison.Ordinal) ? OpeningState.InReview : OpeningState.Live;

    [GeneratedRegex(@"^\W*(none|n/?a)?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(please )?see\b", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"(\s*\n)+")]
    private static partial Regex Blank();
}
