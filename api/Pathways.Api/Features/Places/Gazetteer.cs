using System.Globalization;
using System.IO.Compression;
using Pathways.Matching;

namespace Pathways.Api.Features.Places;

/// <summary>The shipped towns and ZIP codes in memory, about 15 MB. Immutable. Towns are in the order of the file: the weightiest first.</summary>
internal sealed class Gazetteer
{
    private readonly string[] _names, _regions, _countries;
    private readonly float[] _lats, _lons;
    private readonly int[] _zips, _zipTowns;
    private readonly float[] _zipLats, _zipLons;

    // All folded names in one string: a search is one walk over it.
    private readonly string _folded;
    private readonly int[] _starts;

    private Gazetteer(IReadOnlyList<string[]> towns, IReadOnlyList<string[]> zips)
    {
        var known = new Dictionary<string, string>();
        _names = [.. towns.Select(row => row[0])];
        _regions = [.. towns.Select(row => Same(known, row[1]))];
        _countries = [.. towns.Select(row => Same(known, row[2]))];
        (_lats, _lons) = ([.. towns.Select(row => Degrees(row[3]))], [.. towns.Select(row => Degrees(row[4]))]);
        _zips = [.. zips.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))];
        _zipTowns = [.. zips.Select(row => int.Parse(row[1], CultureInfo.InvariantCulture))];
        (_zipLats, _zipLons) = ([.. zips.Select(row => Degrees(row[2]))], [.. zips.Select(row => Degrees(row[3]))]);
        var folded = _names.Select(PlaceFolding.Fold).ToArray();
        _folded = string.Concat(folded);
        _starts = new int[folded.Length + 1];
        for (var i = 0; i < folded.Length; i++)
            _starts[i + 1] = _starts[i] + folded[i].Length;
    }

    /// <summary>How many towns there are.</summary>
    public int Count => _names.Length;

    /// <summary>Reads <c>towns.tsv.gz</c> and <c>zips.tsv.gz</c> of a folder.</summary>
    public static Gazetteer Load(string folder) => new(Read(Path.Combine(folder, "towns.tsv.gz")), Read(Path.Combine(folder, "zips.tsv.gz")));

    /// <summary>The town's name in the form in which names are compared.</summary>
    public ReadOnlySpan<char> FoldedName(int town) => _folded.AsSpan(_starts[town], _starts[town + 1] - _starts[town]);

    public string Region(int town) => _regions[town];

    public string Country(int town) => _countries[town];

    public Place Town(int town) => new(NameOf(town), NameOf(town), PlaceKind.Town, _countries[town], _lats[town], _lons[town]);

    /// <summary>ZIP codes that begin with these digits, at most <paramref name="take"/>.</summary>
    public IEnumerable<Place> Zips(string digits, int take)
    {
        var unit = (int)Math.Pow(10, 5 - digits.Length);
        var first = int.Parse(digits, CultureInfo.InvariantCulture) * unit;
        var at = Array.BinarySearch(_zips, first);
        for (var i = at < 0 ? ~at : at; i < _zips.Length && _zips[i] < first + unit && take-- > 0; i++)
            yield return new($"{_zips[i]:D5} {NameOf(_zipTowns[i])}", NameOf(_zipTowns[i]), PlaceKind.Zip, "US", _zipLats[i], _zipLons[i]);
    }

    /// <summary>The town whose centre is nearest.</summary>
    public Place Nearest(double lat, double lon)
    {
        var (best, bestKm) = (0, double.MaxValue);
        for (var town = 0; town < Count; town++)
            if (Math.Abs(_lats[town] - lat) * 110 < bestKm && Distance.Km(lat, lon, _lats[town], _lons[town]) is var km && km < bestKm)
                (best, bestKm) = (town, km);
        return Town(best);
    }

    private string NameOf(int town) => _countries[town] == "US" ? $"{_names[town]}, {_regions[town]}" : $"{_names[town]}, {_regions[town]}, {_countries[town]}";

    private static List<string[]> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        var rows = new List<string[]>(100_000);
        while (reader.ReadLine() is { } line)
            rows.Add(line.Split('\t'));
        return rows;
    }

    private static string Same(Dictionary<string, string> known, string text) => known.TryGetValue(text, out var first) ? first : known[text] = text;

    private static float Degrees(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
