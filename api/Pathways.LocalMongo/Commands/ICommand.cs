using MongoDB.Bson;

namespace Pathways.LocalMongo.Commands;

/// <summary>One database command.</summary>
internal interface ICommand
{
    /// <summary>The name, and others for the same.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>True for the few that a client needs before it has signed in.</summary>
    bool IsOpenToAll => false;

    /// <summary>The answer, without <c>ok</c>.</summary>
    /// <exception cref="Bson.CommandException">It is refused.</exception>
    Task<BsonDocument> RunAsync(CommandRequest request);
}
