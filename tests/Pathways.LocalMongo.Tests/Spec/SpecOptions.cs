using System.Reflection;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>Puts an operation's arguments into the driver's option objects; an argument that finds no place is an error, so that none is lost in silence.</summary>
internal static class SpecOptions
{
    private static readonly Dictionary<string, string> s_names = new() { ["upsert"] = "IsUpsert", ["ordered"] = "IsOrdered", ["maxTimeMS"] = "MaxTime" };

    /// <summary>Fills <paramref name="options"/> with all arguments but the positional ones.</summary>
    public static T Fill<T>(T options, BsonDocument arguments, params string[] positional) where T : notnull
    {
        foreach (var (name, value) in arguments.Select(argument => (argument.Name, argument.Value)))
        {
            // rawData is not sent to servers below 8.2; that it isn't is what those tests check.
            if (positional.Contains(name) || name == "rawData")
                continue;
            var property = PropertyOf(options.GetType(), name) ?? throw new RunnerLacksException($"The driver's {typeof(T).Name} has no {name}.");
            property.SetValue(options, ValueFor(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, value));
        }
        return options;
    }

    private static PropertyInfo? PropertyOf(Type type, string name) =>
        type.GetProperty(s_names.GetValueOrDefault(name, char.ToUpperInvariant(name[0]) + name[1..]));

    private static object ValueFor(Type type, BsonValue value) => value switch
    {
        _ when type == typeof(BsonValue) => value,
        _ when type == typeof(BsonDocument) => value.AsBsonDocument,
        _ when type == typeof(bool) => value.AsBoolean,
        _ when type == typeof(int) => value.ToInt32(),
        _ when type == typeof(long) => value.ToInt64(),
        _ when type == typeof(string) => value.AsString,
        _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(value.ToInt64()),
        _ when type == typeof(Collation) => Collation.FromBsonDocument(value.AsBsonDocument),
        _ when type == typeof(ReturnDocument) => Enum.Parse<ReturnDocument>(value.AsString),
        _ when type == typeof(SortDefinition<BsonDocument>) => new BsonDocumentSortDefinition<BsonDocument>(value.AsBsonDocument),
        _ when type == typeof(ProjectionDefinition<BsonDocument, BsonDocument>) => new BsonDocumentProjectionDefinition<BsonDocument, BsonDocument>(value.AsBsonDocument),
        _ when type == typeof(FilterDefinition<BsonDocument>) => new BsonDocumentFilterDefinition<BsonDocument>(value.AsBsonDocument),
        _ when type == typeof(IEnumerable<ArrayFilterDefinition>) => value.AsBsonArray.Select(filter => (ArrayFilterDefinition)new BsonDocumentArrayFilterDefinition<BsonDocument>(filter.AsBsonDocument)).ToList(),
        _ => throw new RunnerLacksException($"The runner makes no {type.Name}."),
    };
}
