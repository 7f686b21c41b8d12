using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Features.Matches;

/// <summary>What is asked of a list of matches. Everything may be left out.</summary>
/// <param name="Take">1 to 100; 20 when left out.</param>
/// <param name="After">The list's <see cref="MatchList.Next"/> of the page before.</param>
/// <param name="Ranking">False: nothing is scored, no reasons are made; the newest come first.</param>
/// <param name="Language">BCP 47 of the reasons' sentences.</param>
/// <param name="Filter">Only these; all when left out.</param>
public sealed record MatchQuery(int? Take = null, string? After = null, bool Ranking = true, MatchSort Sort = MatchSort.ForMe, string Language = "en", MatchFilter? Filter = null);

/// <summary>A page of the openings that the hard rules allow a person. None is left out for its score: every one can be paged to.</summary>
/// <param name="Total">How many there are in all; absent for everybody but the person.</param>
public sealed record MatchList(IReadOnlyList<MatchView> Items, string? Next, int? Total);

/// <summary>An opening for a person.</summary>
/// <param name="Score">Higher fits better; comparable within one person only. 0 where ranking is off.</param>
/// <param name="Rank">Place in the whole list, from 1; 0 where it was asked for by itself.</param>
/// <param name="Km">As the crow flies; absent where a place is not known.</param>
/// <param name="AskAboutPermit">True when whether the person may work on its start date is for somebody who knows to say.</param>
/// <param name="Reasons">The weightiest first.</param>
public sealed record MatchView(OpeningView Opening, double Score, int Rank, double? Km, bool AskAboutPermit, IReadOnlyList<ReasonView> Reasons);

/// <summary>Why an opening stands where it stands; each was checked by taking it away.</summary>
/// <param name="Code">One of Pathways.Matching.ReasonCodes.</param>
/// <param name="Text">A plain sentence.</param>
/// <param name="Weight">How much it contributes to the score; at least 0.</param>
/// <param name="Top">True for the at most two for and one against that come first.</param>
/// <param name="Field">The field of the profile it comes from; absent where it comes from the opening alone.</param>
public sealed record ReasonView(string Code, string Text, ReasonSide Side, double Weight, bool Top, string? Field);
