using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Tests.Semantics;

public sealed class SortTests
{
    [Theory]
    [InlineData("{a: 1}", "[{_id: 1, a: 2}, {_id: 2}, {_id: 3, a: 1}, {_id: 4, a: 'x'}]", "2 3 1 4")]
    [InlineData("{a: -1}", "[{_id: 1, a: 2}, {_id: 2}, {_id: 3, a: 1}, {_id: 4, a: 'x'}]", "4 1 3 2")]
    // A missing value sorts as null, an empty array before it.
    [InlineData("{a: 1}", "[{_id: 1, a: null}, {_id: 2}, {_id: 3, a: []}]", "3 1 2")]
    // An array counts by its smallest element, descending by its largest.
    [InlineData("{a: 1}", "[{_id: 1, a: [5, 9]}, {_id: 2, a: [7, 1]}, {_id: 3, a: 3}]", "2 3 1")]
    [InlineData("{a: -1}", "[{_id: 1, a: [5, 6]}, {_id: 2, a: [7, 1]}, {_id: 3, a: 8}]", "3 2 1")]
    [InlineData("{'a.b': 1}", "[{_id: 1, a: [{b: 5}, {b: 4}]}, {_id: 2, a: {b: 3}}, {_id: 3, a: [{c: 1}]}]", "3 2 1")]
    // Paths through one array stay together: (1, 5) and (2, 0) against (1, 4).
    [InlineData("{'a.x': 1, 'a.y': 1}", "[{_id: 1, a: [{x: 1, y: 5}, {x: 2, y: 0}]}, {_id: 2, a: [{x: 1, y: 4}]}]", "2 1")]
    [InlineData("{a: 1, b: -1}", "[{_id: 1, a: 1, b: 1}, {_id: 2, a: 1, b: 2}, {_id: 3, a: 0, b: 0}]", "3 2 1")]
    // Equal ones keep their order.
    [InlineData("{a: 1}", "[{_id: 3, a: 1}, {_id: 1, a: 1.0}, {_id: 2, a: NumberLong(1)}]", "3 1 2")]
    public void A_sort_orders_as_the_manual_says(string sort, string documents, string ids) => Assert.Equal(
        ids, string.Join(' ', SortOrder.Parse(Json.Document(sort)).Apply(Json.Documents(documents)).Select(document => document["_id"])));

    [Theory]
    [InlineData("{a: 2}", 15975)]
    [InlineData("{a: 'x'}", 15974)]
    [InlineData("{a: {$meta: 'textScore'}}", 238)]
    [InlineData("{$natural: 1}", 238)]
    [InlineData("{'a.': 1}", 40353)]
    [InlineData("{$a: 1}", 16410)]
    public void What_is_no_sort_is_refused(string sort, int code) => Json.Refused(code, () => SortOrder.Parse(Json.Document(sort)));

    [Fact]
    public void A_sort_by_two_arrays_is_refused() => Json.Refused(
        2, () => Assert.Empty(SortOrder.Parse(Json.Document("{a: 1, b: 1}")).Apply(Json.Documents("[{a: [1], b: [1]}]"))));

    [Theory]
    [InlineData("a", "{a: [1, 2]}", "[[1], [2]]")]
    [InlineData("a", "{a: []}", "[[undefined]]")]
    [InlineData("a", "{}", "[[null]]")]
    [InlineData("a", "{a: [[1, 2], 3]}", "[[[1, 2]], [3]]")]
    [InlineData("a.b", "{a: [{b: 1}, {b: [2, 3]}, {}, 5]}", "[[1], [2], [3], [null], [null]]")]
    [InlineData("a.b", "{a: []}", "[[null]]")]
    [InlineData("a.0", "{a: [7, 8]}", "[[7]]")]
    [InlineData("a,b", "{a: [1, 2], b: 5}", "[[1, 5], [2, 5]]")]
    [InlineData("a.x,a.y", "{a: [{x: 1, y: 2}, {x: 3}]}", "[[1, 2], [3, null]]")]
    [InlineData("a,a.b", "{a: [{b: 1}]}", "[[{b: 1}, 1]]")]
    public void The_keys_of_a_document_are_those_of_a_multikey_index(string paths, string document, string keys) => Assert.Equal(
        Json.Text(Json.Value(keys)),
        Json.Text(new BsonArray(IndexKeys.Of(Json.Document(document), [.. paths.Split(',').Select(FieldPath.Parse)]).Keys.Select(key => new BsonArray(key)))));

    [Fact]
    public void Two_arrays_make_no_key() => Json.Refused(
        171, () => IndexKeys.Of(Json.Document("{a: [1], b: [1]}"), [FieldPath.Parse("a"), FieldPath.Parse("b")]));
}
