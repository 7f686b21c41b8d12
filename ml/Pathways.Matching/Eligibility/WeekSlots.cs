using System.Numerics;

namespace Pathways.Matching;

/// <summary>Some of the week's 28 slots: seven days from Monday, four parts a day. Written <c>mon-morning</c> … <c>sun-night</c>.</summary>
public readonly record struct WeekSlots(uint Bits)
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] Parts = ["morning", "afternoon", "evening", "night"];

    /// <summary>The names of all 28 slots, Monday morning first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Days.SelectMany(d => Parts.Select(p => $"{d}-{p}"))];

    public static WeekSlots None => default;
    public static WeekSlots All => new((1u << 28) - 1);

    /// <summary>All slots that are nights.</summary>
    public static WeekSlots Nights => new(0x8888888);

    /// <summary>Nights and weekends.</summary>
    public static WeekSlots Unsocial => new(0x8888888 | (0xFFu << 20));

    public bool IsEmpty => Bits == 0;
    public int Count => BitOperations.PopCount(Bits);

    /// <exception cref="FormatException">A name is no slot.</exception>
    public static WeekSlots Parse(IEnumerable<string> names)
    {
        uint bits = 0;
        foreach (var name in names)
            bits |= TryParse(name, out var slot) ? slot.Bits : throw new FormatException($"'{name}' is no slot of the week.");
        return new(bits);
    }

    public static bool TryParse(string name, out WeekSlots slot)
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i] == name)
            {
                slot = new(1u << i);
                return true;
            }
        slot = default;
        return false;
    }

    /// <summary>True when every slot of <paramref name="needed"/> is among these.</summary>
    public bool Holds(WeekSlots needed) => (needed.Bits & ~Bits) == 0;

    public WeekSlots Without(WeekSlots other) => new(Bits & ~other.Bits);

    public IEnumerable<string> ToNames()
    {
        for (var i = 0; i < Names.Count; i++)
            if ((Bits >> i & 1) == 1) yield return Names[i];
    }
}
