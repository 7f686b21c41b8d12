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
    [InlineData("[{$group: {_id: 1, n: {$sum: 1}}}]", Three, "[{_id: 1, n: 3}]")]
    [InlineData("[{$group: {_id: '$v', n: {$sum: 1}}}]", "[{v: 1}, {v: 1.0}, {v: NumberLong(1)}, {v: null}, {}]", "[{_id: 1, n: 3}, {_id: null, n: 2}]")]
    [InlineData("[{$group: {_id: '$k', n: {$sum: '$n'}, c: {$sum: 1}}}]", Three, "[{_id: 'a', n: 4, c: 2}, {_id: 'b', n: 2, c: 1}]")]
    [InlineData("[{$project: {_id: 0, k: 1, d: {x: '$n', y: 'text'}}}, {$limit: 1}]", Three, "[{k: 'a', d: {x: 1, y: 'text'}}]")]
    [InlineData("[{$sort: {n: 1}}, {$group: {_id: '$k', r: {$last: '$$ROOT'}, x: {$last: '$q'}}}, {$project: {r: '$r.n', x: 1, _id: 0}}]", Three, "[{x: null, r: 3}, {x: null, r: 2}]")]
    [InlineData("[{$project: {_v: '$a.b', _id: 0}}]", "[{a: [{b: 1}, {c: 2}, {b: 3}, [{b: 4}]]}]", "[{_v: [1, 3]}]")]
    public void Stages_give_what_the_manual_says(string stages, string input, string expected) => Assert.Equal(
        Json.Documents(expected).Select(Json.Text), Run(stages, input).Select(Json.Text));

    [Theory]
    [InlineData("'$a'", "[1, 2, 3]")]
    [InlineData("'$$ROOT'", "{_id: 1, a: [1, 2, 3]}")]
    [InlineData("'$$NOW'", "ISODate('2026-03-01T00:00:00Z')")]
    [InlineData("'text'", "'text'")]
    [InlineData("null", "null")]
    public void Expressions_give_what_the_manual_says(string expression, string expected) => Assert.Equal(
        Json.Text(Json.Value(expected)), Json.Text(Run($"[{{$project: {{v: {expression}}}}}]", "[{_id: 1, a: [1, 2, 3]}]").Single()["v"]));

    [Theory]
    // Long sums do not lose what small doubles add up to, and have the widest type met.
    [InlineData("[1, 2]", "3")]
    [InlineData("[1, NumberLong(2)]", "NumberLong(3)")]
    [InlineData("[2147483647, 1]", "NumberLong('2147483648')")]
    [InlineData("[1, 0.5]", "1.5")]
    [InlineData("[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]", "5.5")]
    [InlineData("[1, 'x', null, [5]]", "1")]
    [InlineData("[]", "0")]
    public void A_sum_has_the_type_and_value_that_the_manual_says(string values, string sum)
    {
        var input = Json.Value(values).AsBsonArray.Select(value => new BsonDocument("v", value)).Append(new BsonDocument("w", 1));

        var result = Parse("[{$group: {_id: null, s: {$sum: '$v'}}}]").Run(input).Single();

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
    [InlineData("[{$group: {n: {$sum: 1}}}]", 15955)]
    [InlineData("[{$group: 5}]", 15947)]
    [InlineData("[{$group: {_id: 1, n: 5}}]", 40234)]
    [InlineData("[{$group: {_id: 1, n: {$foo: 1}}}]", 15952)]
    [InlineData("[{$group: {_id: 1, n: {$sum: 1, $avg: 1}}}]", 40238)]
    [InlineData("[{$group: {_id: 1, 'a.b': {$sum: 1}}}]", 40235)]
    [InlineData("[{$project: {}}]", 51272)]
    [InlineData("[{$project: {a: 1, b: 0}}]", 31254)]
    [InlineData("[{$project: {a: {$foo: 1}}}]", 31325)]
    [InlineData("[{$project: {'a.$': 1}}]", 238)]
    [InlineData("[{$project: {a: {$slice: ['$a', 1]}}}]", 31325)]
    [InlineData("[{$sort: {}}]", 15976)]
    [InlineData("[{$group: {_id: {k: '$k'}}}]", 238)]
    [InlineData("[{$group: {_id: 1, n: {$sum: [1, 2]}}}]", 238)]
    [InlineData("[{$group: {_id: 1, n: {$avg: '$n'}}}]", 15952)]
    [InlineData("[{$group: {_id: {$add: [1, 2]}}}]", 168)]
    [InlineData("[{$project: {a: '$'}}]", 16872)]
    [InlineData("[{$project: {a: '$$x'}}]", 17276)]
    [InlineData("[{$project: {a: '$$REMOVE'}}]", 17276)]
    [InlineData("[{$project: {a: '$b', 'a.b': 1}}]", 31249)]
    [InlineData("[{$project: {a: ['$b']}}]", 238)]
    [InlineData("[{$addFields: {a: 1}}]", 40324)]
    [InlineData("[{$set: {a: 1}}]", 40324)]
    [InlineData("[{$unset: 'a'}]", 40324)]
    [InlineData("[{$unwind: '$a'}]", 40324)]
    [InlineData("[{$count: 'n'}]", 40324)]
    [InlineData("[{$sortByCount: '$k'}]", 40324)]
    [InlineData("[{$replaceWith: '$a'}]", 40324)]
    [InlineData("[{$out: 'x'}]", 40324)]
    [InlineData("[{$merge: {into: 'x'}}]", 40324)]
    public void What_is_no_pipeline_is_refused(string stages, int code) =>
        Json.Refused(code, () => Parse(stages));

    [Fact]
    public void Decimals_are_not_summed() => Json.Refused(238, () => Run("[{$group: {_id: 1, n: {$sum: '$n'}}}]", "[{n: NumberDecimal('0.5')}]"));

    [Fact]
    public void A_first_match_is_there_for_the_choice_of_an_index()
    {
        Assert.Equal("{ \"a\" : 1 }", Parse("[{$match: {a: 1}}, {$limit: 1}]").LeadingFilter!.ToJson());
        Assert.Null(Parse("[{$limit: 1}, {$match: {a: 1}}]").LeadingFilter);
    }

    [Fact]
    public void Stages_do_not_change_the_documents_that_came_in()
    {
        var input = Json.Document("{_id: 1, d: {a: [1, 2]}}");
        var before = Json.Text(input);

        Assert.Single(Parse("[{$project: {'d.x': '$d.a', 'd.a': 1}}]").Run([input]));
        Assert.Equal(before, Json.Text(input));
    }

    private static List<BsonDocument> Run(string stages, string input) => [.. Parse(stages).Run(Json.Documents(input))];

    private static Pipeline Parse(string stages) => Pipeline.Parse(new BsonArray(Json.Documents(stages)), new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
}
