using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pathways.Host.Reference;

/// <summary>Gives every request and every answer of the contract an example, put together from its schema: a value for each field stands in
/// <c>examples.json</c>, under the field's name, or under <c>Type.field</c> where two types mean different things by one name.</summary>
internal sealed class ApiExamples : IOpenApiDocumentTransformer
{
    private const string Json = "application/json";
    private static readonly Dictionary<string, OpenApiMediaType> None = [];
    private const int Deepest = 8;
    private static readonly JsonObject Values = Read();

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(pair => pair.Value))
        {
            foreach (var body in new[] { operation.RequestBody?.Content }.Concat((operation.Responses ?? []).Values.Select(response => response.Content)).SelectMany(content => content ?? None))
                if (body is { Key: Json, Value.Schema: { } schema })
                    body.Value.Example ??= Of(schema, type: null, field: null, 0);
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
                parameter.Example ??= parameter.Name is { } name && Values.TryGetPropertyValue("?" + name, out var value) ? value?.DeepClone() : null;
        }
        return Task.CompletedTask;
    }

    /// <summary>The example of a schema; null where there is nothing to say.</summary>
    /// <param name="type">Name of the type that the field belongs to.</param>
    private static JsonNode? Of(IOpenApiSchema schema, string? type, string? field, int depth)
    {
        if (field is not null && (Values.TryGetPropertyValue($"{type}.{field}", out var known) || (IsLeaf(schema) && Values.TryGetPropertyValue(field, out known))))
            return known?.DeepClone();
        var name = schema is OpenApiSchemaReference reference ? reference.Reference.Id : type;
        if ((schema.OneOf ?? []).FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } one)
            return depth < Deepest ? Of(one, type, field, depth + 1) : null;
        if (schema.Enum is { Count: > 0 } words)
            return words[0].DeepClone();
        if (schema.Items is { } items)
            return depth < Deepest && Of(items, name, field, depth + 1) is { } item ? new JsonArray(item) : new JsonArray();
        if (schema.Properties is not { Count: > 0 } properties)
            return field is not null && Values.TryGetPropertyValue(field, out known) ? known?.DeepClone() : null;
        return new JsonObject(properties.Where(_ => depth < Deepest).Select(property => KeyValuePair.Create(property.Key, Of(property.Value, name, property.Key, depth + 1))));
    }

    private static bool IsLeaf(IOpenApiSchema schema) =>
        schema is { Properties: null or { Count: 0 }, OneOf: null or { Count: 0 }, Enum: null or { Count: 0 } }
        && (schema.Items is null || schema.Items is { Properties: null or { Count: 0 }, Enum: null or { Count: 0 } });

    private static JsonObject Read()
    {
        using var stream = typeof(ApiExamples).Assembly.GetManifestResourceStream("examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
