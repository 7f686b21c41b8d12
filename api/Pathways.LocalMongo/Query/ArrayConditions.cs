using System.Globalization;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary><c>$size</c>: an array of so many elements.</summary>
internal sealed class OfSize(long size) : ValueCondition
{
    protected override bool Spreads => false;

    public override bool OnValue(BsonValue? value) => value is BsonArray array && array.Count == size;
}

/// <summary><c>$elemMatch</c> with operators: one element fulfils them all.</summary>
internal sealed class AnyElement(Condition condition) : ValueCondition
{
    protected override bool Spreads => false;

    public override bool OnValue(BsonValue? value) => value is BsonArray array && array.Any(condition.OnValue);
}

/// <summary><c>$elemMatch</c> with a query: one element is a document that it finds.</summary>
internal sealed class AnyDocument(Filter filter) : ValueCondition
{
    protected override bool Spreads => false;

    public override bool OnValue(BsonValue? value) => value is BsonArray array && array.Any(Fits);

    private bool Fits(BsonValue element) => element switch
    {
        BsonDocument document => filter.Matches(document),
        // MongoDB reads an array within the array as a document of its indexes.
        BsonArray inner => filter.Matches(new BsonDocument(inner.Select((value, i) => new BsonElement(i.ToString(CultureInfo.InvariantCulture), value)))),
        _ => false,
    };
}
