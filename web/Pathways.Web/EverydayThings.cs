namespace Pathways.Web;

/// <summary>Something that many people do every day, as a skill and as the kind of work it can be.</summary>
/// <param name="Name">The key of its text.</param>
/// <param name="Skill">What ticking "I can do this" puts into the profile.</param>
/// <param name="Kind">What ticking "not for work" puts on the list of work that is not wanted.</param>
public sealed record EverydayThing(string Name, string Skill, string Kind);

/// <summary>The things that are asked about by name: work at home counts.</summary>
public static class EverydayThings
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<EverydayThing> All =
    [
        new("cook", "skill:cook-for-a-family", "kind:kitchens"),
        new("clean", "skill:clean-homes", "kind:cleaning"),
        new("children", "skill:raise-children", "kind:children"),
        new("older", "skill:care-for-relative", "kind:older-people"),
        new("sew", "skill:mend-clothes", "kind:sewing"),
        new("laundry", "skill:wash-clothes", "kind:laundry"),
        new("drive", "skill:drive-a-car", "kind:driving"),
        new("phone", "skill:answer-phones", "kind:phone-calls"),
        new("plants", "skill:grow-vegetables", "kind:gardening"),
        new("hair", "skill:style-hair", "kind:hair"),
        new("numbers", "skill:keep-family-accounts", "kind:office"),
        new("computer", "skill:use-a-computer", "kind:computer-all-day"),
        new("sell", "skill:sell-in-person", "kind:selling"),
        new("carry", "skill:lift-and-carry-loads", "kind:warehouse"),
        new("repair", "skill:fix-small-things-at-home", "kind:construction"),
        new("animals", "skill:handle-animals-calmly", "kind:animals"),
    ];
}
