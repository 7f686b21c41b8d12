using Pathways.LocalMongo.Aggregation;

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
    [InlineData("{c: '$a', b: 1}", "{_id: 1, a: 2, b: 3}", "{_id: 1, b: 3, c: 2}")]
    [InlineData("{c: 'x', 'd.e': '$a'}", "{_id: 1, a: 2}", "{_id: 1, c: 'x', d: {e: 2}}")]
    [InlineData("{c: '$a'}", "{_id: 1, a: 2}", "{_id: 1, c: 2}")]
    [InlineData("{c: '$x'}", "{_id: 1, a: 2}", "{_id: 1}")]
    public void A_projection_keeps_what_the_manual_says(string projection, string document, string expected) =>
        Json.Same(expected, Parse(projection).Apply(Json.Document(document)));

    [Theory]
    [InlineData("{a: 1, b: 0}", 31254)]
    [InlineData("{a: 0, b: 1}", 31253)]
    [InlineData("{a: 0, b: '$x'}", 31310)]
    [InlineData("{a: {}}", 51270)]
    [InlineData("{a: 1, 'a.b': 1}", 31249)]
    [InlineData("{'a.b': 1, a: 1}", 31250)]
    [InlineData("{a: {$foo: 1}}", 31325)]
    [InlineData("{a: {$slice: 1}}", 31325)]
    [InlineData("{a: {$elemMatch: {b: 1}}}", 31325)]
    [InlineData("{'a.$': 1}", 238)]
    [InlineData("{a: ['$b']}", 238)]
    [InlineData("{'$a': 1}", 16410)]
    [InlineData("{'a.': 1}", 40353)]
    public void What_is_no_projection_is_refused(string projection, int code) =>
        Json.Refused(code, () => Parse(projection));

    [Fact]
    public void The_stored_document_stays_as_it_is()
    {
        var stored = Json.Document("{_id: 1, a: [{b: [1, 2]}], c: {d: 1}}");
        var before = Json.Text(stored);

        Parse("{'a.b': 1}").Apply(stored);
        Parse("{'c.e': '$a', 'c.d': 1}").Apply(stored);

        Assert.Equal(before, Json.Text(stored));
    }

    private static Projection Parse(string projection) => Projection.Parse(Json.Document(projection), DateTime.UnixEpoch);
}
