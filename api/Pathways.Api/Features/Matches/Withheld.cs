using Pathways.Api.Vault;

namespace Pathways.Api.Features.Matches;

/// <summary>What of a match is not shown to somebody who was granted only some fields.</summary>
internal static class Withheld
{
    /// <summary>True when a reason from that field may be shown: it comes from the opening alone, or the field was granted. Never from the avoid-list.</summary>
    public static bool MayShow(string? field, IReadOnlySet<PersonalField> granted) =>
        field is null || (PersonalFields.Parse(field) is var from && from != PersonalField.Avoids && granted.Contains(from));

    /// <summary>The match without what was not granted: the score is the person's own, distance needs the place, a question about the permit its last day.</summary>
    public static MatchView From(MatchView match, IReadOnlySet<PersonalField> granted) => match with
    {
        Score = 0,
        Km = granted.Contains(PersonalField.Place) ? match.Km : null,
        AskAboutPermit = match.AskAboutPermit && granted.Contains(PersonalField.PermitLastDay),
        Reasons = [.. match.Reasons.Where(reason => MayShow(reason.Field, granted))],
    };
}
