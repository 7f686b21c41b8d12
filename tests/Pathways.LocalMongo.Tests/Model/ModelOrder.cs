using System.Text;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>The comparison order of values, written from MongoDB's manual ("Comparison/Sort Order") for the model alone. Null stands for a missing field.</summary>
internal static class ModelOrder
{
    /// <summary>Negative, zero or positive, across types.</summary>
    public static int Compare(BsonValue? left, BsonValue? right)
    {
        var byType = Rank(left) - Rank(right);
        return byType != 0 || left is null || right is null ? byType : (left, right) switch
        {
            (BsonDocument a, BsonDocument b) => CompareFields([.. a], [.. b]),
            (BsonArray a, BsonArray b) => CompareItems(a, b),
            (BsonString a, BsonString b) => Encoding.UTF8.GetBytes(a.Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Value)),
            (BsonBoolean a, BsonBoolean b) => a.Value.CompareTo(b.Value),
            (BsonDateTime a, BsonDateTime b) => a.MillisecondsSinceEpoch.CompareTo(b.MillisecondsSinceEpoch),
            (BsonObjectId a, BsonObjectId b) => a.Value.ToByteArray().AsSpan().SequenceCompareTo(b.Value.ToByteArray()),
            _ when left.IsNumeric => CompareNumbers(left, right),
            _ => 0,
        };
    }

    /// <summary>True when two values are of types that range operators compare with each other.</summary>
    public static bool Comparable(BsonValue? left, BsonValue? right) => Rank(left) == Rank(right);

    /// <summary>True when the values are the same to a query.</summary>
    public static bool Same(BsonValue? left, BsonValue? right) => Compare(left, right) == 0;

    private static int Rank(BsonValue? value) => value switch
    {
        null or BsonNull => 1,
        BsonString => 3,
        BsonDocument => 4,
        BsonArray => 5,
        BsonObjectId => 7,
        BsonBoolean => 8,
        BsonDateTime => 9,
        _ when value.IsNumeric => 2,
        _ => throw new NotSupportedException($"The model orders no {value.BsonType}."),
    };

    private static int CompareNumbers(BsonValue left, BsonValue right)
    {
        // Doubles of the generator are not a number, or in the range of long.
        if (left is BsonDouble { Value: double.NaN } || right is BsonDouble { Value: double.NaN })
            return left.ToDouble().CompareTo(right.ToDouble());
        return Exact(left).CompareTo(Exact(right));
    }

    // A conversion from double to decimal keeps 15 digits only: whole numbers go by way of long.
    private static decimal Exact(BsonValue number) => number is BsonDouble { Value: var value } ? Math.Truncate(value) == value ? (long)value : (decimal)value : number.ToInt64();

    private static int CompareItems(BsonArray left, BsonArray right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
            if (Compare(left[i], right[i]) is not 0 and var difference)
                return difference;
        return left.Count - right.Count;
    }

    private static int CompareFields(BsonElement[] left, BsonElement[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var byType = Rank(left[i].Value) - Rank(right[i].Value);
            var byName = byType != 0 ? byType : string.CompareOrdinal(left[i].Name, right[i].Name);
            if ((byName != 0 ? byName : Compare(left[i].Value, right[i].Value)) is not 0 and var difference)
                return difference;
        }
        return left.Length - right.Length;
    }
}
