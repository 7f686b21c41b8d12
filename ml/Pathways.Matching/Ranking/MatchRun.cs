namespace Pathways.Matching;

/// <summary>One page of one list: what is allowed, in what order, from where on.</summary>
internal sealed class MatchRun(Matcher matcher, PersonView view, OpeningIndex index, DateOnly today, MatchOptions options, MatchBuffers buffers)
{
    /// <summary>Up to so many allowed openings the whole model scores all of them.</summary>
    public const int AllByModel = 500;

    /// <summary>Where more are allowed, the whole model scores so many, the most promising.</summary>
    public const int RankedByModel = 200;

    private bool ByScore => options is { Ranking: true, Sort: MatchSort.ForMe };
    private bool InTwoStages => ByScore && buffers.Allowed.Count > AllByModel;

    public PersonView View => view;

    /// <summary>The page, how many come before it, and how many are allowed in all.</summary>
    public (Placed[] Page, int First, int Total) Page(Cursor? after)
    {
        index.Columns.Allowed(view.Prepared, today, buffers.Allowed);
        if (options.Among is { } among) Keep(among);
        if (InTwoStages) return PageOfTwoStages(after);
        buffers.Page.Reset(index, options.Take, after);
        if (ByScore) ScoreAllowed();
        else
            foreach (var place in buffers.Allowed) buffers.Page.Offer(place, KeyOf(index.Openings[place]));
        return (buffers.Page.Take().ToArray(), buffers.Page.Before, buffers.Allowed.Count);
    }

    /// <summary>The score to show.</summary>
    public double ScoreOf(Placed placed, int rank) =>
        !options.Ranking ? 0 : ByScore && !IsRest(rank) ? placed.Key : matcher.Score(view, index.Openings[placed.Place], today);

    public Cursor CursorOf(Placed last, int rank) => new(last.Key, index.Openings[last.Place].Source.Id, IsRest(rank));

    private bool IsRest(int rank) => InTwoStages && rank > RankedByModel;

    private void Keep(IReadOnlySet<string> among)
    {
        foreach (var place in buffers.Allowed)
            if (!among.Contains(index.Openings[place].Source.Id)) buffers.Allowed.Remove(place);
        buffers.Allowed.Recount();
    }

    private (Placed[] Page, int First, int Total) PageOfTwoStages(Cursor? after)
    {
        var first = matcher.FirstStageOf(index, today);
        first.Select(view, buffers, RankedByModel);
        var last = buffers.Promising.Take()[^1];
        var (page, before) = (Array.Empty<Placed>(), 0);
        if (after is not { Rest: true })
        {
            buffers.Page.Reset(index, options.Take, after);
            ScorePromising();
            (page, before) = (buffers.Page.Take().ToArray(), buffers.Page.Before);
        }
        if (page.Length == options.Take) return (page, before, buffers.Allowed.Count);
        var end = new Cursor(last.Key, index.Openings[last.Place].Source.Id, Rest: true);
        if (after is { Rest: true } deep && deep.IsPast(end)) end = deep;
        first.Select(view, buffers, options.Take - page.Length, end);
        return ([.. page, .. buffers.Promising.Take()], page.Length == 0 ? buffers.Promising.Before : before, buffers.Allowed.Count);
    }

    private void ScorePromising()
    {
        buffers.Block.Clear();
        foreach (var placed in buffers.Promising.Take()) Add(placed.Place);
        ScoreBlock();
    }

    /// <summary>Scores all that is allowed by the whole model, a block at a time.</summary>
    private void ScoreAllowed()
    {
        buffers.Block.Clear();
        foreach (var place in buffers.Allowed) Add(place);
        ScoreBlock();
    }

    private void Add(int place)
    {
        Span<double> features = stackalloc double[Feature.Count];
        FeatureReader.Read(view, index.Openings[place], today, features);
        buffers.BlockPlaces[buffers.Block.Count] = place;
        buffers.Block.Add(features);
        if (buffers.Block.Count == buffers.Block.Capacity) ScoreBlock();
    }

    private void ScoreBlock()
    {
        matcher.Score(buffers.Block, buffers.Scores);
        for (var i = 0; i < buffers.Block.Count; i++) buffers.Page.Offer(buffers.BlockPlaces[i], buffers.Scores[i]);
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
