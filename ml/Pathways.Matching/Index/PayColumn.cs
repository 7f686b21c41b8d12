using System.Runtime.Intrinsics;

namespace Pathways.Matching;

/// <summary>
/// The best pay of all openings on a logarithmic scale of 16 bits, by the hour and by the week, in US dollars. Off the scale's
/// step that a person's minimum falls on, it decides by itself; on it (rounding, decimals) the rule is asked, once for each amount.
/// </summary>
internal sealed class PayColumn
{
    private const ushort Unknown = ushort.MaxValue, Highest = 65_000;
    private const double FullWeek = 40, StepsPerOctave = 2000, Zero = 20_000;
    private readonly MinimumPayRule _rule = new();
    private readonly ushort[] _hourly, _weekly;
    private readonly int[] _amountOf;
    private readonly PreparedOpening[] _examples;
    private readonly string[] _currencies;

    public PayColumn(PreparedOpening[] openings)
    {
        (_hourly, _weekly, _amountOf) = (new ushort[openings.Length], new ushort[openings.Length], new int[openings.Length]);
        var amounts = new Dictionary<PreparedPay, int>();
        var examples = new List<PreparedOpening>();
        for (var place = 0; place < openings.Length; place++)
        {
            if (!amounts.TryGetValue(openings[place].Pay, out var amount))
            {
                amounts[openings[place].Pay] = amount = examples.Count;
                examples.Add(openings[place]);
            }
            _amountOf[place] = amount;
        }
        _examples = [.. examples];
        var steps = Array.ConvertAll(_examples, o => StepsOf(o.Source));
        for (var place = 0; place < openings.Length; place++) (_hourly[place], _weekly[place]) = steps[_amountOf[place]];
        _currencies = [.. _examples.Select(o => o.Source.Pay?.Currency).OfType<string>().Distinct()];
    }

    /// <summary>Takes out of a set what pays less than the person's minimum.</summary>
    public void Restrict(OpeningSet set, PreparedPerson person, DateOnly today)
    {
        if (person.Source.MinPay is not { } least) return;
        var steps = least.Per == PayPer.Hour ? _hourly : _weekly;
        // With a rate of another day the scale says nothing: every amount is put to the rule.
        var wanted = _currencies.Append(least.Currency).All(c => PayRate.Hourly(new Pay(1, c, PayPer.Hour), null, today) == Newest(c))
            && PayRate.Hourly(least, FullWeek, today) is { } hourly
            ? StepOf((double)hourly * (least.Per == PayPer.Hour ? 1 : FullWeek)) : (ushort?)null;
        var verdicts = new Dictionary<int, bool>();
        foreach (var (from, to) in set.Spans)
            for (var word = from; word < to; word++)
            {
                var bits = set.Words[word];
                if (bits == 0) continue;
                var (above, near) = wanted is { } step ? Compare(steps, word << 6, bits, step) : (0UL, bits);
                for (near &= bits; near != 0; near &= near - 1)
                {
                    var place = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(near);
                    if (Allows(verdicts, person, _amountOf[place], today)) above |= 1UL << place;
                }
                set.Set(word, bits & above);
            }
        set.Recount();
    }

    private bool Allows(Dictionary<int, bool> verdicts, PreparedPerson person, int amount, DateOnly today)
    {
        if (!verdicts.TryGetValue(amount, out var allowed))
            verdicts[amount] = allowed = _rule.Allows(person, _examples[amount], today);
        return allowed;
    }

    /// <summary>Of 64 openings those certainly above a step, and those too near to tell.</summary>
    private static (ulong Above, ulong Near) Compare(ushort[] steps, int place, ulong bits, ushort wanted)
    {
        var (above, below) = (0UL, 0UL);
        if (place + 64 > steps.Length)
        {
            for (; bits != 0; bits &= bits - 1)
            {
                var at = System.Numerics.BitOperations.TrailingZeroCount(bits);
                if (steps[place + at] > wanted + 1) above |= 1UL << at;
                if (steps[place + at] < wanted - 1) below |= 1UL << at;
            }
            return (above, ~(above | below));
        }
        var (high, low) = (Vector256.Create((ushort)(wanted + 1)), Vector256.Create((ushort)(wanted - 1)));
        for (var i = 0; i < 64; i += Vector256<ushort>.Count)
        {
            var some = Vector256.Create(steps.AsSpan(place + i, Vector256<ushort>.Count));
            above |= (ulong)Vector256.GreaterThan(some, high).ExtractMostSignificantBits() << i;
            below |= (ulong)Vector256.LessThan(some, low).ExtractMostSignificantBits() << i;
        }
        return (above, ~(above | below));
    }

    private static (ushort Hourly, ushort Weekly) StepsOf(Opening opening)
    {
        if (opening.Pay is not { } pay || PayRate.Hourly(new Pay(pay.Best, pay.Currency, pay.Per), opening.HoursPerWeek, DateOnly.MaxValue) is not { } hourly) return (Unknown, Unknown);
        return (StepOf((double)hourly), StepOf((double)hourly * (opening.HoursPerWeek is > 0 ? opening.HoursPerWeek.Value : FullWeek)));
    }

    private static ushort StepOf(double dollars) => dollars <= 0 ? (ushort)1 : (ushort)Math.Clamp((Math.Log2(dollars) * StepsPerOctave) + Zero, 1, Highest);

    private static decimal? Newest(string currency) => PayRate.Hourly(new Pay(1, currency, PayPer.Hour), null, DateOnly.MaxValue);
}
