using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Tests.Semantics;

public sealed class ProjectionTests
{
    [Theory]
    [InlineData("{}", "{_id: 1, a: 1}", "{_id: 1, a: 1}")]
    [InlineData("{a: 1}", "{_id: 1, a: 2, b: 3}", "{_id: 1, a: 2}")]
    [InlineData("{b: 1, a: true}", "{_id: 1, a: 2, b: 3}", "{_id: 1, a: 2, b: 3}")]
    [InlineData("{_id: 0, a: 1}", "{_id: 1, a: 2, b: 3}", "{a: 2}")]
    [InlineData("{_id: 1}", "{_id: 1, a: 2}", "{_id: 1}")]
    [InlineData("{_id: 0}", "{_id: 1, a: 2}", "{a: 2}")]
    [InlineData("{a: 0}", "{_id: 1, a: 2, b: 3}", "{_id: 1, b: 3}")]
    [InlineData("{_id: 1, a: 0}", "{_id: 1, a: 2, b: 3}", "{_id: 1, b: 3}")]
    // Dotted, through arrays: an inclusion drops what is no document, an exclusion keeps it.
    [InlineData("{'a.b': 1}", "{_id: 1, a: {b: 1, c: 2}}", "{_id: 1, a: {b: 1}}")]
    [InlineData("{a: {b: 1}}", "{_id: 1, a: {b: 1, c: 2}}", "{_id: 1, a: {b: 1}}")]
    [InlineData("{'a.b': 1}", "{_id: 1, a: [{b: 1, c: 2}, 5, [{b: 2, c: 3}], {c: 4}]}", "{_id: 1, a: [{b: 1}, [{b: 2}], {}]}")]
    [InlineData("{'a.b': 1}", "{_id: 1, a: 5}", "{_id: 1}")]
    [InlineData("{'a.b': 0}", "{_id: 1, a: [{b: 1, c: 2}, 5]}", "{_id: 1, a: [{c: 2}, 5]}")]
    [InlineData("{'a.b': 0}", "{_id: 1, a: 5}", "{_id: 1, a: 5}")]
    // Expressions come after what is kept, in the order of the projection.
    [InlineData("{c: {$add: ['$a', 1]}, b: 1}", "{_id: 1, a: 2, b: 3}", "{_id: 1, b: 3, c: 3}")]
    [InlineData("{c: '$a'}", "{_id: 1, a: 2}", "{_id: 1, c: 2}")]
    [InlineData("{c: '$x'}", "{_id: 1, a: 2}", "{_id: 1}")]
    [InlineData("{c: 'x', d: {$literal: 1}}", "{_id: 1}", "{_id: 1, c: 'x', d: 1}")]
    [InlineData("{_id: 0, a: ['$x', '$b']}", "{_id: 1, b: 2}", "{a: [null, 2]}")]
    // $slice alone leaves all other fields.
    [InlineData("{a: {$slice: 2}}", "{_id: 1, a: [1, 2, 3], b: 1}", "{_id: 1, a: [1, 2], b: 1}")]
    [InlineData("{a: {$slice: -2}}", "{_id: 1, a: [1, 2, 3]}", "{_id: 1, a: [2, 3]}")]
    [InlineData("{a: {$slice: [1, 1]}}", "{_id: 1, a: [1, 2, 3]}", "{_id: 1, a: [2]}")]
    [InlineData("{a: {$slice: [-2, 1]}}", "{_id: 1, a: [1, 2, 3]}", "{_id: 1, a: [2]}")]
    [InlineData("{a: {$slice: [-9, 2]}}", "{_id: 1, a: [1, 2, 3]}", "{_id: 1, a: [1, 2]}")]
    [InlineData("{a: {$slice: 1}}", "{_id: 1, a: 5}", "{_id: 1, a: 5}")]
    [InlineData("{q: 1, 'd.c': {$slice: 1}}", "{_id: 1, q: 2, d: {c: [1, 2], s: 3}, x: 4}", "{_id: 1, q: 2, d: {c: [1]}}")]
    [InlineData("{x: 0, 'd.c': {$slice: 1}}", "{_id: 1, d: {c: [1, 2], s: 3}, x: 4}", "{_id: 1, d: {c: [1], s: 3}}")]
    [InlineData("{_id: 1, a: {$slice: 1}}", "{_id: 1, a: [1, 2], b: 3}", "{_id: 1, a: [1]}")]
    // $elemMatch keeps the first element that fits, after the other fields.
    [InlineData("{a: {$elemMatch: {x: {$gt: 1}}}}", "{_id: 1, a: [{x: 1}, {x: 2}, {x: 3}], b: 1}", "{_id: 1, a: [{x: 2}]}")]
    [InlineData("{a: {$elemMatch: {x: 9}}, b: 1}", "{_id: 1, a: [{x: 1}], b: 1}", "{_id: 1, b: 1}")]
    [InlineData("{a: {$elemMatch: {$gt: 1}}, b: 1}", "{_id: 1, a: [1, 2], b: 1}", "{_id: 1, b: 1, a: [2]}")]
    [InlineData("{a: {$elemMatch: {$gt: 1}}, b: 0}", "{_id: 1, a: [1, 2], b: 1, c: 1}", "{_id: 1, a: [2], c: 1}")]
    public void A_projection_keeps_what_the_manual_says(string projection, string document, string expected) =>
        Json.Same(expected, Projection.Parse(Json.Document(projection)).Apply(Json.Document(document)));

    [Theory]
    [InlineData("{a: {$gt: 1}}", "{'a.$': 1}", "{_id: 1, a: [1, 2, 3], b: 1}", "{_id: 1, a: [2]}")]
    [InlineData("{'a.x': 2}", "{'a.$': 1, b: 1}", "{_id: 1, a: [{x: 1}, {x: 2}], b: 1}", "{_id: 1, a: [{x: 2}], b: 1}")]
    [InlineData("{'d.a': 2}", "{'d.a.$': 1}", "{_id: 1, d: {a: [1, 2], c: 3}}", "{_id: 1, d: {a: [2]}}")]
    public void A_positional_projection_keeps_the_element_that_the_query_found(string filter, string projection, string document, string expected) =>
        Json.Same(expected, Projection.Parse(Json.Document(projection), Json.Document(filter)).Apply(Json.Document(document)));

    [Theory]
    [InlineData("{a: 1, b: 0}", 31254)]
    [InlineData("{a: 0, b: 1}", 31253)]
    [InlineData("{a: 0, b: '$x'}", 31310)]
    [InlineData("{a: 0, b: {$add: [1]}}", 31252)]
    [InlineData("{a: {}}", 51270)]
    [InlineData("{a: 1, 'a.b': 1}", 31249)]
    [InlineData("{'a.b': 1, a: 1}", 31250)]
    [InlineData("{a: {$foo: 1}}", 31325)]
    [InlineData("{a: {$slice: 'x'}}", 28667)]
    [InlineData("{a: {$slice: [1, 0]}}", 28667)]
    [InlineData("{'a.b': {$elemMatch: {c: 1}}}", 31275)]
    [InlineData("{a: {$elemMatch: 1}}", 31274)]
    [InlineData("{'b.$': 1}", 31277)]
    [InlineData("{'a.$': 1, 'c.$': 1}", 31276)]
    [InlineData("{'a.$': 0}", 31395)]
    [InlineData("{'$a': 1}", 16410)]
    [InlineData("{'a.': 1}", 40353)]
    public void What_is_no_projection_is_refused(string projection, int code) =>
        Json.Refused(code, () => Projection.Parse(Json.Document(projection), Json.Document("{a: 1, c: 1}")));

    [Fact]
    public void A_position_that_the_query_did_not_find_is_refused() => Json.Refused(
        51246, () => Projection.Parse(Json.Document("{'a.$': 1}"), Json.Document("{a: 5}")).Apply(Json.Document("{a: 5}")));

    [Fact]
    public void The_stored_document_stays_as_it_is()
    {
        var stored = Json.Document("{_id: 1, a: [{b: [1, 2]}], c: {d: 1}}");
        var before = Json.Text(stored);

        Projection.Parse(Json.Document("{'a.b': {$slice: 1}}")).Apply(stored);
        Projection.Parse(Json.Document("{'c.e': '$a', 'c.d': 1}")).Apply(stored);

        Assert.Equal(before, Json.Text(stored));
    }
}
