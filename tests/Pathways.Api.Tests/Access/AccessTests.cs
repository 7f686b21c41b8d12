using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Security;
using Pathways.Api.Tests.Http;

namespace Pathways.Api.Tests.Access;

/// <summary>Every endpoint and every page, as everybody, for things of all kinds of people: the answers stand in <c>access.tsv</c>.</summary>
public sealed partial class AccessTests
{
    private const string Api = "/api/v1/", Page = "PAGE ";
    private static readonly Dictionary<string, string> WithPasskeys = new() { ["Accounts:PasskeyDomain"] = "localhost" };
    private static readonly string[] Callers = [AccessTable.Nobody, .. Roles.All];

    [Fact]
    [Trait("Invariant", "2"), Trait("Invariant", "22"), Trait("Invariant", "26")]
    public async Task Every_endpoint_answers_everybody_as_the_table_says()
    {
        await using var app = await PathwaysApp.StartAsync(WithPasskeys);
        var routes = ApiRoute.AllOf(app).Select(route => $"{route.Method} {route.Pattern[Api.Length..]}").ToList();
        var rows = AccessTable.Read().Where(row => !row.Route.StartsWith(Page, StringComparison.Ordinal)).ToList();
        Assert.Equal([], SameRows(routes, rows));
        var world = await AccessWorld.MakeAsync(app);
        var bodies = new AccessBodies(world, await Contract.OfAsync(app));
        var (wrong, notThere) = (new List<string>(), new HashSet<string>());
        foreach (var row in rows)
            foreach (var relation in row.Expected.Keys)
            {
                string? forOthers = null;
                foreach (var role in Callers)
                {
                    var id = row.Admits(role) ? await world.Things.IdAsync(row.Route, relation, role) : forOthers ??= await world.Things.IdAsync(row.Route, relation, row.First);
                    var wanted = row.For(relation, role, unsigned: 401);
                    using var request = new HttpRequestMessage(new(row.Route.Split(' ')[0]), Address(Api + row.Route.Split(' ')[1], id));
                    if (await bodies.OfAsync(row.Route, relation, role, id) is { } body)
                        request.Content = JsonContent.Create(body, body.GetType());
                    await ReadFirstAsync(world.Caller(role), request);
                    using var answer = await world.Caller(role).SendAsync(request);
                    if (answer.StatusCode == HttpStatusCode.NotFound)
                        notThere.Add(TraceId().Replace(await answer.Content.ReadAsStringAsync(), ""));
                    if ((int)answer.StatusCode != wanted)
                        wrong.Add($"{row.Route} {relation} as {role}: {(int)answer.StatusCode}, the table says {wanted}. {await answer.Content.ReadAsStringAsync()}");
                }
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Single(notThere);
    }

    /// <summary>What is written over is read first, and said so.</summary>
    private static async Task ReadFirstAsync(HttpClient caller, HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Put)
            return;
        using var read = await caller.GetAsync(request.RequestUri);
        if (read.Headers.ETag is { } version)
            request.Headers.IfMatch.Add(version);
    }

    [Fact]
    [Trait("Invariant", "2"), Trait("Invariant", "22"), Trait("Invariant", "26")]
    public async Task Every_page_answers_everybody_as_the_table_says()
    {
        await using var app = await PathwaysApp.StartAsync(WithPasskeys);
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(endpoint => Page + "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct().ToList();
        var rows = AccessTable.Read().Where(row => row.Route.StartsWith(Page, StringComparison.Ordinal)).ToList();
        Assert.Equal([], SameRows(pages, rows));
        var world = await AccessWorld.MakeAsync(app);
        var wrong = new List<string>();
        foreach (var row in rows)
            foreach (var relation in row.Expected.Keys)
            {
                string? forOthers = null;
                foreach (var role in Callers)
                {
                    var id = row.Admits(role) ? await world.Things.IdAsync(row.Route, relation, role) : forOthers ??= await world.Things.IdAsync(row.Route, relation, row.First);
                    var wanted = row.For(relation, role, unsigned: 302);
                    var address = Address(row.Route[Page.Length..], id);
                    if (row.Route == Page + "/share/with")
                        address += "?code=" + world.CounselorsCode;
                    using var answer = await (await world.BrowserAsync(role)).GetAsync(address);
                    if ((int)answer.StatusCode != wanted)
                        wrong.Add($"{row.Route} {relation} as {role}: {(int)answer.StatusCode} {answer.Headers.Location}, the table says {wanted}.");
                    else if (wanted == 302 && answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) != true && role == AccessTable.Nobody)
                        wrong.Add($"{row.Route} as {role} leads to {answer.Headers.Location}.");
                }
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> SameRows(IReadOnlyCollection<string> routes, IReadOnlyCollection<AccessRow> rows)
    {
        var named = rows.Select(row => row.Route).ToList();
        return [.. routes.Except(named).Select(route => "access.tsv has no row for: " + route), .. named.Except(routes).Select(route => "There is no such route any more: " + route),
            .. named.GroupBy(route => route).Where(same => same.Count() > 1).Select(same => "Twice: " + same.Key)];
    }

    private static string Address(string pattern, string id) => Parameter().Replace(pattern, match => match.Value.Contains(":int", StringComparison.Ordinal) ? "500" : Uri.EscapeDataString(id));

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Parameter();
}
