using MongoDB.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>How a bound limits its path.</summary>
public enum BoundKind
{
    Equal,
    In,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// <summary>
/// What every document found by a filter fulfils on one path, for the choice of an index. At least one value of the
/// path lies within; two bounds on one path may be met by two elements of one array, so that on an array they must
/// not be intersected. Equality with null also finds documents without the field. A range only finds values of its
/// operand's type bracket (<see cref="Bson.KeyWriter.TypeByte"/>). Operands that are arrays, regular expressions,
/// MinKey or MaxKey make no bound, nor a range on null or NaN.
/// </summary>
/// <param name="Path">The dotted path.</param>
/// <param name="Kind">Equal, one of, or a side of a range.</param>
/// <param name="Values">One value; for <see cref="BoundKind.In"/> any number.</param>
public sealed record FieldBound(string Path, BoundKind Kind, IReadOnlyList<BsonValue> Values);
