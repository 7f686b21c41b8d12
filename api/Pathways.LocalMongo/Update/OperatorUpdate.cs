using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary>An update by operators: each with its paths, no two of which may meet.</summary>
internal sealed class OperatorUpdate : UpdateSpec
{
    private static readonly Comparer<string[]> PathOrder = Comparer<string[]>.Create(UpdatePath.Compare);
    private readonly List<(string[] Path, Modifier Modifier)> _changes = [];

    public OperatorUpdate(BsonDocument update)
    {
        var sources = new List<string[]>();
        foreach (var operation in update)
        {
            if (operation.Value is not BsonDocument operands)
                throw new CommandException(ErrorCodes.FailedToParse, $"Modifiers operate on fields but we found type {OfType.NameOf(operation.Value.BsonType)} instead. For example: {{$mod: {{<field>: ...}}}} not {{{operation.Name}: {operation.Value}}}");
            Modifier.CheckName(operation.Name);
            foreach (var operand in operands)
            {
                var (path, modifier) = (UpdatePath.Split(operand.Name), Modifier.Parse(operation.Name, operand));
                if (modifier is Rename rename)
                {
                    sources.Add(path);
                    path = rename.Target;
                }
                _changes.Add((path, modifier));
            }
        }
        _changes = [.. _changes.OrderBy(change => change.Path, PathOrder)];
        RefuseConflicts([.. _changes.Select(change => change.Path).Concat(sources).Order(PathOrder)]);
    }

    private protected override BsonDocument Change(BsonDocument current, bool inserting, DateTime now)
    {
        var result = (BsonDocument)current.DeepClone();
        foreach (var (path, modifier) in _changes)
            modifier.Apply(new(result, inserting, now), path);
        return result;
    }

    // In order, a path stands directly before the first one that lies within it.
    private static void RefuseConflicts(List<string[]> paths)
    {
        for (var i = 1; i < paths.Count; i++)
            if (paths[i].AsSpan().StartsWith(paths[i - 1]))
                throw new CommandException(ErrorCodes.ConflictingUpdateOperators,
                    $"Updating the path '{string.Join('.', paths[i])}' would create a conflict at '{string.Join('.', paths[i - 1])}'");
    }
}
