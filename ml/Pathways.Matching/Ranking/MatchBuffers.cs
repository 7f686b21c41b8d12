using System.Collections.Concurrent;

namespace Pathways.Matching;

/// <summary>Memory that a list of matches is made in, used again by the next. Not safe to share while it is lent.</summary>
internal sealed class MatchBuffers
{
    private const int BlockRows = 256;

    public OpeningSet Allowed { get; } = new();
    public Selection Promising { get; } = new();
    public Selection Page { get; } = new();
    public FeatureBlock Block { get; } = new(BlockRows);
    public int[] BlockPlaces { get; } = new int[BlockRows];
    public double[] Scores { get; } = new double[BlockRows];

    /// <summary>What the skills of an opening add, by place; all 0 between two uses.</summary>
    public float[] Sums { get; private set; } = [];

    /// <summary>Places whose sum is not 0.</summary>
    public List<int> Touched { get; } = [];

    public void RoomForSums(int openings)
    {
        if (Sums.Length < openings) Sums = new float[openings];
    }

    /// <summary>Buffers to lend.</summary>
    public sealed class Pool
    {
        private readonly ConcurrentBag<MatchBuffers> _free = [];

        public MatchBuffers Take() => _free.TryTake(out var buffers) ? buffers : new();

        public void Return(MatchBuffers buffers) => _free.Add(buffers);
    }
}
