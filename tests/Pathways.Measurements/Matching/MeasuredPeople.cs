using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>Somebody to whom a certain share of the openings is allowed.</summary>
internal sealed record Profile(Person Person, double Share, int Allowed, OpeningSet Set, PersonView View);

/// <summary>Fits people to an index, so that the hard rules allow them as large a share of it as is wanted.</summary>
internal static class MeasuredPeople
{
    /// <summary>A tenth of a percent and 1.3 % by how far one goes; a fifth by the least pay, wherever it is.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.001, 0.013, 0.2];

    public static List<Profile> Fit(MeasuredWorld world, OpeningIndex index, int each) =>
        [.. Shares.SelectMany(share => Enumerable.Range(0, each).Select(_ => Fit(world, index, share)))];

    private static Profile Fit(MeasuredWorld world, OpeningIndex index, double share)
    {
        var (person, home) = (world.Person(), world.Near());
        Func<double, Person> at = share < 0.1
            ? x => person with { Place = new(home.Lat, home.Lon, x * x * 5000) }
            : x => person with { MinPay = new((decimal)Math.Round(50 - (x * 40), 2), "USD", PayPer.Hour) };
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 20; i++)
        {
            var middle = (low + high) / 2;
            if (Allowed(index, at(middle)).Count < share * index.Count) low = middle;
            else high = middle;
        }
        var fitted = at(high);
        var set = Allowed(index, fitted);
        return new(fitted, share, set.Count, set, new(new(fitted), world.Taxonomy));
    }

    private static OpeningSet Allowed(OpeningIndex index, Person person)
    {
        var set = new OpeningSet();
        index.Columns.Allowed(new(person), MeasuredWorld.Today, set);
        return set;
    }
}
