using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>What a pipeline needs of its surroundings.</summary>
/// <param name="Target">Where <c>$out</c> and <c>$merge</c> write.</param>
public sealed record PipelineContext(IPipelineTarget? Target = null);

/// <summary>An aggregation pipeline (manual: "Aggregation Stages").</summary>
public sealed class Pipeline
{
    private readonly IReadOnlyList<Stage> _stages;
    private readonly Scope _scope;

    private Pipeline(IReadOnlyList<Stage> stages, Scope scope)
    {
        _stages = stages;
        _scope = scope;
    }

    /// <summary>The query of a first <c>$match</c>, for the choice of an index; the stage still runs.</summary>
    public BsonDocument? LeadingFilter => _stages is [MatchStage match, ..] ? match.Query : null;

    /// <summary>Whether the last stage writes (<c>$out</c>, <c>$merge</c>); then nothing comes out.</summary>
    public bool Writes => _stages is [.., WritingStage];

    /// <summary>Reads a pipeline.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="let">The command's variables.</param>
    /// <param name="now">The time that <c>$$NOW</c> stands for; without it, that variable is refused.</param>
    /// <exception cref="CommandException">A stage or expression that MongoDB or LocalMongo refuses.</exception>
    public static Pipeline Parse(BsonArray stages, BsonDocument? let = null, DateTime? now = null)
    {
        var scope = Scope.Of(let, now);
        var parsed = stages.Select(stage => ParseStage(stage, scope)).ToList();
        for (var i = 0; i < parsed.Count - 1; i++)
        {
            if (parsed[i] is WritingStage)
                throw new CommandException(40601, $"{stages[i].AsBsonDocument.GetElement(0).Name} can only be the final stage in the pipeline");
        }

        return new Pipeline(parsed, scope);
    }

    /// <summary>Runs the stages; documents are drawn as they are needed, and none that came in is changed.</summary>
    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineContext context)
    {
        var result = input;
        foreach (var stage in _stages)
        {
            if (stage is WritingStage writing)
            {
                writing.Write(result, context.Target ?? throw new CommandException(ErrorCodes.IllegalOperation, "this pipeline may not write"));
                return [];
            }

            result = stage.Run(result, _scope);
        }

        return result;
    }

    /// <summary>Reads the stages of an update.</summary>
    internal static IReadOnlyList<Stage> ParseUpdate(BsonArray stages, Scope scope) =>
    [
        .. stages.Select(stage =>
        {
            var parsed = ParseStage(stage, scope);
            return parsed is AddFieldsStage or UnsetStage or ProjectStage or ReplaceRootStage
                ? parsed
                : throw new CommandException(ErrorCodes.InvalidOptions, $"{stage.AsBsonDocument.GetElement(0).Name} is not allowed to be used within an update");
        }),
    ];

    private static Stage ParseStage(BsonValue value, Scope scope)
    {
        if (value is not BsonDocument document)
            throw new CommandException(ErrorCodes.TypeMismatch, "Each element of the 'pipeline' array must be an object");
        if (document.ElementCount != 1)
            throw new CommandException(40323, "A pipeline stage specification object must contain exactly one field.");
        var (name, operand) = (document.GetElement(0).Name, document[0]);
        return name switch
        {
            "$match" => MatchStage.Parse(operand, scope),
            "$project" => ProjectStage.Parse(operand, scope),
            "$addFields" or "$set" => AddFieldsStage.Parse(name, operand, scope),
            "$unset" => UnsetStage.Parse(operand),
            "$group" => GroupStage.Parse(operand, scope),
            "$sortByCount" => SortByCountStage.Parse(operand, scope),
            "$sort" => SortStage.Parse(operand),
            "$limit" => LimitStage.Parse(operand),
            "$skip" => SkipStage.Parse(operand),
            "$count" => CountStage.Parse(operand),
            "$unwind" => UnwindStage.Parse(operand),
            "$replaceRoot" or "$replaceWith" => ReplaceRootStage.Parse(name, operand, scope),
            "$out" => OutStage.Parse(operand),
            "$merge" => MergeStage.Parse(operand),
            _ => throw new CommandException(40324, $"Unrecognized pipeline stage name: '{name}'"),
        };
    }
}
