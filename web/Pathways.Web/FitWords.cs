using Microsoft.Extensions.Localization;
using Pathways.Api.Features.Matches;
using Pathways.Matching;

namespace Pathways.Web;

/// <summary>How well an opening fits, in words and as a bar, made from its reasons alone: what is shown can be read below it.</summary>
public sealed class FitWords(IStringLocalizer<FitWords> texts)
{
    /// <summary>Steps of the bar.</summary>
    public const int Steps = 5;

    /// <summary>How many steps are filled: the share of what speaks for it in all that speaks, by weight; at least one. Null where nothing speaks.</summary>
    public static int? StepsOf(IReadOnlyCollection<ReasonView> reasons)
    {
        var (pro, all) = (reasons.Where(reason => reason.Side == ReasonSide.For).Sum(reason => reason.Weight), reasons.Sum(reason => reason.Weight));
        return all <= 0 ? null : Math.Clamp((int)Math.Round(Steps * pro / all, MidpointRounding.AwayFromZero), 1, Steps);
    }

    /// <summary>The same in words.</summary>
    public string Of(int steps) => texts[$"Fit{steps}"];
}
