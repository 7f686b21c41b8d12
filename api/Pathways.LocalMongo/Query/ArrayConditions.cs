using System.Globalization;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary><c>$size</c>: an array of so many elements.</summary>
internal sealed class OfSize(long size) : ValueCondition
{
    protected override bool Spreads => false;

    public override bool OnValue(BsonValue? value) => value is BsonArray array && array.Count == size;
}

/// <summary><c>$elemMatch</c> with operators: one element fulfils them all.</summary>
internal sealed class AnyElement(Condition condition) : ElementCondition
{
    protected override bool Fits(BsonValue element) => condition.OnValue(element);
}

/// <summary><c>$elemMatch</c> with a query: one element is a document that it finds.</summary>
internal sealed class AnyDocument(Filter filter) : ElementCondition
{
    protected override bool Fits(BsonValue element) => element switch
    {
        BsonDocument document => filter.Matches(document),
        // MongoDB reads an array within the array as a document of its indexes.
        BsonArray inner => filter.Matches(new BsonDocument(inner.Select((value, i) => new BsonElement(i.ToString(CultureInfo.InvariantCulture), value)))),
        _ => false,
    };
}

/// <summary>The two forms of <c>$elemMatch</c>.</summary>
internal abstract class ElementCondition : ValueCondition
{
    protected override bool Spreads => false;

    protected abstract bool Fits(BsonValue element);

    /// <summary>The index of the first element that fits, or -1.</summary>
    public int FirstIn(BsonValue? value)
    {
        if (value is not BsonArray array)
            return -1;
        for (var i = 0; i < array.Count; i++)
        {
            if (Fits(array[i]))
                return i;
        }

        return -1;
    }

    public override bool OnValue(BsonValue? value) => FirstIn(value) >= 0;

    /// <inheritdoc/>
    public override int Position(FieldPath path, BsonDocument document)
    {
        foreach (var leaf in path.Leaves(document, Spreads))
        {
            var index = FirstIn(leaf.Value);
            if (index >= 0)
                return leaf.Position >= 0 ? leaf.Position : index;
        }

        return -1;
    }
}
