using MongoDB.Bson;

namespace Pathways.TestDatabase;

/// <summary>Takes a command apart into the tokens of its shape.</summary>
internal static class ShapeReader
{
    // Every command carries these, or a driver adds them.
    private static readonly HashSet<string> s_everywhere = ["$db", "lsid", "txnNumber", "$clusterTime", "$readPreference", "maxTimeMS", "comment", "readConcern", "writeConcern"];

    private static readonly HashSet<string> s_accumulators = ["$group", "$bucket", "$bucketAuto"];

    /// <summary>All tokens of a command.</summary>
    public static IEnumerable<string> TokensOf(BsonDocument command)
    {
        var name = command.GetElement(0).Name;
        return command.Skip(1).Where(field => !s_everywhere.Contains(field.Name)).SelectMany(field => FieldTokens(name, field)).Prepend("command:" + name);
    }

    private static IEnumerable<string> FieldTokens(string command, BsonElement field) => (field.Name switch
    {
        "filter" or "query" or "q" when field.Value is BsonDocument filter => Query(filter),
        "update" or "u" => Update(field.Value),
        "pipeline" => Pipeline(field.Value),
        "projection" or "fields" => Projection(field.Value.AsBsonDocument),
        "arrayFilters" => field.Value.AsBsonArray.SelectMany(filter => Query(filter.AsBsonDocument)),
        "let" => field.Value.AsBsonDocument.SelectMany(variable => Expression(variable.Value)),
        "updates" or "deletes" => field.Value.AsBsonArray.SelectMany(statement => statement.AsBsonDocument.SelectMany(part => FieldTokens(command, part))),
        "indexes" when command == "createIndexes" => field.Value.AsBsonArray.SelectMany(index => Index(index.AsBsonDocument)),
        _ => [],
    }).Prepend($"{command}:{field.Name}");

    private static IEnumerable<string> Index(BsonDocument index) =>
        index.SelectMany(option => (option.Name == "partialFilterExpression" ? Query(option.Value.AsBsonDocument) : []).Prepend("index:" + option.Name));

    private static IEnumerable<string> Query(BsonDocument filter) => filter.SelectMany(condition => condition switch
    {
        { Name: "$expr" } => Expression(condition.Value).Prepend("query:$expr"),
        { Name: "$and" or "$or" or "$nor" } => condition.Value.AsBsonArray.SelectMany(part => Query(part.AsBsonDocument)).Prepend("query:" + condition.Name),
        { Name: ['$', ..] } => QueryOperand(condition.Value).Prepend("query:" + condition.Name),
        _ => QueryOperand(condition.Value),
    });

    private static IEnumerable<string> QueryOperand(BsonValue operand) => operand switch
    {
        BsonDocument document when document.Any(field => field.Name.StartsWith('$') || IsOperators(field.Value)) => Query(document),
        BsonRegularExpression => ["query:regex"],
        BsonArray array => array.SelectMany(QueryOperand),
        _ => [],
    };

    private static bool IsOperators(BsonValue value) => value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name.StartsWith('$');

    private static IEnumerable<string> Update(BsonValue update) => update is BsonArray stages ? Pipeline(stages)
        : !IsOperators(update) ? ["update:replacement"]
        : update.AsBsonDocument.SelectMany(part => part.Value.AsBsonDocument.SelectMany(field => Operand(part.Name, field.Value).Concat(Positions(field.Name))).Prepend("update:" + part.Name));

    private static IEnumerable<string> Operand(string name, BsonValue operand) => name switch
    {
        "$push" or "$addToSet" when IsOperators(operand) => operand.AsBsonDocument.Select(modifier => "update:" + modifier.Name),
        "$pull" => QueryOperand(operand),
        _ => [],
    };

    private static IEnumerable<string> Positions(string path) => path.Split('.').Where(part => part.StartsWith('$')).Select(part => part is "$" or "$[]" ? "update:" + part : "update:$[identifier]");

    private static IEnumerable<string> Pipeline(BsonValue stages) => stages.AsBsonArray.SelectMany(stage => Stage(stage.AsBsonDocument.GetElement(0)));

    private static IEnumerable<string> Stage(BsonElement stage) => (stage.Name switch
    {
        "$match" => Query(stage.Value.AsBsonDocument),
        "$facet" => stage.Value.AsBsonDocument.SelectMany(facet => Pipeline(facet.Value)),
        "$lookup" or "$unionWith" when stage.Value is BsonDocument from && from.Contains("pipeline") => Pipeline(from["pipeline"]),
        _ when s_accumulators.Contains(stage.Name) => stage.Value.AsBsonDocument.SelectMany(field => Accumulated(field)),
        "$sort" or "$limit" or "$skip" or "$lookup" or "$out" or "$merge" or "$unwind" or "$count" => [],
        _ => Expression(stage.Value),
    }).Prepend("stage:" + stage.Name);

    private static IEnumerable<string> Accumulated(BsonElement field) => field.Name != "_id" && IsOperators(field.Value)
        ? field.Value.AsBsonDocument.SelectMany(accumulator => Expression(accumulator.Value).Prepend("accumulator:" + accumulator.Name))
        : Expression(field.Value);

    private static IEnumerable<string> Projection(BsonDocument projection) => projection.SelectMany(field => field.Value switch
    {
        BsonDocument { ElementCount: 1 } special when special.GetElement(0).Name is "$slice" or "$elemMatch" or "$meta" => ["projection:" + special.GetElement(0).Name],
        _ => Expression(field.Value),
    });

    private static IEnumerable<string> Expression(BsonValue expression) => expression switch
    {
        BsonString { Value: ['$', '$', >= 'A' and <= 'Z', ..] } variable => ["expression:" + variable.Value.Split('.')[0]],
        BsonArray array => array.SelectMany(Expression),
        BsonDocument document => document.SelectMany(field => field.Name == "$literal" ? [] : Expression(field.Value)).Concat(document.Names.Where(name => name.StartsWith('$')).Select(name => "expression:" + name)),
        _ => [],
    };
}
