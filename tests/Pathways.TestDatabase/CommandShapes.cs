using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace Pathways.TestDatabase;

/// <summary>Which commands a suite sends, in which shape: the record that docs/local-mongo.md is held against.</summary>
/// <remarks>A shape is a token: <c>command:find</c>, <c>find:sort</c>, <c>query:$in</c>, <c>update:$set</c>, <c>stage:$match</c>, <c>expression:$cond</c>,
/// <c>accumulator:$sum</c>, <c>projection:$slice</c>, <c>index:unique</c>.</remarks>
public static class CommandShapes
{
    /// <summary>The site's own commands.</summary>
    public const string Pathways = "Pathways";

    /// <summary>What Hangfire.Mongo sends, known by the names of its collections.</summary>
    public const string Hangfire = "Hangfire";

    /// <summary>Official tests that are counted as passed.</summary>
    public const string OfficialTests = "official tests";

    private static readonly ConcurrentDictionary<(string SentBy, string Token), byte> s_sent = new();

    /// <summary>All tokens so far, with who sent them.</summary>
    public static IReadOnlyCollection<(string SentBy, string Token)> Sent => [.. s_sent.Keys];

    /// <summary>Records all that a client with these settings will send, as sent by <paramref name="sentBy"/>; where that is null, by the names of the collections.</summary>
    public static void RecordFrom(MongoClientSettings settings, string? sentBy = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var before = settings.ClusterConfigurator;
        settings.ClusterConfigurator = builder =>
        {
            before?.Invoke(builder);
            builder.Subscribe<CommandStartedEvent>(started => Record(sentBy ?? SenderOf(started.Command), started.Command));
        };
    }

    /// <summary>Records one command.</summary>
    public static void Record(string sentBy, BsonDocument command)
    {
        ArgumentNullException.ThrowIfNull(command);
        // Commands that carry credentials come without their content.
        if (command.ElementCount == 0)
            return;
        // A reader that is stopped halfway closes its cursor: whether one is depends on the moment, and says nothing of the suite.
        if (command.GetElement(0).Name == "killCursors")
            return;
        foreach (var token in ShapeReader.TokensOf(command))
            s_sent.TryAdd((sentBy, token), 0);
    }

    private static string SenderOf(BsonDocument command) =>
        command.Any(field => field.Value.IsString && field.Value.AsString.StartsWith("hangfire", StringComparison.OrdinalIgnoreCase)) ? Hangfire : Pathways;
}
