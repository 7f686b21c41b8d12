using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary>An update by operators: each with its paths, no two of which may meet.</summary>
internal sealed class OperatorUpdate : UpdateSpec
{
    private readonly List<(string[] Path, Modifier Modifier)> _changes = [];
    private readonly List<string[]> _sources = [];
    private readonly ArrayFilters _filters;
    private readonly BsonDocument? _let;

    public OperatorUpdate(BsonDocument update, ArrayFilters filters, BsonDocument? let)
    {
        (_filters, _let) = (filters, let);
        foreach (var operation in update)
        {
            if (operation.Value is not BsonDocument operands)
                throw new CommandException(ErrorCodes.FailedToParse, $"Modifiers operate on fields but we found type {OfType.NameOf(operation.Value.BsonType)} instead. For example: {{$mod: {{<field>: ...}}}} not {{{operation.Name}: {operation.Value}}}");
            if (operands.ElementCount == 0)
                Modifier.Parse(operation.Name, new BsonElement("none", operation.Name == "$rename" ? "other" : 1));
            foreach (var operand in operands)
                Add(UpdatePath.Split(operand.Name), Modifier.Parse(operation.Name, operand));
        }

        RefuseConflicts(_changes.Select(change => change.Path));
    }

    private protected override BsonDocument Change(BsonDocument current, BsonDocument filter, bool inserting, DateTime now)
    {
        var result = (BsonDocument)current.DeepClone();
        var query = new Lazy<Filter>(() => Filter.Parse(filter, _let, now));
        var places = _changes
            .SelectMany(change => _filters.Resolve(change.Path, current, () => query.Value.Position(current))
                .Select(path => (Path: path, change.Modifier)))
            .OrderBy(place => place.Path, Comparer<string[]>.Create(UpdatePath.Compare))
            .ToList();
        RefuseConflicts(places.Select(place => place.Path));
        var context = new UpdateContext(result, inserting, now);
        foreach (var (path, modifier) in places)
            modifier.Apply(context, path);
        KeepIdentity(current, result);
        return result;
    }

    private static void KeepIdentity(BsonDocument current, BsonDocument result)
    {
        if (current.TryGetValue("_id", out var id) && !BsonOrder.Instance.Equals(id, result.GetValue("_id", null)))
            throw new CommandException(ErrorCodes.ImmutableField, "Performing an update on the path '_id' would modify the immutable field '_id'");
    }

    private void Add(string[] path, Modifier modifier)
    {
        if (modifier is Rename rename)
        {
            _sources.Add(path);
            path = rename.Target;
        }

        _changes.Add((path, modifier));
    }

    // In order, a path stands directly before the first one that lies within it.
    private void RefuseConflicts(IEnumerable<string[]> targets)
    {
        var paths = targets.Concat(_sources).Order(Comparer<string[]>.Create(UpdatePath.Compare)).ToList();
        for (var i = 1; i < paths.Count; i++)
        {
            if (!paths[i].AsSpan().StartsWith(paths[i - 1]))
                continue;
            throw new CommandException(ErrorCodes.ConflictingUpdateOperators,
                $"Updating the path '{string.Join('.', paths[i])}' would create a conflict at '{string.Join('.', paths[i - 1])}'");
        }
    }
}
