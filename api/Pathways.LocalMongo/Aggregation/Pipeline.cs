using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>An aggregation pipeline (manual: "Aggregation Stages").</summary>
public sealed class Pipeline
{
    private readonly IReadOnlyList<Stage> _stages;

    private Pipeline(IReadOnlyList<Stage> stages) => _stages = stages;

    /// <summary>The query of a first <c>$match</c>, for the choice of an index; the stage still runs.</summary>
    public BsonDocument? LeadingFilter => _stages is [MatchStage match, ..] ? match.Query : null;

    /// <summary>Reads a pipeline; <paramref name="now"/> is what <c>$$NOW</c> stands for.</summary>
    /// <exception cref="CommandException">A stage or expression that MongoDB or LocalMongo refuses.</exception>
    public static Pipeline Parse(BsonArray stages, DateTime now) => new([.. stages.Select(stage => Read(stage, now))]);

    /// <summary>Runs the stages; documents are drawn as they are needed, and none that came in is changed.</summary>
    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => _stages.Aggregate(input, (documents, stage) => stage.Run(documents));

    private static Stage Read(BsonValue value, DateTime now)
    {
        if (value is not BsonDocument document)
            throw new CommandException(ErrorCodes.TypeMismatch, "Each element of the 'pipeline' array must be an object");
        if (document.ElementCount != 1)
            throw new CommandException(40323, "A pipeline stage specification object must contain exactly one field.");
        var (name, operand) = (document.GetElement(0).Name, document[0]);
        return name switch
        {
            "$match" => new MatchStage(operand),
            "$project" => new ProjectStage(operand, now),
            "$group" => GroupStage.Parse(operand, now),
            "$sort" => new SortStage(operand),
            "$limit" => new LimitStage(operand),
            "$skip" => new SkipStage(operand),
            _ => throw new CommandException(40324, $"Unrecognized pipeline stage name: '{name}'"),
        };
    }
}
