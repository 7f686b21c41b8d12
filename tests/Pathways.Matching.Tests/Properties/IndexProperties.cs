using CsCheck;

namespace Pathways.Matching.Tests.Properties;

/// <summary>The index in columns against the rules, opening by opening.</summary>
public sealed class IndexProperties
{
    private static readonly Gen<double> Far = Gen.Frequency((5, Gen.Double[-1, 1]), (1, Gen.Double[-180, 180]), (1, Gen.Const(179.99)), (1, Gen.Const(-179.99)), (1, Gen.Const(89.99)), (1, Gen.Const(-90.0)), (1, Gen.Const(double.NaN)), (1, Gen.Const(200.0)));
    private static readonly Gen<Area> Circle = Gen.Select(Far, Far, Gen.Double[0, 120], (lat, lon, km) => new Area(lat, lon, km));
    private static readonly Gen<Opening> Opening = Gen.Select(Generate.Opening, Far, Far, Gen.Int[0, 5], (opening, lat, lon, how) => opening with
    {
        Place = how == 0 ? null : how == 1 ? opening.Place : new(lat, lon),
        EmployerHash = how == 2 ? "e3" : null,
        Pay = how == 3 && opening.Pay is { } pay ? pay with { Currency = "MXN", Max = null } : opening.Pay,
        HoursPerWeek = how == 4 ? null : opening.HoursPerWeek,
        Kind = how == 5 ? OpeningKind.Training : OpeningKind.Job,
        Start = how == 4 ? null : opening.Start,
    });
    private static readonly Gen<Person> Person = Gen.Select(Generate.Person, Circle.List[0, 2], Far, Far, Gen.Double[0, 25_000], Gen.Int[0, 3], (person, areas, lat, lon, km, how) => person with
    {
        Avoids = person.Avoids with { Areas = areas },
        Place = how == 0 ? person.Place : how == 1 ? new(lat, lon, km) : how == 2 ? new(lat, lon, Travel: Travel.Car) : new(lat, lon, km / 100),
    });

    /// <summary>What one list left behind must not show in the next.</summary>
    [ThreadStatic]
    private static OpeningSet? _used;

    [Fact]
    [Trait("Invariant", "12"), Trait("Invariant", "29")]
    public void The_columns_allow_exactly_what_the_rules_allow() =>
        Gen.Select(Person, Opening.Array[0, 400]).Sample((person, some) =>
        {
            var index = OpeningIndex.Build(some.Select((o, i) => o with { Id = $"o{i * 7919 % 1009:D4}" }), 1);
            var allowed = _used ??= new OpeningSet();
            var prepared = new PreparedPerson(person);
            index.Columns.Allowed(prepared, Some.Today, allowed);
            var places = new List<int>();
            foreach (var place in allowed) places.Add(place);
            Assert.Equal(Enumerable.Range(0, index.Count).Where(place => EligibilityRules.Allow(prepared, index.Openings[place], Some.Today)), places);
            Assert.Equal(Enumerable.Range(0, index.Count).Where(allowed.Has), places);
            Assert.Equal(places.Count, allowed.Count);
        }, iter: 3000);

    [Fact]
    public void A_circle_is_never_sure_of_what_the_distance_denies() =>
        Gen.Select(Gen.Double[-75, 75], Gen.Double[-180, 180], Gen.Double[0, 320], Gen.Double[0, 2 * Math.PI], Gen.Double[0.98, 1.02]).Sample((lat, lon, km, bearing, share) =>
        {
            var circle = new Circle(lat, lon, km);
            if (!circle.IsRough) return;
            var north = km * share / 111.195 * Math.Cos(bearing);
            var (otherLat, otherLon) = (lat + north, lon + (km * share / 111.195 * Math.Sin(bearing) / Math.Cos(double.DegreesToRadians(lat + (north / 2)))));
            if (circle.Holds((float)otherLat, (float)otherLon) is { } held) Assert.Equal(Distance.Km(lat, lon, otherLat, otherLon) <= km, held);
        }, iter: 100_000);

    [Fact]
    public void Every_opening_is_found_by_its_id_and_no_other() =>
        Generate.Openings(0, 50).Sample(openings =>
        {
            var index = OpeningIndex.Build(openings, 1);
            Assert.All(openings, o => Assert.Same(o, index.Find(o.Id)));
            Assert.Null(index.Find("another"));
            if (openings.Length > 0) Assert.Throws<ArgumentException>(() => OpeningIndex.Build(openings.Append(openings[0]), 2));
        });
}
