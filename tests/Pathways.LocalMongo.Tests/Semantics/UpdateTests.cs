using MongoDB.Bson;
using Pathways.LocalMongo.Update;

namespace Pathways.LocalMongo.Tests.Semantics;

public sealed class UpdateTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    // $set: existing fields keep their place, new ones follow in the order of their names.
    [InlineData("{$set: {b: 9}}", "{_id: 1, b: 1, c: 2}", "{_id: 1, b: 9, c: 2}")]
    [InlineData("{$set: {z: 1, y: 2, x: 3}}", "{_id: 1}", "{_id: 1, x: 3, y: 2, z: 1}")]
    [InlineData("{$set: {'a.10': 1, 'a.9': 2}}", "{_id: 1, a: {}}", "{_id: 1, a: {'9': 2, '10': 1}}")]
    [InlineData("{$set: {b: 1}, $inc: {a: 1}}", "{_id: 1}", "{_id: 1, a: 1, b: 1}")]
    [InlineData("{$set: {'a.b.c': 1}}", "{_id: 1}", "{_id: 1, a: {b: {c: 1}}}")]
    [InlineData("{$set: {'a.1': 9}}", "{_id: 1, a: [1, 2]}", "{_id: 1, a: [1, 9]}")]
    [InlineData("{$set: {'a.3': 9}}", "{_id: 1, a: [1]}", "{_id: 1, a: [1, null, null, 9]}")]
    [InlineData("{$set: {'a.0.b': 9}}", "{_id: 1, a: [{b: 1}]}", "{_id: 1, a: [{b: 9}]}")]
    [InlineData("{$set: {a: {$b: 1}}}", "{_id: 1}", "{_id: 1, a: {$b: 1}}")]
    [InlineData("{$set: {}}", "{_id: 1}", "{_id: 1}")]
    // $unset: an array element becomes null.
    [InlineData("{$unset: {a: ''}}", "{_id: 1, a: 1, b: 2}", "{_id: 1, b: 2}")]
    [InlineData("{$unset: {'a.b': 1}}", "{_id: 1, a: {b: 1}}", "{_id: 1, a: {}}")]
    [InlineData("{$unset: {'a.0': 1}}", "{_id: 1, a: [1, 2]}", "{_id: 1, a: [null, 2]}")]
    [InlineData("{$unset: {'a.b.c': 1}}", "{_id: 1, a: 5}", "{_id: 1, a: 5}")]
    // $inc: the wider type wins, an int that overflows becomes a long.
    [InlineData("{$inc: {a: 1}}", "{_id: 1, a: 1}", "{_id: 1, a: 2}")]
    [InlineData("{$inc: {a: NumberLong(1)}}", "{_id: 1, a: 1}", "{_id: 1, a: NumberLong(2)}")]
    [InlineData("{$inc: {a: 0.5}}", "{_id: 1, a: 1}", "{_id: 1, a: 1.5}")]
    [InlineData("{$inc: {a: 1}}", "{_id: 1, a: 2147483647}", "{_id: 1, a: NumberLong('2147483648')}")]
    [InlineData("{$inc: {a: -1}}", "{_id: 1}", "{_id: 1, a: -1}")]
    [InlineData("{$inc: {'a.b': 2}}", "{_id: 1}", "{_id: 1, a: {b: 2}}")]
    // $min and $max: by the order across types.
    [InlineData("{$min: {a: 1}}", "{_id: 1, a: 2}", "{_id: 1, a: 1}")]
    [InlineData("{$min: {a: 3}}", "{_id: 1, a: 2}", "{_id: 1, a: 2}")]
    [InlineData("{$max: {a: 'x'}}", "{_id: 1, a: 2}", "{_id: 1, a: 'x'}")]
    [InlineData("{$max: {a: 1}}", "{_id: 1}", "{_id: 1, a: 1}")]
    [InlineData("{$max: {a: 2.0}}", "{_id: 1, a: 2}", "{_id: 1, a: 2}")]
    // $rename: the new field is set, the old one taken away.
    [InlineData("{$rename: {a: 'b'}}", "{_id: 1, a: 1, c: 2}", "{_id: 1, c: 2, b: 1}")]
    [InlineData("{$rename: {a: 'c'}}", "{_id: 1, a: 1, c: 2}", "{_id: 1, c: 1}")]
    [InlineData("{$rename: {a: 'x.y'}}", "{_id: 1, a: 1}", "{_id: 1, x: {y: 1}}")]
    [InlineData("{$rename: {q: 'b'}}", "{_id: 1, a: 1}", "{_id: 1, a: 1}")]
    // $currentDate, $setOnInsert.
    [InlineData("{$currentDate: {a: true}}", "{_id: 1}", "{_id: 1, a: ISODate('2026-03-01T12:00:00Z')}")]
    [InlineData("{$setOnInsert: {a: 1}}", "{_id: 1}", "{_id: 1}")]
    public void An_operator_changes_what_the_manual_says(string update, string document, string expected) =>
        Json.Same(expected, Apply(update, document));

    [Theory]
    [InlineData("{$push: {a: 3}}", "{_id: 1, a: [1]}", "{_id: 1, a: [1, 3]}")]
    [InlineData("{$push: {a: [3]}}", "{_id: 1}", "{_id: 1, a: [[3]]}")]
    [InlineData("{$push: {a: {$each: [3, 4]}}}", "{_id: 1, a: [1]}", "{_id: 1, a: [1, 3, 4]}")]
    [InlineData("{$addToSet: {a: 1.0}}", "{_id: 1, a: [1]}", "{_id: 1, a: [1]}")]
    [InlineData("{$addToSet: {a: {x: 1, y: 2}}}", "{_id: 1, a: [{y: 2, x: 1}]}", "{_id: 1, a: [{y: 2, x: 1}, {x: 1, y: 2}]}")]
    [InlineData("{$addToSet: {a: [1]}}", "{_id: 1, a: [1]}", "{_id: 1, a: [1, [1]]}")]
    [InlineData("{$addToSet: {a: {$each: [2, 1, 2]}}}", "{_id: 1, a: [1]}", "{_id: 1, a: [1, 2]}")]
    [InlineData("{$pull: {a: 1}}", "{_id: 1, a: [1, 2, 1.0, [1]]}", "{_id: 1, a: [2, [1]]}")]
    [InlineData("{$pull: {a: [1]}}", "{_id: 1, a: [1, [1]]}", "{_id: 1, a: [1]}")]
    [InlineData("{$pull: {a: {$gte: 2}}}", "{_id: 1, a: [1, 2, 'x', [3]]}", "{_id: 1, a: [1, 'x']}")]
    [InlineData("{$pull: {a: {$in: ['x', 1]}}}", "{_id: 1, a: [1, 2, 'x']}", "{_id: 1, a: [2]}")]
    [InlineData("{$pull: {a: /^x/}}", "{_id: 1, a: ['xy', 'yx']}", "{_id: 1, a: ['yx']}")]
    [InlineData("{$pull: {a: {b: 1}}}", "{_id: 1, a: [{b: 1, c: 2}, {b: [1]}, {b: 2}, 1]}", "{_id: 1, a: [{b: 2}, 1]}")]
    [InlineData("{$pull: {a: {b: {$gt: 1}, c: 2}}}", "{_id: 1, a: [{b: 2, c: 2}, {b: 2, c: 3}]}", "{_id: 1, a: [{b: 2, c: 3}]}")]
    [InlineData("{$pull: {a: {b: {$elemMatch: {q: 1, r: 2}}}}}", "{_id: 1, a: [{b: [{q: 1, r: 2}]}, {b: [{q: 1}, {r: 2}]}]}", "{_id: 1, a: [{b: [{q: 1}, {r: 2}]}]}")]
    [InlineData("{$pull: {q: 1}}", "{_id: 1}", "{_id: 1}")]
    public void An_array_operator_changes_what_the_manual_says(string update, string document, string expected) =>
        Json.Same(expected, Apply(update, document));

    [Theory]
    [InlineData("{$foo: {a: 1}}", "{_id: 1}", 9)]
    [InlineData("{$foo: {}}", "{_id: 1}", 9)]
    [InlineData("{$set: 5}", "{_id: 1}", 9)]
    [InlineData("{$set: {a: 1}, b: 2}", "{_id: 1}", 9)]
    [InlineData("{$set: {a: 1}, $inc: {a: 1}}", "{_id: 1}", 40)]
    [InlineData("{$set: {a: 1, 'a.b': 2}}", "{_id: 1}", 40)]
    [InlineData("{$rename: {a: 'b'}, $set: {a: 1}}", "{_id: 1, a: 1}", 40)]
    [InlineData("{$set: {'a.b': 1}}", "{_id: 1, a: 5}", 28)]
    [InlineData("{$set: {'a.b': 1}}", "{_id: 1, a: null}", 28)]
    [InlineData("{$set: {'a.b': 1}}", "{_id: 1, a: []}", 28)]
    [InlineData("{$set: {$a: 1}}", "{_id: 1}", 52)]
    [InlineData("{$set: {'a.$b': 1}}", "{_id: 1}", 52)]
    [InlineData("{$set: {'a..b': 1}}", "{_id: 1}", 56)]
    [InlineData("{$set: {'': 1}}", "{_id: 1}", 56)]
    [InlineData("{$set: {_id: 2}}", "{_id: 1}", 66)]
    [InlineData("{$unset: {_id: 1}}", "{_id: 1}", 66)]
    [InlineData("{$set: {'_id.a': 2}}", "{_id: {a: 1}}", 66)]
    [InlineData("{$rename: {_id: 'b'}}", "{_id: 1}", 66)]
    [InlineData("{_id: 2}", "{_id: 1}", 66)]
    [InlineData("{a: 1, $b: 1}", "{_id: 1}", 52)]
    [InlineData("{a: 1, $id: 1}", "{_id: 1}", 52)]
    [InlineData("{$set: {'a.1500002': 1}}", "{_id: 1, a: [1]}", 34)]
    [InlineData("{$inc: {a: 'x'}}", "{_id: 1}", 14)]
    [InlineData("{$inc: {a: 1}}", "{_id: 1, a: 'x'}", 14)]
    [InlineData("{$inc: {a: 1}}", "{_id: 1, a: NumberLong('9223372036854775807')}", 2)]
    [InlineData("{$push: {a: 1}}", "{_id: 1, a: 5}", 2)]
    [InlineData("{$push: {a: {$each: 5}}}", "{_id: 1}", 2)]
    [InlineData("{$addToSet: {a: 1}}", "{_id: 1, a: 5}", 2)]
    [InlineData("{$pull: {a: 1}}", "{_id: 1, a: 5}", 2)]
    [InlineData("{$currentDate: {a: 'now'}}", "{_id: 1}", 2)]
    [InlineData("{$addToSet: {a: {$each: 5}}}", "{_id: 1}", 2)]
    // What is not served.
    [InlineData("{$mul: {a: 2}}", "{_id: 1}", 9)]
    [InlineData("{$bit: {a: {or: 1}}}", "{_id: 1}", 9)]
    [InlineData("{$pop: {a: 1}}", "{_id: 1}", 9)]
    [InlineData("{$pullAll: {a: [1]}}", "{_id: 1}", 9)]
    [InlineData("{$inc: {a: NumberDecimal('1')}}", "{_id: 1, a: 1}", 238)]
    [InlineData("{$push: {a: {$each: [1], $slice: 2}}}", "{_id: 1}", 238)]
    [InlineData("{$currentDate: {a: {$type: 'timestamp'}}}", "{_id: 1}", 238)]
    [InlineData("{$set: {'a.$': 1}}", "{_id: 1, a: [1]}", 238)]
    [InlineData("{$set: {'a.$[].x': 1}}", "{_id: 1, a: [{}]}", 238)]
    [InlineData("{$set: {'a.$[i]': 1}}", "{_id: 1, a: [1]}", 238)]
    [InlineData("{$pull: {a: {$expr: true}}}", "{_id: 1}", 2)]
    [InlineData("{$rename: {a: 'a'}}", "{_id: 1}", 2)]
    [InlineData("{$rename: {a: 'a.b'}}", "{_id: 1}", 2)]
    [InlineData("{$rename: {'a.0': 'b'}}", "{_id: 1, a: [1]}", 2)]
    [InlineData("{$rename: {'a.b': 'c'}}", "{_id: 1, a: 5}", 28)]
    public void What_cannot_be_done_is_refused(string update, string document, int code) =>
        Json.Refused(code, () => Apply(update, document));

    [Theory]
    [InlineData("{a: 1}", "{_id: 1, b: 2}", "{_id: 1, a: 1}")]
    [InlineData("{a: 1, _id: 1}", "{_id: 1, b: 2}", "{_id: 1, a: 1}")]
    [InlineData("{}", "{_id: 1, b: 2}", "{_id: 1}")]
    [InlineData("{a: {$b: 1}, 'c.d': 2}", "{_id: 1}", "{_id: 1, a: {$b: 1}, 'c.d': 2}")]
    public void A_replacement_keeps_the_identity_alone(string update, string document, string expected)
    {
        Json.Same(expected, Apply(update, document));
        Assert.True(UpdateSpec.Parse(Json.Document(update)).IsReplacement);
    }

    [Fact]
    public void A_pipeline_does_not_update() => Json.Refused(238, () => UpdateSpec.Parse(new BsonArray(Json.Documents("[{$set: {a: 1}}]"))));

    [Theory]
    [InlineData("{a: 1}", "{a: 1}")]
    [InlineData("{a: 1, _id: 5}", "{a: 1, _id: 5}")]
    [InlineData("{a: {$eq: 1}, b: {$gt: 2}, c: {$ne: 3}}", "{a: 1}")]
    [InlineData("{$and: [{a: 1}, {b: {$eq: 2}}], c: 3}", "{a: 1, b: 2, c: 3}")]
    [InlineData("{'a.b': 1, 'a.c': 2}", "{a: {b: 1, c: 2}}")]
    [InlineData("{a: {$in: [1]}, b: {$in: [1, 2]}}", "{a: 1}")]
    [InlineData("{a: {$all: [1]}, b: /x/, $or: [{c: 1}, {d: 1}]}", "{a: 1}")]
    [InlineData("{$or: [{a: 1}]}", "{a: 1}")]
    [InlineData("{a: {b: 1}}", "{a: {b: 1}}")]
    [InlineData("{_id: null}", "{_id: null}")]
    public void An_upsert_starts_from_the_equalities_of_its_query(string filter, string expected) =>
        Json.Same(expected, UpsertSeed.From(Json.Document(filter)));

    [Theory]
    [InlineData("{a: 1, $and: [{a: 2}]}")]
    [InlineData("{a: {b: 1}, 'a.b': 1}")]
    public void A_query_that_fixes_a_field_twice_makes_no_upsert(string filter) =>
        Json.Refused(54, () => UpsertSeed.From(Json.Document(filter)));

    [Fact]
    public void An_upsert_sets_what_is_only_for_new_documents_and_puts_the_identity_first() => Json.Same(
        "{_id: 7, a: 1, b: 2, c: 3}",
        UpdateSpec.Parse(Json.Document("{$setOnInsert: {_id: 7, c: 3}, $set: {b: 2}}"))
            .Apply(UpsertSeed.From(Json.Document("{a: 1}")), true, Now));

    [Theory]
    [InlineData("{_id: [1]}", 53)]
    [InlineData("{_id: /x/}", 53)]
    [InlineData("{_id: {$a: 1}}", 52)]
    public void An_identity_that_may_not_be_stored_is_refused(string replacement, int code) => Json.Refused(
        code, () => UpdateSpec.Parse(Json.Document(replacement)).Apply([], true, Now));

    [Theory]
    [InlineData("{$set: {'a.b': 2}, $push: {c: 1}, $pull: {d: 1}, $addToSet: {e: 2}, $inc: {'f.0': 1}}")]
    [InlineData("{$rename: {a: 'z'}}")]
    public void The_stored_document_stays_as_it_is(string update)
    {
        var stored = Json.Document("{_id: 1, a: {b: 1}, c: [], d: [1], e: [1], f: [1]}");
        var before = Json.Text(stored);

        Assert.NotEqual(before, Json.Text(UpdateSpec.Parse(Json.Document(update)).Apply(stored, false, Now)));
        Assert.Equal(before, Json.Text(stored));
    }

    private static BsonDocument Apply(string update, string document) =>
        UpdateSpec.Parse(Json.Document(update)).Apply(Json.Document(document), false, Now);
}
