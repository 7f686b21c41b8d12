using System.Collections.Frozen;
using Pathways.Matching;
using Matched = Pathways.Matching.Opening;

namespace Pathways.Api.Features.Openings;

/// <summary>An opening in the form in which it is ranked.</summary>
public static class RankedOpening
{
    private static readonly FrozenDictionary<WorkCondition, Conditions> ConditionOf =
        Enum.GetValues<WorkCondition>().ToFrozenDictionary(condition => condition, condition => Enum.Parse<Conditions>(condition.ToString()));

    /// <summary>The opening for matching's index. What was only assumed hides nothing: days that the source did not state are no required shifts.</summary>
    /// <param name="day">Decides whether the employer is vetted.</param>
    /// <param name="employerHash">The employer's name as the avoid-list hashes it.</param>
    public static Matched Of(OfferedOpening offered, DateOnly day, string? employerHash)
    {
        var (opening, details) = (offered.Opening, offered.Opening.Details);
        return new Matched
        {
            Id = opening.Id,
            EmployerId = opening.EmployerId,
            EmployerHash = employerHash,
            Kind = details.Kind,
            TextLanguage = details.Language,
            Occupation = details.Occupation,
            RequiredSkills = details.RequiredSkills,
            WelcomeSkills = details.WelcomeSkills,
            Languages = [.. details.Languages.Select(need => new OpeningLanguage(need.Tag, Enum.Parse<Cefr>(need.Level), need.Required))],
            Education = details.Education == EducationLevel.None ? null : details.Education,
            Pay = PayOf(details),
            HoursPerWeek = details.HoursPerWeek > 0 ? (double)details.HoursPerWeek : null,
            Shifts = details.Assumed.Contains(Assumption.Days) ? WeekSlots.None : WeekSlots.Parse(details.Shifts),
            Place = new(details.Place.Lat, details.Place.Lon),
            Remote = details.Remote,
            Start = details.Start,
            LastDayToApply = details.ClosesOn(),
            Provides = [.. details.Provides.Select(given => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(given.ToString()))],
            Credentials = [.. details.Credentials.Select(need => new OpeningCredential(need.Id, need.RequiredByLaw, need.Provided))],
            Kinds = [.. details.Kinds],
            Conditions = FlagsOf(details.Conditions),
            Contract = details.Contract,
            Live = opening.State == OpeningState.Live,
            EmployerApproved = offered.Employer.IsVettedOn(day),
            PostedOn = opening.PostedOn,
        };
    }

    /// <summary>Conditions as matching compares them.</summary>
    public static Conditions FlagsOf(IEnumerable<WorkCondition> conditions) => conditions.Aggregate(Conditions.None, (all, condition) => all | ConditionOf[condition]);

    /// <summary>Matching knows hours, months and years; days and weeks become hours.</summary>
    private static Pathways.Matching.PayRange? PayOf(OpeningDetails details) => details.Pay is not { } pay ? null : pay.Per switch
    {
        PayPer.Month => new(pay.Min, pay.Max, pay.Currency, Pathways.Matching.PayPer.Month),
        PayPer.Year => new(pay.Min, pay.Max, pay.Currency, Pathways.Matching.PayPer.Year),
        _ => new(pay.PerHour(pay.Min, details.HoursPerWeek), pay.PerHour(pay.Max, details.HoursPerWeek), pay.Currency, Pathways.Matching.PayPer.Hour),
    };
}
