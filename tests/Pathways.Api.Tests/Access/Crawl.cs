using System.Net;
using System.Text.RegularExpressions;

namespace Pathways.Api.Tests.Access;

/// <summary>Something that was served: where, and the headers and the body as they came.</summary>
internal sealed record Served(string Address, int Status, string Text);

/// <summary>Follows every link, form, style, script and picture of a site from some addresses on; then posts every form that it saw, empty, as what is refused speaks too.</summary>
internal sealed partial class Crawl(Browser browser)
{
    private const int Most = 2000;
    private readonly Queue<string> _next = [];
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<(string Address, string Form)> _forms = [];

    public List<Served> Served { get; } = [];

    public async Task FromAsync(params IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
            Add(address);
        while (_next.TryDequeue(out var address))
        {
            Assert.True(Served.Count < Most, $"More than {Most} addresses were found: {string.Join(' ', _seen.TakeLast(20))}");
            using var answer = await browser.GetAsync(address);
            var body = await KeepAsync(address, answer);
            if (answer.Headers.Location is { } to)
                Add(to.IsAbsoluteUri ? to.Host == "localhost" ? to.PathAndQuery : "" : to.OriginalString);
            if (answer.Content.Headers.ContentType?.MediaType is not ("text/html" or "text/css"))
                continue;
            foreach (Match link in Link().Matches(body))
                Add(WebUtility.HtmlDecode(link.Groups[1].Value));
            // The account's forms end sessions, this one too.
            _forms.UnionWith(Handler().Matches(body).Select(form => (address, WebUtility.HtmlDecode(form.Groups[1].Value))).Where(form => form.address != "/account"));
        }
        foreach (var (address, form) in _forms)
        {
            using var answer = await browser.PostAsync(address, form);
            await KeepAsync($"{address}, its form {form}", answer);
        }
    }

    /// <summary>Keeps what some other request was answered.</summary>
    public async Task<string> KeepAsync(string address, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var headers = answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        Served.Add(new(address, (int)answer.StatusCode, address + "\n" + string.Join('\n', headers) + "\n\n" + body));
        return body;
    }

    private void Add(string address)
    {
        var plain = address.Split('#')[0];
        if (plain.StartsWith('/') && !plain.StartsWith("//", StringComparison.Ordinal) && _seen.Add(plain))
            _next.Enqueue(plain);
    }

    [GeneratedRegex("""(?:href|src|action)="([^"]*)"|url\(["']?([^"')]*)""")]
    private static partial Regex Link();

    [GeneratedRegex("""
        name="_handler" value="([^"]*)"
        """)]
    private static partial Regex Handler();
}
