using System.Text;

namespace Pathways.Host.SampleData;

/// <summary>Draws for one sample opening: the same opening draws the same on every machine and in every version, whatever else the files hold.</summary>
internal sealed class SampleDraw(string id)
{
    private const uint Offset = 2166136261, Prime = 16777619;

    // A seeded Random keeps its sequence between versions of .NET; a string's hash code does not, hence FNV-1a.
    private readonly Random _random = new((int)(Encoding.UTF8.GetBytes(id).Aggregate(Offset, (hash, letter) => (hash ^ letter) * Prime) & int.MaxValue));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    public int Number(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    public T OneOf<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
