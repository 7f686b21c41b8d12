using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Tests.Semantics;

public sealed class PipelineTests
{
    private const string Three = "[{_id: 1, k: 'a', n: 1}, {_id: 2, k: 'b', n: 2}, {_id: 3, k: 'a', n: 3}]";

    [Theory]
    [InlineData("[{$match: {n: {$gt: 1}}}]", Three, "[{_id: 2, k: 'b', n: 2}, {_id: 3, k: 'a', n: 3}]")]
    [InlineData("[{$sort: {n: -1}}, {$skip: 1}, {$limit: 1}, {$project: {n: 1}}]", Three, "[{_id: 2, n: 2}]")]
    [InlineData("[{$count: 'all'}]", Three, "[{all: 3}]")]
    [InlineData("[{$match: {n: 9}}, {$count: 'all'}]", Three, "[]")]
    [InlineData("[{$group: {_id: 1, n: {$sum: 1}}}]", Three, "[{_id: 1, n: 3}]")]
    [InlineData("[{$group: {_id: '$k', n: {$sum: '$n'}, c: {$count: {}}}}]", Three, "[{_id: 'a', n: 4, c: 2}, {_id: 'b', n: 2, c: 1}]")]
    [InlineData("[{$group: {_id: null, a: {$avg: '$n'}, i: {$min: '$n'}, x: {$max: '$k'}, f: {$first: '$n'}, l: {$last: '$n'}}}]", Three, "[{_id: null, a: 2.0, i: 1, x: 'b', f: 1, l: 3}]")]
    [InlineData("[{$group: {_id: '$x', p: {$push: '$n'}, s: {$addToSet: '$k'}}}]", Three, "[{_id: null, p: [1, 2, 3], s: ['a', 'b']}]")]
    [InlineData("[{$group: {_id: {k: '$k'}, o: {$push: {n: '$n', q: '$q'}}}}, {$limit: 1}]", Three, "[{_id: {k: 'a'}, o: [{n: 1}, {n: 3}]}]")]
    [InlineData("[{$group: {_id: '$v', n: {$sum: 1}}}]", "[{v: 1}, {v: 1.0}, {v: NumberLong(1)}, {v: null}, {}]", "[{_id: 1, n: 3}, {_id: null, n: 2}]")]
    [InlineData("[{$sortByCount: '$k'}]", Three, "[{_id: 'a', count: 2}, {_id: 'b', count: 1}]")]
    [InlineData("[{$unwind: '$a'}]", "[{_id: 1, a: [1, 2]}, {_id: 2, a: []}, {_id: 3}, {_id: 4, a: 5}, {_id: 5, a: null}]", "[{_id: 1, a: 1}, {_id: 1, a: 2}, {_id: 4, a: 5}]")]
    [InlineData("[{$unwind: {path: '$a', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i'}}]", "[{_id: 1, a: [7]}, {_id: 2, a: []}, {_id: 3}, {_id: 4, a: 5}]", "[{_id: 1, a: 7, i: NumberLong(0)}, {_id: 2, i: null}, {_id: 3, i: null}, {_id: 4, a: 5, i: null}]")]
    [InlineData("[{$unwind: '$d.a'}]", "[{d: {a: [1, 2], b: 3}}]", "[{d: {a: 1, b: 3}}, {d: {a: 2, b: 3}}]")]
    [InlineData("[{$addFields: {'d.x': 1, e: '$d.y'}}]", "[{d: {y: 2}}, {d: [{}, 5]}, {d: 5}]", "[{d: {y: 2, x: 1}, e: 2}, {d: [{x: 1}, {x: 1}], e: []}, {d: {x: 1}}]")]
    [InlineData("[{$set: {k: '$$REMOVE'}}, {$unset: ['n']}]", "[{_id: 1, k: 1, n: 2}]", "[{_id: 1}]")]
    [InlineData("[{$replaceRoot: {newRoot: '$d'}}]", "[{d: {a: 1}}]", "[{a: 1}]")]
    [InlineData("[{$project: {_id: 0, k: 1, d: {x: '$n', y: {$literal: '$n'}}}}, {$limit: 1}]", Three, "[{k: 'a', d: {x: 1, y: '$n'}}]")]
    [InlineData("[{$project: {_v: '$a.b', _id: 0}}]", "[{a: [{b: 1}, {c: 2}, {b: 3}, [{b: 4}]]}]", "[{_v: [1, 3]}]")]
    public void Stages_give_what_the_manual_says(string stages, string input, string expected) => Assert.Equal(
        Json.Documents(expected).Select(Json.Text), Run(stages, input).Select(Json.Text));

    [Theory]
    [InlineData("{$add: [1, 2]}", "3")]
    [InlineData("{$add: [2147483647, 1]}", "NumberLong('2147483648')")]
    [InlineData("{$add: [NumberLong('9223372036854775807'), 1]}", "9223372036854775808.0")]
    [InlineData("{$add: [1, 0.5, NumberLong(1)]}", "2.5")]
    [InlineData("{$add: [0.1, NumberDecimal('0.2')]}", "NumberDecimal('0.3000000000000000055511151231257827')")]
    [InlineData("{$multiply: [0.1, NumberDecimal('2')]}", "NumberDecimal('0.200000000000000')")]
    [InlineData("{$multiply: [0.0, NumberDecimal('2')]}", "NumberDecimal('0')")]
    [InlineData("{$subtract: [ISODate('2026-01-01T00:00:01Z'), 0.9]}", "ISODate('2026-01-01T00:00:01Z')")]
    [InlineData("{$add: [ISODate('2026-01-01T00:00:01Z'), 0.9]}", "ISODate('2026-01-01T00:00:01.001Z')")]
    [InlineData("{$multiply: [NumberDecimal('1E6000'), NumberDecimal('1E6000')]}", "NumberDecimal('Infinity')")]
    [InlineData("{$multiply: [NumberDecimal('1E-6000'), NumberDecimal('1E-6000')]}", "NumberDecimal('0E-6176')")]
    [InlineData("{$multiply: [NumberDecimal('1E-6000'), NumberDecimal('1E-176')]}", "NumberDecimal('1E-6176')")]
    [InlineData("{$multiply: [NumberDecimal('1E6000'), NumberDecimal('1E140')]}", "NumberDecimal('1.00000000000000000000000000000E+6140')")]
    [InlineData("{$add: [NumberDecimal('Infinity'), 1]}", "NumberDecimal('Infinity')")]
    [InlineData("{$add: [1, null]}", "null")]
    [InlineData("{$add: [ISODate('2026-01-01T00:00:00Z'), 1000]}", "ISODate('2026-01-01T00:00:01Z')")]
    [InlineData("{$subtract: [5, 7]}", "-2")]
    [InlineData("{$subtract: [ISODate('2026-01-01T00:00:01Z'), ISODate('2026-01-01T00:00:00Z')]}", "NumberLong(1000)")]
    [InlineData("{$subtract: [ISODate('2026-01-01T00:00:01Z'), 1000]}", "ISODate('2026-01-01T00:00:00Z')")]
    [InlineData("{$multiply: [65536, 65536]}", "NumberLong('4294967296')")]
    [InlineData("{$divide: [6, 4]}", "1.5")]
    [InlineData("{$divide: [6, 3]}", "2.0")]
    [InlineData("{$divide: [NumberDecimal('1'), 3]}", "NumberDecimal('0.3333333333333333333333333333333333')")]
    [InlineData("{$divide: [NumberDecimal('6'), 4]}", "NumberDecimal('1.5')")]
    [InlineData("{$concat: ['a', 'b']}", "'ab'")]
    [InlineData("{$concat: ['a', '$missing']}", "null")]
    [InlineData("{$eq: [1, 1.0]}", "true")]
    [InlineData("{$eq: ['$missing', null]}", "false")]
    [InlineData("{$lt: ['$missing', null]}", "true")]
    [InlineData("{$gt: ['x', 5]}", "true")]
    [InlineData("{$cmp: [1, 2]}", "-1")]
    [InlineData("{$and: [1, 'x', []]}", "true")]
    [InlineData("{$and: []}", "true")]
    [InlineData("{$or: [0, null, '$missing']}", "false")]
    [InlineData("{$not: [0]}", "true")]
    [InlineData("{$cond: [true, 1, {$divide: [1, 0]}]}", "1")]
    [InlineData("{$cond: {if: 0, then: 1, else: 2}}", "2")]
    [InlineData("{$ifNull: ['$missing', null, 3]}", "3")]
    [InlineData("{$ifNull: ['$missing', '$a']}", "[1, 2, 3]")]
    [InlineData("{$size: '$a'}", "3")]
    [InlineData("{$in: [2.0, '$a']}", "true")]
    [InlineData("{$arrayElemAt: ['$a', -1]}", "3")]
    [InlineData("{$ifNull: [{$arrayElemAt: ['$a', 9]}, 'out']}", "'out'")]
    [InlineData("{$mergeObjects: [{a: 1, b: 1}, null, {b: 2}]}", "{a: 1, b: 2}")]
    [InlineData("{$setField: {field: 'x', input: {a: 1}, value: 2}}", "{a: 1, x: 2}")]
    [InlineData("{$setField: {field: 'a', input: {a: 1}, value: '$$REMOVE'}}", "{}")]
    [InlineData("{$setField: {field: 'a', input: '$missing', value: 1}}", "null")]
    [InlineData("['$missing', 1]", "[null, 1]")]
    [InlineData("'$$ROOT.a'", "[1, 2, 3]")]
    [InlineData("'$$CURRENT.a'", "[1, 2, 3]")]
    [InlineData("'$$who'", "'me'")]
    [InlineData("'$$NOW'", "ISODate('2026-03-01T00:00:00Z')")]
    public void Expressions_give_what_the_manual_says(string expression, string expected)
    {
        var stages = new BsonArray { new BsonDocument("$project", new BsonDocument { { "_id", 0 }, { "v", new BsonDocument("$ifNull", new BsonArray { Json.Value(expression), BsonNull.Value }) } }) };
        var pipeline = Pipeline.Parse(stages, Json.Document("{who: 'me'}"), new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));

        var result = pipeline.Run([Json.Document("{_id: 1, a: [1, 2, 3], 'd.e': 7}")], new PipelineContext()).Single();

        Assert.Equal(Json.Text(Json.Value(expected)), Json.Text(result["v"]));
    }

    [Theory]
    // Long sums do not lose what small doubles add up to, and have the widest type met.
    [InlineData("[1, 2]", "3")]
    [InlineData("[1, NumberLong(2)]", "NumberLong(3)")]
    [InlineData("[2147483647, 1]", "NumberLong('2147483648')")]
    [InlineData("[1, 0.5]", "1.5")]
    [InlineData("[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]", "5.5")]
    [InlineData("[1, NumberDecimal('0.5')]", "NumberDecimal('1.5')")]
    [InlineData("[1, 'x', null, [5]]", "1")]
    [InlineData("[]", "0")]
    public void A_sum_has_the_type_and_value_that_the_manual_says(string values, string sum)
    {
        var input = Json.Value(values).AsBsonArray.Select(value => new BsonDocument("v", value)).Append(new BsonDocument("w", 1));

        var result = Pipeline.Parse(new BsonArray(Json.Documents("[{$group: {_id: null, s: {$sum: '$v'}}}]"))).Run(input, new PipelineContext()).Single();

        Assert.Equal(Json.Text(Json.Value(sum)), Json.Text(result["s"]));
    }

    [Theory]
    [InlineData("[{$foo: 1}]", 40324)]
    [InlineData("[{$match: {}, $limit: 1}]", 40323)]
    [InlineData("[{}]", 40323)]
    [InlineData("[{$lookup: {}}]", 40324)]
    [InlineData("[{$match: 5}]", 15959)]
    [InlineData("[{$limit: 0}]", 15958)]
    [InlineData("[{$limit: -1}]", 5107201)]
    [InlineData("[{$skip: -1}]", 5107200)]
    [InlineData("[{$count: ''}]", 40156)]
    [InlineData("[{$count: '$x'}]", 40158)]
    [InlineData("[{$group: {n: {$sum: 1}}}]", 15955)]
    [InlineData("[{$group: 5}]", 15947)]
    [InlineData("[{$group: {_id: 1, n: 5}}]", 40234)]
    [InlineData("[{$group: {_id: 1, n: {$foo: 1}}}]", 15952)]
    [InlineData("[{$group: {_id: 1, n: {$sum: 1, $avg: 1}}}]", 40238)]
    [InlineData("[{$group: {_id: 1, 'a.b': {$sum: 1}}}]", 40235)]
    [InlineData("[{$group: {_id: 1, n: {$sum: [1, 2]}}}]", 40237)]
    [InlineData("[{$project: {}}]", 51272)]
    [InlineData("[{$project: {a: 1, b: 0}}]", 31254)]
    [InlineData("[{$project: {a: {$foo: 1}}}]", 31325)]
    [InlineData("[{$project: {'a.$': 1}}]", 31324)]
    [InlineData("[{$project: {a: {$slice: ['$a', 1]}}}]", 31325)]
    [InlineData("[{$addFields: {a: {$foo: 1}}}]", 168)]
    [InlineData("[{$addFields: {a: {$add: 1, $subtract: 1}}}]", 15983)]
    [InlineData("[{$addFields: {a: '$'}}]", 16872)]
    [InlineData("[{$addFields: {a: '$$x'}}]", 17276)]
    [InlineData("[{$addFields: {a: {$eq: [1]}}}]", 16020)]
    [InlineData("[{$addFields: {a: 1, 'a.b': 2}}]", 31249)]
    [InlineData("[{$unset: 5}]", 31002)]
    [InlineData("[{$unwind: 'a'}]", 28818)]
    [InlineData("[{$unwind: {path: '$a', x: 1}}]", 28811)]
    [InlineData("[{$sort: {}}]", 15976)]
    [InlineData("[{$out: 'x'}, {$limit: 1}]", 40601)]
    [InlineData("[{$merge: {into: 'x', whenMatched: 'foo'}}]", 2)]
    public void What_is_no_pipeline_is_refused(string stages, int code) =>
        Json.Refused(code, () => Pipeline.Parse(new BsonArray(Json.Documents(stages))));

    [Theory]
    [InlineData("{$add: [1, 'x']}", 14)]
    [InlineData("{$subtract: [1, 'x']}", 14)]
    [InlineData("{$divide: [1, 0]}", 2)]
    [InlineData("{$concat: ['a', 1]}", 16702)]
    [InlineData("{$size: '$a'}", 17124)]
    [InlineData("{$in: [1, 2]}", 40081)]
    [InlineData("{$mergeObjects: [1]}", 40400)]
    [InlineData("{$arrayElemAt: [1, 0]}", 28689)]
    public void A_value_that_an_expression_cannot_take_is_refused(string expression, int code) => Json.Refused(
        code, () => Assert.Empty(Run($"[{{$addFields: {{v: {expression}}}}}]", "[{_id: 1}]")));

    [Fact]
    public void A_replaced_root_must_be_a_document() =>
        Json.Refused(40228, () => Assert.Empty(Run("[{$replaceWith: '$a'}]", "[{a: 1}]")));

    [Fact]
    public void A_let_variable_must_not_read_a_document() =>
        Json.Refused(4890500, () => Pipeline.Parse([], Json.Document("{x: '$a'}")));

    [Fact]
    public void A_first_match_is_there_for_the_choice_of_an_index()
    {
        Assert.Equal("{ \"a\" : 1 }", Pipeline.Parse(new BsonArray(Json.Documents("[{$match: {a: 1}}, {$limit: 1}]"))).LeadingFilter!.ToJson());
        Assert.Null(Pipeline.Parse(new BsonArray(Json.Documents("[{$limit: 1}, {$match: {a: 1}}]"))).LeadingFilter);
    }

    [Fact]
    public void Stages_do_not_change_the_documents_that_came_in()
    {
        var input = Json.Document("{_id: 1, d: {a: [1, 2]}}");
        var before = Json.Text(input);

        var stages = Json.Documents("[{$unwind: {path: '$d.a', includeArrayIndex: 'd.i'}}, {$addFields: {'d.x': 1}}, {$unset: 'd.a'}]");
        Assert.Equal(2, Pipeline.Parse(new BsonArray(stages)).Run([input], new PipelineContext()).Count());

        Assert.Equal(before, Json.Text(input));
    }

    private static IEnumerable<BsonDocument> Run(string stages, string input) =>
        Pipeline.Parse(new BsonArray(Json.Documents(stages))).Run(Json.Documents(input), new PipelineContext());
}
