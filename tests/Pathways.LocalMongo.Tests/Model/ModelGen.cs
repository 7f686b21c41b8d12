using CsCheck;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>Random programs of commands. Values are few and traps many, so that documents meet: equal numbers of different types, null beside missing, arrays beside scalars.</summary>
internal static class ModelGen
{
    private static readonly Gen<BsonValue> s_scalar = Gen.Frequency(
        (8, Gen.Int[-2, 4].Select(number => (BsonValue)number)),
        (4, Gen.OneOf<BsonValue>("", "a", "A", "ab", "b", "é", "\uFF5E", "\U0001F600")),
        (3, Gen.OneOf<BsonValue>(1L, 2L, 9007199254740993L, 1.0, 1.5, 2.0, -0.0, 9007199254740992.0, double.NaN)),
        (2, Gen.OneOf<BsonValue>(true, false, BsonNull.Value)),
        (1, Gen.OneOf<BsonValue>(new BsonDateTime(0), new BsonDateTime(1000), new BsonObjectId(new ObjectId("0123456789abcdef01234567")))));

    private static readonly Gen<BsonValue> s_small = Gen.Int[0, 3].Select(number => (BsonValue)number);
    private static readonly Gen<BsonValue> s_id = Gen.Frequency((9, Gen.Int[1, 8].Select(number => (BsonValue)number)), (1, Gen.OneOf<BsonValue>(2.0, 3L, "a")));
    private static readonly Gen<BsonValue> s_array = s_scalar.Array[0, 3].Select(items => (BsonValue)new BsonArray(items));
    private static readonly Gen<BsonValue> s_part = Gen.Select(Maybe("e", s_scalar, 4), Maybe("f", s_array, 1), (e, f) => (BsonValue)new BsonDocument().AddRange(e).AddRange(f));
    private static readonly Gen<BsonValue> s_parts = s_part.Array[0, 2].Select(items => (BsonValue)new BsonArray(items));
    private static readonly Gen<BsonValue> s_any = Gen.Frequency((5, s_scalar), (2, s_array), (1, s_part));

    private static readonly (string Name, Gen<BsonValue> Value)[] s_fields =
        [("a", s_scalar), ("b", s_any), ("d", Gen.Frequency((3, s_part), (2, s_parts), (1, s_scalar))), ("t", Gen.Frequency((4, s_array), (1, s_scalar))), ("u", s_small), ("p", s_small)];

    private static readonly Gen<BsonDocument> s_document = Gen.Select(s_id, Gen.Shuffle(s_fields, 1, 6).SelectMany(fields => Together(fields.Select(field => field.Value.Select(value => new BsonElement(field.Name, value))))),
        (id, fields) => new BsonDocument("_id", id).AddRange(fields));

    private static readonly Gen<string> s_path = Gen.OneOf("_id", "a", "b", "d", "d.e", "d.f", "t", "u", "p", "t.0", "d.0.e");

    private static readonly Gen<BsonValue> s_condition = Gen.Frequency(
        (5, s_any),
        (5, Gen.Select(Gen.OneOf("$gt", "$gte", "$lt", "$lte", "$ne", "$eq"), s_any, One)),
        (2, Gen.Select(s_scalar, s_scalar, (low, high) => (BsonValue)new BsonDocument { ["$gte"] = low, ["$lt"] = high })),
        (2, Gen.Select(Gen.OneOf("$in", "$nin"), s_any.Array[0, 3].Select(items => (BsonValue)new BsonArray(items)), One)),
        (2, Gen.Bool.Select(exists => One("$exists", exists))),
        (1, Gen.Int[0, 2].Select(size => One("$size", size))),
        (1, s_scalar.Array[1, 2].Select(items => One("$all", new BsonArray(items)))),
        (1, Gen.Select(Gen.OneOf("$gt", "$lte", "$eq"), s_scalar, (name, value) => One("$elemMatch", One(name, value)))),
        (1, s_scalar.Select(value => One("$elemMatch", One("e", value)))),
        (1, Gen.Select(Gen.OneOf("$gt", "$lt", "$eq"), s_scalar, (name, value) => One("$not", One(name, value)))));

    private static readonly Gen<BsonDocument> s_fieldFilter = Gen.Select(s_path, s_condition, One).Array[0, 2].Select(Merge);

    private static readonly Gen<BsonDocument> s_filter = Gen.Frequency(
        (5, s_fieldFilter),
        (2, Gen.Select(Gen.OneOf("$or", "$and", "$nor"), s_fieldFilter.Array[1, 3], s_fieldFilter, (name, parts, rest) => new BsonDocument(name, new BsonArray(parts)).AddRange(rest))));

    private static readonly Gen<BsonDocument> s_oneById = Gen.Select(s_id, s_fieldFilter, (id, rest) => new BsonDocument("_id", id).AddRange(rest.Where(condition => condition.Name != "_id")));

    // Only one of the keys may meet an array: with two, MongoDB refuses to sort.
    private static readonly Gen<BsonDocument> s_sort = Gen.Select(Gen.OneOf("a", "u", "p"), Gen.OneOf("b", "d.e", "t", "d", "p.x"), Gen.OneOf(1, -1), Gen.OneOf(1, -1), Gen.Int[0, 3],
        (plain, wide, first, second, which) => Keys(which switch { 0 => [], 1 => [(plain, first)], 2 => [(wide, first)], _ => [(plain, first), (wide, second)] }));

    private static readonly Gen<BsonDocument> s_projection = Gen.Select(Gen.Shuffle((string[])["a", "b", "d.e", "t", "u"], 1, 3), Gen.Int[0, 1], Gen.OneOf(-1, 0, 1),
        (paths, shown, id) => new BsonDocument(paths.Select(path => new BsonElement(path, shown))).AddRange(id < 0 || (shown == 0 && id == 1) ? new BsonDocument() : new BsonDocument("_id", id)));

    private static readonly Gen<BsonDocument> s_change = Change(("a", s_scalar), ("b", s_any), ("d.e", s_scalar), ("d", s_part));
    private static readonly Gen<BsonDocument> s_changeOfOne = Gen.Frequency(
        (3, s_change),
        (2, Change(("u", s_small), ("p", s_small), ("t", s_array), ("t.1", s_scalar), ("d.0.e", s_scalar), ("d.f", s_array))),
        (1, s_document.Select(document => new BsonDocument(document.Where(field => field.Name != "_id")))));

    private static readonly Gen<BsonDocument> s_index = Gen.OneOf(
        Index("a", "{a: 1}"), Index("b", "{b: 1}"), Index("t", "{t: 1}"), Index("e", "{'d.e': 1}"), Index("ap", "{a: 1, p: -1}"), Index("pt", "{p: 1, t: 1}"), Index("ea", "{'d.e': 1, a: -1}"),
        Index("u", "{u: 1}", "unique: true"), Index("up", "{u: 1, p: 1}", "unique: true"), Index("us", "{u: -1}", "unique: true, sparse: true"),
        Index("upart", "{u: 1}", "unique: true, partialFilterExpression: {p: {$gt: 1}}"), Index("tu", "{t: -1}", "unique: true"),
        Index("as", "{a: -1}", "sparse: true"), Index("apart", "{a: 1, u: 1}", "partialFilterExpression: {p: {$gte: 1}}"));

    private static readonly Gen<BsonDocument> s_command = Gen.Frequency(
        (5, s_document.Array[1, 3].Select(documents => new BsonDocument { ["insert"] = "c", ["documents"] = new BsonArray(documents.Select(document => document.DeepClone())) })),
        (5, Gen.Select(s_filter, s_sort, s_projection, Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool, Find)),
        (1, s_filter.Select(filter => new BsonDocument { ["count"] = "c", ["query"] = filter })),
        (4, Gen.Select(s_oneById, s_changeOfOne, Gen.Const(false), Gen.Const(false), Update)),
        (2, Gen.Select(s_filter, s_change, Gen.Const(true), Gen.Const(false), Update)),
        (2, Gen.Select(s_id.Select(id => new BsonDocument("_id", id)), s_changeOfOne, Gen.Const(false), Gen.Const(true), Update)),
        (2, Gen.Select(s_small, s_id, s_change, (u, id, change) => Update(new("u", u), change.Join(new BsonDocument("$setOnInsert", new BsonDocument("_id", id))), false, true))),
        (3, Gen.Select(s_filter, s_sort, s_changeOfOne, s_projection, Gen.Int[0, 7], FindAndModify)),
        (1, Gen.Select(s_filter, s_oneById, Gen.Bool, (many, one, all) => new BsonDocument { ["delete"] = "c", ["deletes"] = new BsonArray { new BsonDocument { ["q"] = all ? many : one, ["limit"] = all ? 0 : 1 } } })),
        (1, CreateIndexes(1)));

    /// <summary>Indexes first, then up to 40 commands.</summary>
    public static Gen<BsonDocument[]> Program { get; } = Gen.Select(CreateIndexes(3), s_command.Array[1, 40], (indexes, commands) => (BsonDocument[])[indexes, .. commands]);

    private static Gen<BsonDocument> CreateIndexes(int most) => s_index.Array[1, most].Select(indexes => new BsonDocument { ["createIndexes"] = "c", ["indexes"] = new BsonArray(indexes.DistinctBy(index => index["name"])) });

    private static BsonDocument Find(BsonDocument filter, BsonDocument sort, BsonDocument projection, int skip, int limit, bool project)
    {
        var find = new BsonDocument { ["find"] = "c", ["filter"] = filter, ["sort"] = sort, ["skip"] = skip, ["limit"] = limit * 2, ["batchSize"] = 1000 };
        return project ? find.Add("projection", projection) : find;
    }

    private static BsonDocument Update(BsonDocument filter, BsonDocument update, bool multi, bool upsert) =>
        new() { ["update"] = "c", ["updates"] = new BsonArray { new BsonDocument { ["q"] = filter, ["u"] = update, ["multi"] = multi, ["upsert"] = upsert } } };

    private static BsonDocument FindAndModify(BsonDocument filter, BsonDocument sort, BsonDocument update, BsonDocument fields, int how)
    {
        var command = new BsonDocument { ["findAndModify"] = "c", ["query"] = filter, ["sort"] = sort };
        command.AddRange(how == 0 ? new BsonDocument("remove", true) : new BsonDocument { ["update"] = update, ["new"] = how % 2 == 0 });
        return how > 5 ? command.Add("fields", fields) : command;
    }

    private static Gen<BsonDocument> Change(params (string Path, Gen<BsonValue> Value)[] fields) => Gen.Shuffle(fields, 1, 3).SelectMany(chosen => Together(chosen.Select(field => Step(field.Path, field.Value)))).Select(Merge);

    private static Gen<BsonDocument> Step(string path, Gen<BsonValue> value) => Gen.Frequency(
        (4, value.Select(set => Operator("$set", path, set))),
        (1, Gen.Const(Operator("$unset", path, ""))),
        (2, Gen.OneOf<BsonValue>(1, -1, 2L, 0.5).Select(by => Operator(path is "a" or "d.e" or "t.1" or "d.0.e" ? "$inc" : "$set", path, by))),
        (1, Gen.Select(Gen.OneOf("$min", "$max"), value, (name, bound) => Operator(name, path, bound))),
        (1, value.Select(set => Operator("$setOnInsert", path, set))),
        (2, Gen.Select(Gen.OneOf("$push", "$addToSet", "$pull"), s_scalar, (name, item) => Operator(path is "b" or "t" or "d.f" ? name : "$set", path, path is "u" or "p" ? 2 : item))),
        (1, Gen.Select(Gen.OneOf("$push", "$addToSet"), s_array, (name, items) => path is "b" or "t" or "d.f" ? Operator(name, path, One("$each", items)) : Operator("$unset", path, ""))));

    private static BsonDocument Operator(string name, string path, BsonValue operand) => new(name, new BsonDocument(path, operand));

    private static Gen<BsonElement[]> Maybe(string name, Gen<BsonValue> value, int often) => Gen.Frequency((often, value.Select(some => (BsonElement[])[new(name, some)])), (1, Gen.Const<BsonElement[]>([])));

    private static Gen<T[]> Together<T>(IEnumerable<Gen<T>> each) => each.Aggregate(Gen.Const<T[]>([]), (all, one) => Gen.Select(all, one, (before, next) => (T[])[.. before, next]));

    private static BsonValue One(string name, BsonValue value) => new BsonDocument(name, value);

    private static BsonDocument Keys(IEnumerable<(string Path, int Direction)> keys) => new BsonDocument(keys.Select(key => new BsonElement(key.Path, key.Direction))).Add("_id", 1);

    private static BsonDocument Index(string name, string key, string options = "") => BsonDocument.Parse($"{{key: {key}, name: '{name}'{(options.Length > 0 ? ", " + options : "")}}}");

    private static BsonDocument Merge(IEnumerable<BsonValue> parts) => parts.Aggregate(new BsonDocument(), (all, part) => all.Join(part.AsBsonDocument));

    private static BsonDocument Join(this BsonDocument all, BsonDocument part)
    {
        var merged = all.DeepClone().AsBsonDocument;
        foreach (var field in part)
            merged[field.Name] = merged.TryGetValue(field.Name, out var has) && has is BsonDocument && field.Name[0] == '$' ? has.AsBsonDocument.Join(field.Value.AsBsonDocument) : field.Value;
        return merged;
    }
}
