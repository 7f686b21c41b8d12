using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Http;
using Pathways.Matching;

namespace Pathways.Api.Tests.Http;

/// <summary>The contract shows an example of all that is sent and answered, and what it shows can be sent.</summary>
public sealed class ApiExampleTests(PathwaysApp app)
{
    private const string Json = "application/json";
    private JsonNode? _contract;

    [Fact]
    public async Task Every_request_and_every_answer_has_an_example_without_a_gap()
    {
        var gaps = new List<string>();
        var count = 0;
        foreach (var (name, body) in await BodiesAsync())
        {
            count++;
            if (body["example"] is not { } example)
                gaps.Add(name);
            else
                gaps.AddRange(GapsIn(example, body["schema"]!, await ContractAsync(), name));
        }
        Assert.True(count > 100, $"Only {count} bodies were found.");
        Assert.True(gaps.Count == 0, "Reference/examples.json has no value for:\n" + string.Join('\n', gaps.Distinct()));
    }

    [Fact]
    public async Task Every_example_of_a_request_has_the_form_that_is_asked_for()
    {
        var contract = await ContractAsync();
        var options = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var faults = new List<string>();
        foreach (var route in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            if (route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type && route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            {
                var method = route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
                var example = contract["paths"]![route.RoutePattern.RawText.TrimEnd('/')]![method.ToLowerInvariant()]!["requestBody"]!["content"]![Json]!["example"]!;
                foreach (var (field, messages) in JsonBodyReader.Check(JsonSerializer.SerializeToUtf8Bytes(example), type, options).All())
                    faults.Add($"{method} {route.RoutePattern.RawText} {field}: {string.Join(' ', messages)}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Ids_in_examples_are_in_the_taxonomy()
    {
        var taxonomy = app.Services.GetRequiredService<Taxonomy>();
        var ids = (await BodiesAsync()).SelectMany(body => body.Body["example"]?.ToJsonString().Split('"') ?? [])
            .Where(text => text.StartsWith("skill:", StringComparison.Ordinal) || text.StartsWith("kind:", StringComparison.Ordinal) || text.StartsWith("group:", StringComparison.Ordinal)
                || text.StartsWith("occupation:", StringComparison.Ordinal) || text.StartsWith("credential:", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(ids);
        Assert.Equal([], ids.Where(id => taxonomy.Find(id) is null));
    }

    private static IEnumerable<string> GapsIn(JsonNode? example, JsonNode schema, JsonNode contract, string path)
    {
        var plain = Resolved(schema, contract);
        if (example is null && !IsNullable(schema) && !IsNullable(plain))
            yield return path;
        if (example is JsonObject fields && plain["properties"] is JsonObject properties)
            foreach (var (name, property) in properties)
                foreach (var gap in GapsIn(fields[name], property!, contract, $"{path} {name}"))
                    yield return gap;
        if (example is JsonArray { Count: > 0 } items && plain["items"] is { } item)
            foreach (var gap in GapsIn(items[0], item, contract, path + "[]"))
                yield return gap;
    }

    private static bool IsNullable(JsonNode schema) => schema.ToJsonString().Contains("\"null\"", StringComparison.Ordinal);

    private static JsonNode Resolved(JsonNode schema, JsonNode contract) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? contract["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    private async Task<IReadOnlyList<(string Name, JsonNode Body)>> BodiesAsync() =>
        [.. from path in (await ContractAsync())["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            from body in operation.Value!["responses"]!.AsObject().Select(answer => (Name: answer.Key, Content: answer.Value!["content"])).Prepend(("request", operation.Value["requestBody"]?["content"]))
            where body.Item2?[Json] is not null
            select ($"{operation.Key} {path.Key} {body.Item1}", body.Item2![Json]!)];

    private async Task<JsonNode> ContractAsync() => _contract ??= await Contract.OfAsync(app);
}
