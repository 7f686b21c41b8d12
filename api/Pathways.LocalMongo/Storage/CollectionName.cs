using System.Buffers;
using System.Text;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Storage;

/// <summary>Which names databases and collections may have.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions</remarks>
internal static class CollectionName
{
    private static readonly SearchValues<char> ForbiddenInDatabase = SearchValues.Create("/\\. \"$*<>:|?\0");

    /// <exception cref="CommandException">The name is none (73), or one that differs only in case is there (13297).</exception>
    public static void CheckDatabase(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > 63 || name.AsSpan().IndexOfAny(ForbiddenInDatabase) >= 0)
            throw new CommandException(ErrorCodes.InvalidNamespace, $"Invalid database name: '{name}'");
    }

    /// <exception cref="CommandException">The name is none (73).</exception>
    public static void Check(string database, string name)
    {
        CheckDatabase(database);
        if (name.Length == 0 || name[0] == '.' || name.Contains('\0') || name.Contains('$') || Encoding.UTF8.GetByteCount(database) + Encoding.UTF8.GetByteCount(name) + 1 > 255)
            throw new CommandException(ErrorCodes.InvalidNamespace, $"Invalid collection name: {name}");
    }

    /// <summary>Checks the name of a collection that is to be made.</summary>
    public static void Check(Catalog catalog, string database, string name)
    {
        Check(database, name);
        if (name.StartsWith("system.", StringComparison.Ordinal) || database is "local" or "config")
            throw new CommandException(ErrorCodes.InvalidNamespace, $"Invalid system namespace: {database}.{name}");
        var other = catalog.Collections.Keys.Select(key => key.Database).FirstOrDefault(known => known != database && string.Equals(known, database, StringComparison.OrdinalIgnoreCase));
        if (other is not null)
            throw new CommandException(ErrorCodes.DatabaseDifferCase, $"db already exists with different case already have: [{other}] trying to create [{database}]");
    }
}
