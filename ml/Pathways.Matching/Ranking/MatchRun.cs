namespace Pathways.Matching;

/// <summary>One page of one list: what is allowed, in what order, from where on.</summary>
internal sealed class MatchRun(Matcher matcher, ScoreModel model, PersonView view, OpeningIndex index, DateOnly today, MatchOptions options, MatchBuffers buffers)
{
    private bool ByScore => options is { Ranking: true, Sort: MatchSort.ForMe };

    public PersonView View => view;

    /// <summary>The page, how many come before it, and how many are allowed in all.</summary>
    public (Placed[] Page, int First, int Total) Page(Cursor? after)
    {
        index.Columns.Allowed(view.Prepared, today, buffers.Allowed);
        if (options.Among is { } among) Keep(among);
        buffers.Best.Reset(index, buffers.Allowed.Count);
        if (ByScore) ScoreAll();
        else
            foreach (var place in buffers.Allowed) buffers.Best.Add(place, KeyOf(index.Openings[place]));
        return (buffers.Best.Select(after, options.Take, out var first), first, buffers.Allowed.Count);
    }

    /// <summary>The score to show.</summary>
    public double ScoreOf(Placed placed) => !options.Ranking ? 0 : ByScore ? placed.Key : matcher.Score(view, index.Openings[placed.Place], today);

    public Cursor CursorOf(Placed last, int rank) => new(last.Key, index.Openings[last.Place].Source.Id);

    private void Keep(IReadOnlySet<string> among)
    {
        foreach (var place in buffers.Allowed)
            if (!among.Contains(index.Openings[place].Source.Id)) buffers.Allowed.Remove(place);
        buffers.Allowed.Recount();
    }

    /// <summary>Scores all that is allowed by the whole model, a block at a time.</summary>
    private void ScoreAll()
    {
        var (block, from) = (buffers.Block, 0);
        block.Clear();
        Span<double> features = stackalloc double[Feature.Count];
        foreach (var place in buffers.Allowed)
        {
            FeatureReader.Read(view, index.Openings[place], today, features);
            block.Add(features);
            buffers.Best.Add(place, 0);
            if (block.Count == block.Capacity) ScoreBlock(ref from);
        }
        ScoreBlock(ref from);
    }

    private void ScoreBlock(ref int from)
    {
        model.Score(buffers.Block, buffers.Scores);
        for (var i = 0; i < buffers.Block.Count; i++) buffers.Best.Rekey(from++, buffers.Scores[i]);
        buffers.Block.Clear();
    }

    private double KeyOf(PreparedOpening opening) => options.Sort switch
    {
        MatchSort.Nearest => opening.Source.Remote ? 0 : -(view.Prepared.KmTo(opening) ?? double.MaxValue),
        MatchSort.BestPaid => BestHourly(opening.Source),
        _ => opening.Source.PostedOn.DayNumber,
    };

    private double BestHourly(Opening opening) =>
        opening.Pay is { } pay ? (double)(PayRate.Hourly(new Pay(pay.Best, pay.Currency, pay.Per), opening.HoursPerWeek, today) ?? 0) : 0;
}
