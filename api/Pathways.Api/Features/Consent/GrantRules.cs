using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Http;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>What a grant may say (domain.md: closed lists of fields and purposes).</summary>
internal static class GrantRules
{
    /// <summary>The purposes that staff and teams can be given something for.</summary>
    private static readonly HashSet<Purpose> ForStaff = [Purpose.Advice, Purpose.CheckIn, Purpose.HandOver];

    /// <summary>Everything that is wrong with it.</summary>
    public static Faults FaultsOf(GrantRequest request, Recipient? recipient, ConsentText? text, DateTime now)
    {
        var faults = new Faults();
        faults.Unless(recipient is not null, "code", "Nobody here has this code. Ask them for it again.");
        faults.Unless(request.Fields.Count > 0, "fields", "Pick at least one thing to share, or share nothing: both are fine.");
        faults.Unless(!request.Fields.Intersect([PersonalField.Weights, PersonalField.Language, PersonalField.Away]).Any(), "fields", "Weights, language and being away can't be shared.");
        faults.Unless(request.Purpose is { } purpose && ForStaff.Contains(purpose), "purpose", "This should be one of: advice, check-in, hand-over.");
        faults.Unless(request.Until is not { } until || until.ToUniversalTime() > now, "until", "This moment is over already.");
        faults.Unless(text is not null, "textVersion", $"There is no such text. The newest is {ConsentTexts.Current}, in: {string.Join(", ", ConsentTexts.Languages)}.");
        return faults;
    }
}
