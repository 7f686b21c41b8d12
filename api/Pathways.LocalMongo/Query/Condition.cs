using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>What the operators under one field ask of its values.</summary>
internal abstract class Condition
{
    /// <summary>Asked of everything that a path leads to.</summary>
    public abstract bool OnPath(FieldPath path, BsonDocument document);

    /// <summary>Asked of one array element or value, which is not taken apart.</summary>
    public abstract bool OnValue(BsonValue? value);
}

/// <summary>A condition on single values: a path fulfils it when any of its values does.</summary>
internal abstract class ValueCondition : Condition
{
    /// <summary>Whether an array at the end of a path is also looked at element by element.</summary>
    protected virtual bool Spreads => true;

    /// <inheritdoc/>
    public override bool OnPath(FieldPath path, BsonDocument document)
    {
        foreach (var value in path.Leaves(document, Spreads))
            if (OnValue(value))
                return true;
        return false;
    }
}

/// <summary>All of several conditions: the operators of one document, or <c>$all</c>.</summary>
internal sealed class AllOf(IReadOnlyList<Condition> conditions) : Condition
{
    public IReadOnlyList<Condition> Conditions => conditions;

    public override bool OnPath(FieldPath path, BsonDocument document) => conditions.All(c => c.OnPath(path, document));

    public override bool OnValue(BsonValue? value) => conditions.All(c => c.OnValue(value));
}

/// <summary><c>$not</c>, <c>$ne</c>, <c>$nin</c> and <c>$exists: false</c>: no value fulfils the condition.</summary>
internal sealed class Not(Condition condition) : Condition
{
    public override bool OnPath(FieldPath path, BsonDocument document) => !condition.OnPath(path, document);

    public override bool OnValue(BsonValue? value) => !condition.OnValue(value);
}

/// <summary><c>$all: []</c>: nothing fulfils it.</summary>
internal sealed class Never : ValueCondition
{
    public override bool OnValue(BsonValue? value) => false;
}
