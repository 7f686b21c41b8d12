namespace Pathways.Matching;

/// <summary>
/// Features of many openings as trees and weights take them: single precision, in tiles of 32 rows, within a tile
/// feature by feature. A buffer to be filled again and again; not safe to share.
/// </summary>
internal sealed class FeatureBlock(int capacity)
{
    public const int TileRows = 32;

    private const int TileSize = TileRows * Feature.Count;
    private readonly float[] _values = new float[(capacity + TileRows - 1) / TileRows * TileSize];

    public int Capacity { get; } = capacity;

    /// <summary>How many rows are filled.</summary>
    public int Count { get; private set; }

    public int Tiles => (Count + TileRows - 1) / TileRows;

    public void Clear() => Count = 0;

    /// <exception cref="IndexOutOfRangeException">The block is full.</exception>
    public void Add(ReadOnlySpan<double> features)
    {
        var at = PlaceOf(Count++);
        for (var f = 0; f < Feature.Count; f++) _values[at + (f * TileRows)] = (float)features[f];
    }

    public float this[int row, int feature] => _values[PlaceOf(row) + (feature * TileRows)];

    /// <summary>A tile: 32 values of the first feature, 32 of the second, and so on. Rows beyond <see cref="Count"/> hold anything.</summary>
    public ReadOnlySpan<float> Tile(int tile) => _values.AsSpan(tile * TileSize, TileSize);

    private static int PlaceOf(int row) => (row / TileRows * TileSize) + (row % TileRows);
}
