namespace Pathways.Matching;

/// <summary>
/// Where openings are. They lie in the index in the order of cells of a grid, row by row, so that what is near a point is
/// a few ranges. First those that no distance hides, then those whose coordinates are off the map, then the cells.
/// </summary>
internal sealed class PlaceCells
{
    private const double CellDegrees = 0.05, KmPerDegree = 111.2, Margin = 0.001;
    private const int Columns = (int)(360 / CellDegrees) + 1;
    private const int Anywhere = -2, OffTheMap = -1;

    /// <summary>A cell's corners are at most so far from its centre, in km.</summary>
    private const double HalfCellKm = CellDegrees * KmPerDegree * 0.708;

    private readonly int[] _cells, _starts;

    /// <param name="cellOf">The cell of each opening, in ascending order.</param>
    public PlaceCells(int[] cellOf)
    {
        Count = cellOf.Length;
        var (cells, starts) = (new List<int>(), new List<int>());
        for (var place = 0; place < cellOf.Length; place++)
        {
            if (cellOf[place] == Anywhere) EndOfAnywhere = place + 1;
            if (cellOf[place] <= OffTheMap) EndOfOffTheMap = place + 1;
            else if (cells.Count == 0 || cells[^1] != cellOf[place])
            {
                cells.Add(cellOf[place]);
                starts.Add(place);
            }
        }
        (_cells, _starts) = ([.. cells], [.. starts, cellOf.Length]);
    }

    public int Count { get; }

    /// <summary>Before this place are those that no distance hides: remote, or nobody knows where.</summary>
    public int EndOfAnywhere { get; }

    /// <summary>From <see cref="EndOfAnywhere"/> to here nothing is known without working the distance out.</summary>
    public int EndOfOffTheMap { get; }

    /// <summary>What to sort openings by.</summary>
    public static int CellOf(Opening opening) => opening.Remote || opening.Place is null ? Anywhere
        : IsOnTheMap(opening.Place.Lat, opening.Place.Lon) ? CellAt(RowOf(opening.Place.Lat), ColumnOf(opening.Place.Lon)) : OffTheMap;

    /// <summary>The ranges that hold all that lies within a circle, in ascending order; false where some of it may lie outside.</summary>
    public IEnumerable<(int From, int To, bool AllInside)> Near(double lat, double lon, double km)
    {
        if (EndOfOffTheMap > EndOfAnywhere) yield return (EndOfAnywhere, EndOfOffTheMap, false);
        if (!IsOnTheMap(lat, lon) || double.IsNaN(km))
        {
            yield return (EndOfOffTheMap, Count, false);
            yield break;
        }
        var reach = Math.Max(0, km + Margin) / KmPerDegree * 1.001;
        var (firstRow, lastRow) = (RowOf(Math.Max(-90, lat - reach)), RowOf(Math.Min(90, lat + reach)));
        var (firstColumn, lastColumn) = ColumnsWithin(lat, lon, reach);
        for (var row = firstRow; row <= lastRow; row++)
        {
            var cell = Array.BinarySearch(_cells, CellAt(row, firstColumn));
            if (cell < 0) cell = ~cell;
            // An empty row leads to the next one that is not.
            if (cell == _cells.Length) yield break;
            if (_cells[cell] / Columns > row) row = _cells[cell] / Columns - 1;
            for (var end = CellAt(row, lastColumn); cell < _cells.Length && _cells[cell] <= end; cell++)
            {
                var fromCentre = Distance.Km(lat, lon, CentreOf(_cells[cell] / Columns) - 90, CentreOf(_cells[cell] % Columns) - 180);
                if (fromCentre - HalfCellKm <= km + Margin)
                    yield return (_starts[cell], _starts[cell + 1], fromCentre + HalfCellKm < km - Margin);
            }
        }
    }

    private static (int First, int Last) ColumnsWithin(double lat, double lon, double reach)
    {
        if (Math.Abs(lat) + reach >= 89) return (0, Columns - 1);
        var width = double.RadiansToDegrees(Math.Asin(Math.Min(1, Math.Sin(double.DegreesToRadians(reach)) / Math.Cos(double.DegreesToRadians(lat))))) * 1.001;
        return lon - width < -180 || lon + width > 180 ? (0, Columns - 1) : (ColumnOf(lon - width), ColumnOf(lon + width));
    }

    private static bool IsOnTheMap(double lat, double lon) => lat is >= -90 and <= 90 && lon is >= -180 and <= 180;
    private static int RowOf(double lat) => (int)((lat + 90) / CellDegrees);
    private static int ColumnOf(double lon) => (int)((lon + 180) / CellDegrees);
    private static int CellAt(int row, int column) => (row * Columns) + column;
    private static double CentreOf(int rowOrColumn) => (rowOrColumn + 0.5) * CellDegrees;
}
