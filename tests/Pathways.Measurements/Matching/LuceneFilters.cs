using System.Globalization;
using Lucene.Net.Util;
using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>
/// The hard rules as a search engine's cached filters: a bitmap for each rule and each thing that people say of it (these times, those
/// languages), made once and kept. What nearly every person says differently, pay and distance, is looked up in arrays of numbers, as
/// numeric doc values are, for those that the kept filters leave.
/// </summary>
internal sealed class LuceneFilters(OpeningIndex index)
{
    private static readonly (IEligibilityRule Rule, Func<PreparedPerson, string> Said)[] Rules =
    [
        (new ShiftsRule(), p => p.Free.Bits.ToString(CultureInfo.InvariantCulture)),
        (new LanguageRule(), p => string.Join(' ', p.Languages.Select(l => $"{l.Key} {l.Value}").Order(StringComparer.Ordinal))),
        (new CredentialRule(), p => p.Credentials is null ? "any" : string.Join(' ', p.Credentials.Order(StringComparer.Ordinal))),
        (new AvoidedKindRule(), p => string.Join(' ', p.AvoidedKinds.Order(StringComparer.Ordinal))),
        (new ConditionsRule(), p => p.Source.RuledOut.ToString()),
        (new LastDayToApplyRule(), _ => ""),
        (new WorkAuthorisationRule(), _ => "the same permit"),
    ];

    private readonly Dictionary<(string Code, string Said), FixedBitSet> _kept = [];
    private readonly double[] _pay = Array.ConvertAll(index.Openings, o => (double?)o.Source.Pay?.Best ?? double.MaxValue);
    private readonly double[] _lat = Array.ConvertAll(index.Openings, o => o.Source.Remote || o.Source.Place is null ? double.NaN : o.Source.Place.Lat);
    private readonly double[] _lon = Array.ConvertAll(index.Openings, o => o.Source.Remote || o.Source.Place is null ? double.NaN : o.Source.Place.Lon);

    public static FixedBitSet BitsOf(OpeningSet set, int count)
    {
        var bits = new FixedBitSet(count);
        foreach (var place in set) bits.Set(place);
        return bits;
    }

    /// <summary>Makes the filters that a person needs, where they aren't kept yet.</summary>
    public void Keep(PreparedPerson person)
    {
        foreach (var (rule, said) in Rules)
        {
            var key = (rule.Code, said(person));
            if (_kept.ContainsKey(key)) continue;
            var bits = new FixedBitSet(index.Count);
            for (var place = 0; place < index.Count; place++)
                if (rule.Allows(person, index.Openings[place], MeasuredWorld.Today)) bits.Set(place);
            _kept[key] = bits;
        }
    }

    /// <summary>All rules for a person.</summary>
    public FixedBitSet Join(PreparedPerson person)
    {
        FixedBitSet? joined = null;
        foreach (var (rule, said) in Rules)
        {
            var kept = _kept[(rule.Code, said(person))];
            if (joined is null) joined = kept.Clone();
            else joined.And(kept);
        }
        if (person.ReachKm is { } km) KeepNear(joined!, person.Source.Place!, km);
        if (person.Source.MinPay is { } least) KeepPaying(joined!, (double)least.Amount);
        return joined!;
    }

    /// <summary>First by a box, then by the distance.</summary>
    private void KeepNear(FixedBitSet bits, PersonPlace home, double km)
    {
        var (north, east) = (km / 111, km / 111 / Math.Cos(double.DegreesToRadians(Math.Min(89, Math.Abs(home.Lat) + (km / 111)))));
        for (var at = bits.NextSetBit(0); at >= 0; at = at + 1 < index.Count ? bits.NextSetBit(at + 1) : -1)
            if (Math.Abs(_lat[at] - home.Lat) > north || Math.Abs(_lon[at] - home.Lon) > east
                || Distance.Km(home.Lat, home.Lon, _lat[at], _lon[at]) > km) bits.Clear(at);
    }

    private void KeepPaying(FixedBitSet bits, double least)
    {
        for (var at = bits.NextSetBit(0); at >= 0; at = at + 1 < index.Count ? bits.NextSetBit(at + 1) : -1)
            if (_pay[at] < least) bits.Clear(at);
    }
}
