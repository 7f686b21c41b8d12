using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Pathways.Training;

/// <summary>One row by the names of its columns.</summary>
/// <param name="Line">Line where it begins.</param>
internal readonly record struct EscoRow(int Line, IReadOnlyDictionary<string, int> Columns, string[] Cells)
{
    /// <summary>A cell without surrounding blanks; empty where the file has no such column.</summary>
    public string this[string column] => Columns.TryGetValue(column, out var at) ? Cells[at].Trim() : "";
}

/// <summary>
/// The rows of a CSV file in UTF-8. A row that can't be read is told and passed over: where an unclosed quote has
/// swallowed rows behind it, reading goes on with the first of them.
/// </summary>
internal sealed partial class EscoRows : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly Action<int, string> _fault;
    private readonly CsvReaderOptions _form;
    private Dictionary<string, int>? _columns;
    private CsvReader _reader;
    private int _from;
    private int _linesBefore;
    private bool _isMalformed;

    /// <param name="fault">Told the line and what is wrong with a row that can't be read.</param>
    public EscoRows(ReadOnlyMemory<byte> text, Action<int, string> fault)
    {
        (_text, _fault) = (text, fault);
        _form = new() { Separator = ',', HasHeader = false, TrackLineNumbers = true, OnMalformedRecord = _ => _isMalformed = true };
        _reader = CsvReader.Create(text, _form);
    }

    /// <summary>How much of the text has been read, 0 to 1.</summary>
    public double Share => _text.IsEmpty ? 1 : (double)(_from + _reader.ByteOffset) / _text.Length;

    /// <summary>Rows so far, good and faulty, without the header and blank lines.</summary>
    public int Count { get; private set; }

    private int Line => _linesBefore + (int)_reader.LineNumber;

    /// <param name="needed">Columns that the header must have.</param>
    /// <exception cref="InvalidDataException">One is missing: nothing of the file can be understood.</exception>
    public IEnumerable<EscoRow> Read(params string[] needed)
    {
        while (Next())
        {
            if (_columns is null) _columns = HeaderOf(CellsOf(), needed);
            else if (!string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(_reader.RawRecord)))
            {
                Count++;
                var (line, cells) = (Line, CellsOf());
                if (WhatIsWrong(cells) is { } wrong) PassOver(line, wrong);
                else yield return new(line, _columns, cells);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private bool Next()
    {
        _isMalformed = false;
        return _reader.Read();
    }

    private string[] CellsOf() => [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetString)];

    private string? WhatIsWrong(string[] cells) =>
        _isMalformed ? "a quote stands where none may stand, or is not closed"
        : cells.Length != _columns!.Count ? $"{cells.Length} cells where the header has {_columns.Count}"
        : cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)) ? "it is not UTF-8"
        : null;

    /// <summary>Tells the fault, and goes back to the first row that the faulty one has swallowed, if any.</summary>
    private void PassOver(int line, string wrong)
    {
        _fault(line, wrong);
        // Latin-1 gives a char for each byte, so that a place in the text is a place in the bytes.
        var raw = Encoding.Latin1.GetString(_reader.RawRecord);
        var start = _columns!.ContainsKey("conceptType") ? TypedRow() : PlainRow();
        var next = start.Match(raw, raw.IndexOf('\n', StringComparison.Ordinal) + 1);
        if (!next.Success || next.Index == 0) return;
        _from += (int)_reader.ByteOffset + next.Index;
        _linesBefore = line - 1 + raw.AsSpan(0, next.Index).Count('\n');
        _reader.Dispose();
        _reader = CsvReader.Create(_text[_from..], _form);
    }

    private static Dictionary<string, int> HeaderOf(string[] cells, string[] needed)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++) columns.TryAdd(cells[i].Trim(), i);
        return columns.Count == cells.Length && needed.All(columns.ContainsKey) ? columns
            : throw new InvalidDataException($"line 1: the header should have each column once, among them {string.Join(", ", needed)}.");
    }

    [GeneratedRegex(@"^\w+,https?://", RegexOptions.Multiline)]
    private static partial Regex TypedRow();

    [GeneratedRegex(@"^https?://", RegexOptions.Multiline)]
    private static partial Regex PlainRow();
}
