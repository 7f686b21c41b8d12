using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Pathways.Api.Tests.Http;

namespace Pathways.Api.Tests.Access;

/// <summary>Every route of the API, called by every role with everything that it can name, against docs/access.md.</summary>
[Collection(nameof(AccessWorld))]
public sealed partial class AccessTests(AccessWorld world)
{
    private const string Prefix = "/api/v1";

    [Fact]
    [Trait("Invariant", "2"), Trait("Invariant", "5"), Trait("Invariant", "22"), Trait("Invariant", "26")]
    public async Task Every_route_answers_every_role_as_the_table_says()
    {
        var rows = AccessTable.Read("API");
        using var bodies = new AccessBodies(world, await Contract.OfAsync(world.App));
        var check = new AccessCheck(world, visitor: 401, (row, actor, thing) => CallAsync(row.Route, actor, thing, bodies));
        check.Wrong.AddRange(AccessTable.Differences(rows, ApiRoute.AllOf(world.App).Select(route => $"{route.Method} {route.Pattern[Prefix.Length..]}")));
        var calls = new List<(AccessRow Row, IReadOnlyDictionary<Actor, IReadOnlyList<Thing>> Named)>();
        foreach (var row in rows)
            calls.Add((row, await check.NamedAsync(row)));
        foreach (var (row, named) in calls)
            await check.CallAsync(row, named, world.Actors.Values.Where(actor => !row.Admits(actor.Role)));
        Assert.True(check.Wrong.Count == 0, string.Join('\n', check.Wrong));
    }

    private static async Task<(int Status, string Text)> CallAsync(string route, Actor actor, Thing thing, AccessBodies bodies)
    {
        var sent = await bodies.OfAsync(route, actor, thing.Id);
        using var request = new HttpRequestMessage(new(route.Split(' ')[0]), Prefix + Parameter().Replace(route.Split(' ')[1], thing.Id));
        request.Content = sent.Body is null ? null : JsonContent.Create(sent.Body, sent.Body.GetType());
        request.Headers.Add("Origin", "http://localhost");
        if (sent.IfMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", sent.IfMatch);
        using var answer = await (actor.Role == sent.ByRole ? sent.By!.Client : actor.Api).SendAsync(request);
        return ((int)answer.StatusCode, TraceId().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Parameter();

    [GeneratedRegex("""
        ,?"traceId":"[^"]*"
        """)]
    private static partial Regex TraceId();
}
