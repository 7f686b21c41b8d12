namespace Pathways.Matching;

/// <summary>The order of a list of matches.</summary>
public enum MatchSort { ForMe, Newest, Nearest, BestPaid }

/// <param name="Take">How many at once, 1–200.</param>
/// <param name="After">The <see cref="MatchPage.Next"/> of the page before; null for the first page.</param>
/// <param name="Ranking">False: nothing is scored and no reasons are made; <see cref="MatchSort.ForMe"/> then means newest first.</param>
/// <param name="Among">Only openings of these ids; null: all.</param>
public sealed record MatchOptions(int Take = 20, string? After = null, bool Ranking = true, MatchSort Sort = MatchSort.ForMe, IReadOnlySet<string>? Among = null);

/// <summary>An opening for a person.</summary>
/// <param name="Score">Higher fits better; comparable within one person only. 0 where ranking is off.</param>
/// <param name="Rank">Place in the whole list, from 1.</param>
/// <param name="Km">Distance as the crow flies; null when unknown.</param>
/// <param name="Work">May the person work on its start date? <see cref="WorkAnswer.Ask"/> wants a word about whom to ask.</param>
public sealed record MatchItem(string OpeningId, double Score, int Rank, double? Km, WorkAnswer Work, IReadOnlyList<Reason> Reasons);

/// <param name="Total">All openings that the hard rules allow, each of which can be paged to.</param>
/// <param name="Next">Give it back as <see cref="MatchOptions.After"/>; null on the last page.</param>
public sealed record MatchPage(IReadOnlyList<MatchItem> Items, int Total, string? Next);
