namespace Pathways.Matching;

/// <summary>Numbers by row that remember which rows were touched, reused by a thread so that a look-up allocates no arrays.</summary>
internal sealed class SparseScratch
{
    [ThreadStatic]
    private static Stack<SparseScratch>? _free;
    private readonly List<int> _touched = [];
    private float[] _values = [];

    public IReadOnlyList<int> Touched => _touched;

    /// <summary>0 for a row that was not touched.</summary>
    public float this[int row] => _values[row];

    public static SparseScratch Rent(int rows)
    {
        var scratch = (_free ??= new()).TryPop(out var free) ? free : new();
        if (scratch._values.Length < rows) scratch._values = new float[rows];
        return scratch;
    }

    public void Add(int row, float value)
    {
        if (_values[row] == 0) _touched.Add(row);
        _values[row] += value;
    }

    /// <summary>Keeps the greater of the two; true when that is the new one.</summary>
    public bool Raise(int row, float value)
    {
        if (value <= _values[row]) return false;
        if (_values[row] == 0) _touched.Add(row);
        _values[row] = value;
        return true;
    }

    public void Set(int row, float value)
    {
        if (_values[row] == 0) _touched.Add(row);
        _values[row] = value;
    }

    public void Clear()
    {
        foreach (var row in _touched) _values[row] = 0;
        _touched.Clear();
    }

    public void Return()
    {
        Clear();
        (_free ??= new()).Push(this);
    }
}
