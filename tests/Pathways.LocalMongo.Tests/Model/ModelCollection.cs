using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>A collection in memory that answers commands as MongoDB would: the yardstick of the model test.</summary>
internal sealed class ModelCollection
{
    private readonly List<BsonDocument> _documents = [];
    private readonly List<BsonDocument> _indexes = [];

    /// <summary>All documents, by id.</summary>
    public IReadOnlyList<BsonDocument> Documents => [.. ModelShape.Sort(_documents, new("_id", 1))];

    /// <summary>The documents that an index holds, by id.</summary>
    public IReadOnlyList<BsonDocument> In(string index) => [.. Documents.Where(document => ModelIndex.KeysOf(_indexes.Single(one => one["name"] == index), document).Any())];

    /// <summary>The names of the indexes that exist.</summary>
    public IEnumerable<string> Indexes => _indexes.Select(index => index["name"].AsString);

    /// <summary>True for a command that changes one document where several match: which one is the database's choice.</summary>
    public bool LeavesOpen(BsonDocument command) =>
        command.TryGetValue("updates", out var updates) && !updates[0]["multi"].AsBoolean && Matching(updates[0]["q"].AsBsonDocument).Skip(1).Any();

    /// <summary>Runs a command; the answer holds the fields that the test compares.</summary>
    public BsonDocument Run(BsonDocument command) => command.GetElement(0).Name switch
    {
        "createIndexes" => CreateIndexes(command["indexes"].AsBsonArray),
        "insert" => Insert(command["documents"].AsBsonArray),
        "find" => new("found", new BsonArray(Find(command))),
        "count" => new("n", Matching(command["query"].AsBsonDocument).Count()),
        "update" => Guarded(new() { ["n"] = 0, ["nModified"] = 0 }, answer => Update(command["updates"][0].AsBsonDocument, answer)),
        "delete" => Delete(command["deletes"][0].AsBsonDocument),
        "findAndModify" => Guarded([], answer => FindAndModify(command, answer)),
        var other => throw new NotSupportedException($"The model knows no {other}."),
    };

    private IEnumerable<BsonDocument> Matching(BsonDocument filter) => _documents.Where(document => ModelMatch.Matches(document, filter));

    private static BsonDocument Guarded(BsonDocument answer, Action<BsonDocument> run)
    {
        try
        {
            run(answer);
        }
        catch (ModelError error)
        {
            answer["code"] = error.Code;
        }
        return answer;
    }

    private BsonDocument CreateIndexes(BsonArray indexes) => Guarded([], _ =>
    {
        foreach (var index in indexes.Select(index => index.AsBsonDocument))
        {
            if (_indexes.Any(one => one["name"] == index["name"]))
                continue;
            if (_documents.Exists(document => ModelIndex.Conflicts(index, document, _documents.Where(other => !ReferenceEquals(other, document)))))
                throw new ModelError(11000);
            _indexes.Add(index);
        }
    });

    private BsonDocument Insert(BsonArray documents)
    {
        var answer = new BsonDocument("n", 0);
        return Guarded(answer, _ =>
        {
            foreach (var document in documents.Select(document => document.AsBsonDocument))
            {
                Put(document);
                answer["n"] = answer["n"].AsInt32 + 1;
            }
        });
    }

    private IEnumerable<BsonDocument> Find(BsonDocument command)
    {
        var found = ModelShape.Sort(Matching(command["filter"].AsBsonDocument), command["sort"].AsBsonDocument).Skip(command.GetValue("skip", 0).AsInt32);
        var limited = command.GetValue("limit", 0).AsInt32 is > 0 and var limit ? found.Take(limit) : found;
        return limited.Select(document => Shown(document, command.GetValue("projection", null)));
    }

    private static BsonDocument Shown(BsonDocument document, BsonValue? projection) => projection is BsonDocument fields ? ModelShape.Project(document, fields) : document;

    /// <summary>One statement. When one of several documents can't be changed the others may have been or not, by the order in which
    /// the database met them: the answer then has <c>partly</c>, with the codes that it may have met.</summary>
    private void Update(BsonDocument update, BsonDocument answer)
    {
        ModelUpdate.Check(update["u"].AsBsonDocument);
        var matching = Matching(update["q"].AsBsonDocument).ToList();
        if (matching.Count == 0 && update.GetValue("upsert", false).AsBoolean)
        {
            var made = Upserted(update["q"].AsBsonDocument, update["u"].AsBsonDocument);
            Put(made);
            answer["n"] = 1;
            answer["upserted"] = made["_id"];
        }
        var (n, modified, partly) = (0, 0, matching.Count > 1 && update.GetValue("multi", false).AsBoolean);
        try
        {
            foreach (var document in partly ? matching : matching.Take(1))
            {
                var changed = ModelUpdate.Apply(document, update["u"].AsBsonDocument);
                Put(changed, instead: document);
                n++;
                modified += ModelTests.SameBytes(changed, document) ? 0 : 1;
            }
        }
        catch (ModelError) when (partly)
        {
            answer["partly"] = new BsonArray(matching.Select(document => ErrorOf(document, update["u"].AsBsonDocument)).Where(code => code != 0));
            throw;
        }
        if (n > 0)
            (answer["n"], answer["nModified"]) = (n, modified);
    }

    private static int ErrorOf(BsonDocument document, BsonDocument update)
    {
        try
        {
            ModelUpdate.Apply(document, update);
            return 0;
        }
        catch (ModelError error)
        {
            return error.Code;
        }
    }

    /// <summary>After a partly done update: takes over what the database holds, where each document is as it was before or as the update makes it.</summary>
    /// <returns>False when some document is neither.</returns>
    public bool Adopt(IReadOnlyList<BsonDocument> before, IReadOnlyList<BsonDocument> now, BsonDocument update)
    {
        _documents.Clear();
        _documents.AddRange(now);
        return before.Count == now.Count && before.Zip(now).All(pair => ModelTests.SameBytes(pair.First, pair.Second) || IsUpdated(pair.First, pair.Second, update));
    }

    private static bool IsUpdated(BsonDocument before, BsonDocument now, BsonDocument update) =>
        ModelMatch.Matches(before, update["q"].AsBsonDocument) && ModelTests.SameBytes(ModelUpdate.Apply(before, update["u"].AsBsonDocument), now);

    private BsonDocument Delete(BsonDocument delete)
    {
        var doomed = Matching(delete["q"].AsBsonDocument).Take(delete["limit"].AsInt32 == 1 ? 1 : int.MaxValue).ToList();
        _documents.RemoveAll(other => doomed.Exists(one => ReferenceEquals(one, other)));
        return new("n", doomed.Count);
    }

    private void FindAndModify(BsonDocument command, BsonDocument answer)
    {
        var query = command["query"].AsBsonDocument;
        var document = ModelShape.Sort(Matching(query), command["sort"].AsBsonDocument).FirstOrDefault();
        ModelUpdate.Check(command.GetValue("update", new BsonDocument()).AsBsonDocument);
        BsonDocument? shown = null;
        if (command.GetValue("remove", false).AsBoolean)
        {
            shown = document;
            _documents.RemoveAll(other => ReferenceEquals(other, document));
        }
        else if (document is not null || command.GetValue("upsert", false).AsBoolean)
        {
            var changed = document is null ? Upserted(query, command["update"].AsBsonDocument) : ModelUpdate.Apply(document, command["update"].AsBsonDocument);
            Put(changed, instead: document);
            shown = command.GetValue("new", false).AsBoolean ? changed : document;
        }
        answer["value"] = shown is null ? BsonNull.Value : Shown(shown, command.GetValue("fields", null));
    }

    /// <summary>What an upsert inserts: the filter's equalities, changed by the update.</summary>
    private static BsonDocument Upserted(BsonDocument filter, BsonDocument update)
    {
        var equalities = filter.Where(condition => condition.Name[0] != '$' && !ModelMatch.IsOperators(condition.Value));
        var seed = new BsonDocument(equalities.Where(condition => condition.Name == "_id" || ModelMatch.IsOperators(update)));
        var made = ModelUpdate.Apply(seed, update, inserting: true);
        return new BsonDocument("_id", made["_id"]).AddRange(made.Where(field => field.Name != "_id"));
    }

    private void Put(BsonDocument document, BsonDocument? instead = null)
    {
        if (_documents.Any(other => !ReferenceEquals(other, instead) && ModelOrder.Same(other["_id"], document["_id"])))
            throw new ModelError(11000);
        if (_indexes.Exists(index => ModelIndex.Conflicts(index, document, _documents.Where(other => !ReferenceEquals(other, instead)))))
            throw new ModelError(11000);
        if (instead is null)
            _documents.Add(document);
        else
            _documents[_documents.FindIndex(other => ReferenceEquals(other, instead))] = document;
    }
}
