namespace Pathways.Api.Features.Openings.Posting;

/// <summary>Which of a poster's openings are wanted.</summary>
/// <param name="States">In one of these states; every state when left out.</param>
/// <param name="OpenOn">Not past their last day on this day.</param>
/// <param name="OrOpenEndedBefore">And those that are live or paused, and past their last day on this day.</param>
internal sealed record PostedFilter(IReadOnlyList<OpeningState>? States, DateOnly? OpenOn = null, DateOnly? OrOpenEndedBefore = null)
{
    /// <summary>The states of what runs.</summary>
    public static readonly IReadOnlyList<OpeningState> Open = [OpeningState.Live, OpeningState.Paused];

    public static PostedFilter Of(PostingShelf shelf, DateOnly today) => shelf switch
    {
        PostingShelf.Draft => new([OpeningState.Draft, OpeningState.Blocked]),
        PostingShelf.InReview => new([OpeningState.InReview]),
        PostingShelf.Live => new(Open, OpenOn: today),
        _ => new([OpeningState.Filled, OpeningState.Closed, OpeningState.Expired], OrOpenEndedBefore: today),
    };
}
