using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Tests.Semantics;

public sealed class FilterTests
{
    [Theory]
    // Equality: whole value or array element; null also finds missing.
    [InlineData("{a: 1}", "{a: 1}", true)]
    [InlineData("{a: 1}", "{a: NumberLong(1)}", true)]
    [InlineData("{a: 1}", "{a: 1.0}", true)]
    [InlineData("{a: 1}", "{a: NumberDecimal('1.00')}", true)]
    [InlineData("{a: 1}", "{a: '1'}", false)]
    [InlineData("{a: 1}", "{a: [2, 1]}", true)]
    [InlineData("{a: [2, 1]}", "{a: [2, 1]}", true)]
    [InlineData("{a: [2, 1]}", "{a: [1, 2]}", false)]
    [InlineData("{a: [2, 1]}", "{a: [[2, 1], 5]}", true)]
    [InlineData("{a: 1}", "{a: [[1]]}", false)]
    [InlineData("{a: null}", "{}", true)]
    [InlineData("{a: null}", "{a: null}", true)]
    [InlineData("{a: null}", "{a: 0}", false)]
    [InlineData("{a: null}", "{a: []}", false)]
    [InlineData("{a: null}", "{a: [null]}", true)]
    [InlineData("{a: {b: 1}}", "{a: {b: 1, c: 2}}", false)]
    [InlineData("{a: {b: 1, c: 2}}", "{a: {c: 2, b: 1}}", false)]
    [InlineData("{a: {}}", "{a: {}}", true)]
    // Dotted paths.
    [InlineData("{'a.b': 1}", "{a: {b: 1}}", true)]
    [InlineData("{'a.b': 1}", "{a: [{b: 2}, {b: 1}]}", true)]
    [InlineData("{'a.b': 1}", "{a: [{b: [3, 1]}]}", true)]
    [InlineData("{'a.b': 1}", "{a: [[{b: 1}]]}", false)]
    [InlineData("{'a.b': null}", "{a: [{c: 1}]}", true)]
    [InlineData("{'a.b': null}", "{a: []}", false)]
    [InlineData("{'a.b': null}", "{a: [1, 2]}", false)]
    [InlineData("{'a.b': null}", "{a: 5}", true)]
    [InlineData("{'a.1': 7}", "{a: [5, 7]}", true)]
    [InlineData("{'a.1': 5}", "{a: [5, 7]}", false)]
    [InlineData("{'a.1': 5}", "{a: {'1': 5}}", true)]
    [InlineData("{'a.0.b': 1}", "{a: [{b: 1}]}", true)]
    [InlineData("{'a.0': 1}", "{a: [[1]]}", false)]
    [InlineData("{'a.0.0': 1}", "{a: [[1]]}", true)]
    // $ne and $nin: no value equals.
    [InlineData("{a: {$ne: 1}}", "{a: [1, 2]}", false)]
    [InlineData("{a: {$ne: 1}}", "{}", true)]
    [InlineData("{a: {$ne: null}}", "{}", false)]
    [InlineData("{a: {$nin: [1, 2]}}", "{a: [3, 2]}", false)]
    [InlineData("{a: {$nin: [1, 2]}}", "{a: 3}", true)]
    [InlineData("{a: {$nin: [null]}}", "{}", false)]
    // Ranges stay within the type.
    [InlineData("{a: {$gt: 5}}", "{a: 6}", true)]
    [InlineData("{a: {$gt: 5}}", "{a: 5.5}", true)]
    [InlineData("{a: {$gt: 5}}", "{a: 'x'}", false)]
    [InlineData("{a: {$gt: 5}}", "{a: null}", false)]
    [InlineData("{a: {$lt: 5}}", "{}", false)]
    [InlineData("{a: {$lte: null}}", "{}", true)]
    [InlineData("{a: {$gte: null}}", "{a: null}", true)]
    [InlineData("{a: {$gt: null}}", "{a: null}", false)]
    [InlineData("{a: {$gt: 1, $lt: 3}}", "{a: [0, 5]}", true)]
    [InlineData("{a: {$gte: 'b'}}", "{a: 'abc'}", false)]
    [InlineData("{a: {$gt: MinKey}}", "{a: 1}", true)]
    [InlineData("{a: {$lt: MaxKey}}", "{}", true)]
    [InlineData("{a: {$gt: NaN}}", "{a: 1}", false)]
    [InlineData("{a: {$lt: 1}}", "{a: NaN}", false)]
    [InlineData("{a: {$gte: NaN}}", "{a: NaN}", true)]
    // $in, with regular expressions among the values.
    [InlineData("{a: {$in: [1, null]}}", "{}", true)]
    [InlineData("{a: {$in: [/^x/, 3]}}", "{a: ['xy']}", true)]
    [InlineData("{a: {$in: [/^x/, 3]}}", "{a: 'yx'}", false)]
    [InlineData("{a: {$in: []}}", "{}", false)]
    [InlineData("{a: {$in: [[1]]}}", "{a: [1]}", true)]
    // $exists and $type.
    [InlineData("{a: {$exists: true}}", "{a: null}", true)]
    [InlineData("{a: {$exists: false}}", "{a: null}", false)]
    [InlineData("{a: {$exists: false}}", "{}", true)]
    [InlineData("{'a.b': {$exists: false}}", "{a: []}", true)]
    [InlineData("{a: {$type: 'number'}}", "{a: NumberLong(1)}", true)]
    [InlineData("{a: {$type: 2}}", "{a: [1, 'x']}", true)]
    [InlineData("{a: {$type: 'array'}}", "{a: []}", true)]
    [InlineData("{a: {$type: ['null', 'bool']}}", "{a: null}", true)]
    [InlineData("{a: {$type: 'null'}}", "{}", false)]
    // Logic.
    [InlineData("{$or: [{a: 1}, {b: 1}]}", "{b: 1}", true)]
    [InlineData("{$nor: [{a: 1}, {b: 1}]}", "{b: 1}", false)]
    [InlineData("{$and: [{a: 1}, {a: 2}]}", "{a: [1, 2]}", true)]
    [InlineData("{a: {$not: {$gt: 5}}}", "{}", true)]
    [InlineData("{a: {$not: {$gt: 5}}}", "{a: [1, 6]}", false)]
    [InlineData("{a: {$not: /x/}}", "{a: 'xy'}", false)]
    // Arrays.
    [InlineData("{a: {$all: [1, 2]}}", "{a: [2, 3, 1]}", true)]
    [InlineData("{a: {$all: [1]}}", "{a: 1}", true)]
    [InlineData("{a: {$all: []}}", "{a: []}", false)]
    [InlineData("{a: {$all: [{$elemMatch: {b: 1}}, {$elemMatch: {b: 2}}]}}", "{a: [{b: 1}, {b: 2}]}", true)]
    [InlineData("{a: {$elemMatch: {$gt: 1, $lt: 3}}}", "{a: [0, 5]}", false)]
    [InlineData("{a: {$elemMatch: {$gt: 1, $lt: 3}}}", "{a: [0, 2]}", true)]
    [InlineData("{a: {$elemMatch: {b: 1, c: 2}}}", "{a: [{b: 1}, {c: 2}]}", false)]
    [InlineData("{'a.b': 1, 'a.c': 2}", "{a: [{b: 1}, {c: 2}]}", true)]
    [InlineData("{a: {$elemMatch: {b: 1}}}", "{a: {b: 1}}", false)]
    [InlineData("{a: {$elemMatch: {$ne: 1}}}", "{a: [1, 2]}", true)]
    [InlineData("{a: {$elemMatch: {$in: [1]}}}", "{a: [[1]]}", false)]
    [InlineData("{a: {$size: 2}}", "{a: [1, [2, 3]]}", true)]
    [InlineData("{a: {$size: 1}}", "{a: 1}", false)]
    [InlineData("{'a.b': {$size: 1}}", "{a: [{b: [1]}]}", true)]
    // $regex, $comment.
    [InlineData("{a: {$regex: '^ab', $options: 'i'}}", "{a: 'ABc'}", true)]
    [InlineData("{a: /b$/m}", "{a: 'ab\\ncd'}", true)]
    [InlineData("{$comment: 'why', a: 1}", "{a: 1}", true)]
    public void A_query_finds_what_the_manual_says(string filter, string document, bool found) =>
        Assert.Equal(found, Filter.Parse(Json.Document(filter)).Matches(Json.Document(document)));

    [Theory]
    [InlineData("{$foo: 1}", 2)]
    [InlineData("{a: {$foo: 1}}", 2)]
    [InlineData("{a: {$gt: 1, b: 2}}", 2)]
    [InlineData("{$and: []}", 2)]
    [InlineData("{$or: 5}", 2)]
    [InlineData("{$nor: [1]}", 2)]
    [InlineData("{a: {$in: 5}}", 2)]
    [InlineData("{a: {$in: [{$gt: 1}]}}", 2)]
    [InlineData("{a: {$ne: /x/}}", 2)]
    [InlineData("{a: {$gt: /x/}}", 2)]
    [InlineData("{a: {$not: 5}}", 2)]
    [InlineData("{a: {$type: 'text'}}", 2)]
    [InlineData("{a: {$size: -1}}", 9)]
    [InlineData("{a: {$options: 'i'}}", 2)]
    [InlineData("{a: {$regex: '('}}", 51091)]
    [InlineData("{a: {$regex: 'x', $options: 'g'}}", 51108)]
    [InlineData("{a: {$elemMatch: {$expr: true}}}", 2)]
    [InlineData("{$expr: true}", 2)]
    [InlineData("{a: {$mod: [4, 1]}}", 2)]
    [InlineData("{a: {$regex: 'x', $options: 'x'}}", 238)]
    [InlineData("{$where: 'true'}", 2)]
    [InlineData("{$text: {$search: 'x'}}", 2)]
    public void What_is_no_query_is_refused_with_the_code_of_MongoDB(string filter, int code) =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => Filter.Parse(Json.Document(filter))).Code);

    [Fact]
    public void Bounds_are_the_conditions_that_all_must_hold()
    {
        var bounds = Filter.Parse(Json.Document(
            "{a: 1, b: {$gt: 2, $lte: 5}, $and: [{'c.d': {$in: [1, 2]}}], $or: [{e: 1}], f: {$ne: 1}, g: /x/, h: [1]}")).Bounds;

        Assert.Equal(
            ["a Equal 1", "b Greater 2", "b LessOrEqual 5", "c.d In 1,2"],
            bounds.Select(bound => $"{bound.Path} {bound.Kind} {string.Join(',', bound.Values)}"));
    }

    [Theory]
    [InlineData("^user:", "user:7", true)]
    [InlineData("^user:", "a user:7", false)]
    [InlineData("a.c", "a\nc", false)]
    // A character is a code point.
    [InlineData("^.$", "\U0001F600", true)]
    [InlineData("^..$", "\U0001F600", false)]
    [InlineData("a\\.c", "abc", false)]
    [InlineData("^\\$\\.x$", "$.x", true)]
    [InlineData("^(ab|c)+d?$", "abcab", true)]
    [InlineData("^é.*", "é\n", true)]
    public void Regular_expressions_are_read_as_PCRE(string pattern, string text, bool found) =>
        Assert.Equal(found, Filter.Parse(Pattern(pattern)).Matches(new BsonDocument("a", text)));

    [Theory]
    [InlineData("[a-z]")]
    [InlineData("\\d")]
    [InlineData("a{2}")]
    [InlineData("(*UCP)x")]
    [InlineData("(?i)x")]
    [InlineData("\U0001F600")]
    [InlineData("a++")]
    [InlineData("\\Qx\\E")]
    [InlineData("x\\")]
    public void What_the_two_languages_read_differently_is_refused(string pattern) =>
        Json.Refused(51091, () => Filter.Parse(Pattern(pattern)));

    private static BsonDocument Pattern(string pattern) => new("a", new BsonDocument("$regex", pattern));
}
