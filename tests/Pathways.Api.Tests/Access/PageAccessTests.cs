using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Tests.Architecture;

namespace Pathways.Api.Tests.Access;

/// <summary>Every page, and all else outside the API, opened by every role with everything that it can name, against docs/access.md; and every form, posted by all and to all that the page is refused to.</summary>
[Collection(nameof(AccessWorld))]
public sealed partial class PageAccessTests(AccessWorld world)
{
    [Fact]
    [Trait("Invariant", "2"), Trait("Invariant", "22"), Trait("Invariant", "26")]
    public async Task Every_page_and_form_answers_every_role_as_the_table_says()
    {
        var rows = AccessTable.Read("Pages");
        var check = new AccessCheck(world, visitor: 302, (row, actor, thing) => CallAsync(row.Route, actor, thing));
        check.Wrong.AddRange(AccessTable.Differences(rows, Routes().Concat(FormsThatNameThings())));
        var calls = new List<(AccessRow Row, IReadOnlyDictionary<Actor, IReadOnlyList<Thing>> Named)>();
        foreach (var row in rows)
            calls.Add((row, await check.NamedAsync(row)));
        foreach (var (row, named) in calls)
        {
            var outside = world.Actors.Values.Where(actor => !rows.Any(other => other.Route == row.Route && other.Admits(actor.Role))).ToList();
            await check.CallAsync(row, named, outside);
            if (row.Route.StartsWith("GET", StringComparison.Ordinal))
                check.Wrong.AddRange(await FormFaultsAsync(row, named, outside));
        }
        Assert.True(check.Wrong.Count == 0, string.Join('\n', check.Wrong));
    }

    /// <summary>What the host maps outside the API; assets are no secret, and others look at what they say.</summary>
    private IEnumerable<string> Routes() => world.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Methods: endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods))
        .Where(route => !route.Path.StartsWith("/api/v1/", StringComparison.Ordinal))
        .Select(route => $"{(route.Methods is { Count: > 0 } methods && !methods.Contains("GET") ? methods[0] : "GET")} {route.Path}");

    /// <summary>Forms whose name holds an id, as their page's source says.</summary>
    private static IEnumerable<string> FormsThatNameThings() => Sources.Of("web", ".razor")
        .SelectMany(page => FormOfThing().Matches(page.Text).Select(form => $"POST {Page().Match(page.Text).Groups[1].Value}#{form.Groups[1].Value}{{id}}"));

    /// <summary>Each form that those who may enter see on a page is refused to all others, and to them on a page that is refused.</summary>
    private async Task<IEnumerable<string>> FormFaultsAsync(AccessRow row, IReadOnlyDictionary<Actor, IReadOnlyList<Thing>> named, IReadOnlyList<Actor> outside)
    {
        var wrong = new List<string>();
        foreach (var (actor, things) in named)
        {
            if (things.FirstOrDefault(thing => !AccessCheck.IsRefused(row, actor, thing)) is not { } open)
                continue;
            var forms = Handler().Matches((await CallAsync(row.Route, actor, open)).Text).Select(form => WebUtility.HtmlDecode(form.Groups[1].Value)).Distinct().ToList();
            foreach (var form in forms)
            {
                foreach (var other in outside)
                    await ExpectAsync(other, form, open, other.Role == AccessWorld.Nobody ? 302 : 403);
                foreach (var thing in things.Where(thing => AccessCheck.IsRefused(row, actor, thing)).Append(AccessCheck.NobodyHas).Where(_ => row.Names.Length > 0))
                    await ExpectAsync(actor, form, thing, row.StatusFor(actor.Role, thing.Whose) ?? 404);
            }
        }
        return wrong;

        async Task ExpectAsync(Actor actor, string form, Thing thing, int expected)
        {
            var (status, text) = await ReadAsync(await actor.Browser.PostAsync(AddressOf(row.Route, thing), form));
            if (status != expected)
                wrong.Add($"{row.Route}, its form {form}, as {actor.Role}, {thing.Whose}: {status}, not {expected}. {AccessCheck.Short(text)}");
        }
    }

    private async Task<(int Status, string Text)> CallAsync(string route, Actor actor, Thing thing) => route.Split('#', ' ') switch
    {
        ["GET", _] => await ReadAsync(await actor.Browser.GetAsync(AddressOf(route, thing))),
        ["POST", var page, var form] => await ReadAsync(await actor.Browser.PostAsync(page, form.Replace("{id}", thing.Id, StringComparison.Ordinal), ("do", "take-up"))),
        ["POST", var address] => await PostOnceAsync(address, actor),
        _ => throw new InvalidOperationException(route),
    };

    /// <summary>In a session of its own, as Exit ends it.</summary>
    private async Task<(int Status, string Text)> PostOnceAsync(string address, Actor actor)
    {
        using var browser = await Browser.OpenAsync(world.App, actor.Role == AccessWorld.Nobody ? null : actor.Person.SignInName);
        return await ReadAsync(await browser.PostPlainAsync(address, "language", "en"));
    }

    private static async Task<(int Status, string Text)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
            return ((int)answer.StatusCode, OfTheMoment().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    private static string AddressOf(string route, Thing thing) => Parameter().Replace(route.Split(' ')[1], thing.Id);

    /// <summary>The number of one's own unread messages, which an error page may be too quick for; and a trace's id.</summary>
    [GeneratedRegex("""
        <span class="count">.*?</span></span>|"traceId":"[^"]*"
        """)]
    private static partial Regex OfTheMoment();

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Parameter();

    [GeneratedRegex("""
        name="_handler" value="([^"]*)"
        """)]
    private static partial Regex Handler();

    [GeneratedRegex("""
        @page "([^"]*)"
        """)]
    private static partial Regex Page();

    [GeneratedRegex("""@formname="@\("([a-z-]+)" \+""")]
    private static partial Regex FormOfThing();
}
