using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Security;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Pathways.Api.Tests.Http;

/// <summary>Every route with a body or an id, given what it can't use: the right status, every fault by the sender's names, never a 500.</summary>
public sealed class BadRequestTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_bad_request_is_answered_with_all_its_faults_by_the_senders_names(string environment)
    {
        await using var app = await PathwaysApp.StartAsync(environment: environment);
        var clients = new Dictionary<string, HttpClient>();
        foreach (var role in Roles.All)
            clients[role] = (await (role == Roles.JobSeeker ? app.NewJobSeekerAsync() : app.NewStaffAsync(role))).Client;
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var routes = ApiRoute.AllOf(app);
        Assert.Contains(routes, route => route.Body is not null);

        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var client = route.AllowedRole is { } role ? clients[role] : app.Anonymous;
            if (route.Body is { } body)
                await BodiesAsync(client, route, json.GetTypeInfo(body), wrong);
            else if (route.HasId)
                await ExpectAsync(client, route, content: null, HttpStatusCode.NotFound, [], "an id that is nobody's", wrong);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task BodiesAsync(HttpClient client, ApiRoute route, JsonTypeInfo type, List<string> wrong)
    {
        var fields = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToList();
        await ExpectAsync(client, route, "{\"broken\": ", HttpStatusCode.BadRequest, ["body"], "broken JSON", wrong);
        await ExpectAsync(client, route, "", HttpStatusCode.BadRequest, ["body"], "no body", wrong);
        await ExpectAsync(client, route, "[]", HttpStatusCode.BadRequest, ["body"], "a list", wrong);
        await ExpectAsync(client, route, "{\"noSuchField\":1,\"norThis\":{}}", HttpStatusCode.BadRequest, ["noSuchField", "norThis"], "unknown fields", wrong);
        await ExpectAsync(client, route, "{" + string.Join(',', fields.Select(field => $"\"{field.Name}\":{WrongValueOf(field.PropertyType)}")) + "}",
            HttpStatusCode.BadRequest, [.. fields.Select(field => field.Name)], "wrong types", wrong);
        await ExpectAsync(client, route, $"{{\"pad\":\"{new string('x', 2 * 1024 * 1024)}\"}}", HttpStatusCode.RequestEntityTooLarge, [], "2 MB", wrong);
        var needed = fields.Where(field => field.IsRequired
            || field.AttributeProvider?.GetCustomAttributes(typeof(System.ComponentModel.DataAnnotations.RequiredAttribute), true).Length > 0).ToList();
        if (needed.Count > 0)
            await ExpectAsync(client, route, "{}", HttpStatusCode.BadRequest, [.. needed.Select(field => field.Name)], "missing fields", wrong);
    }

    private static string WrongValueOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(string) ? "17" : "\"no such value\"";

    private static async Task ExpectAsync(HttpClient client, ApiRoute route, string? content, HttpStatusCode status, string[] fields, string what, List<string> wrong)
    {
        using var request = new HttpRequestMessage(new(route.Method), route.Address);
        if (content is not null)
            request.Content = new StringContent(content, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != status || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            wrong.Add($"{route}, {what}: {(int)answer.StatusCode} {text[..Math.Min(300, text.Length)]}");
            return;
        }
        using var problem = JsonDocument.Parse(text);
        var type = problem.RootElement.GetProperty("type").GetString()!;
        var named = problem.RootElement.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(error => error.Name).ToHashSet() : [];
        if (!type.StartsWith("/problems/", StringComparison.Ordinal) || fields.Except(named).Any())
            wrong.Add($"{route}, {what}: named {string.Join(", ", named)}, not {string.Join(", ", fields.Except(named))}");
    }
}
