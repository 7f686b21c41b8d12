using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Pathways.Api.Http;

/// <summary>Stands before the API's endpoints, behind authorization: a body or query that can't be bound gets one answer that names
/// every fault, so that no handler ever sees half a request. Bodies over 1 MB are refused.</summary>
internal sealed class RequestCheck(RequestDelegate next, IOptions<JsonOptions> json)
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaxBody = 1024 * 1024;

    private readonly ConcurrentDictionary<Endpoint, IReadOnlyList<QueryRule>> _rules = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && await RefusalAsync(context, endpoint) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    private async Task<IResult?> RefusalAsync(HttpContext context, RouteEndpoint endpoint)
    {
        var faults = new Faults();
        foreach (var rule in _rules.GetOrAdd(endpoint, QueryRule.Of))
            rule.Check(context.Request.Query, faults);
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type)
            return faults.None ? null : Problems.Faults(faults.All());
        if (!context.Request.HasJsonContentType() && context.Request.ContentLength is not (0 or null))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "not-json", "Send JSON, with Content-Type: application/json.");
        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "A body can be 1 MB at most. Nothing was changed.");
        foreach (var (field, messages) in JsonBodyReader.Check(body, type, json.Value.SerializerOptions).All())
            foreach (var message in messages)
                faults.Add(field, message);
        return faults.None ? null : Problems.Faults(faults.All());
    }

    /// <summary>The whole body, which the endpoint then reads again; null when it is too large.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MaxBody)
            return null;
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, stop)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaxBody)
                return null;
        }
        buffer.Position = 0;
        request.Body = buffer;
        request.ContentLength = buffer.Length;
        if (buffer.Length > 0 && request.ContentType is null)
            request.ContentType = "application/json";
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>One simple parameter of a handler that comes from the query.</summary>
    private sealed record QueryRule(string Name, Type Type, IReadOnlyList<ValidationAttribute> Attributes)
    {
        public static IReadOnlyList<QueryRule> Of(Endpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>() is { } handler
            ? [.. handler.GetParameters().Where(parameter => IsSimple(parameter.ParameterType) && !IsRoute(endpoint, parameter.Name!))
                .Select(parameter => new QueryRule(parameter.Name!, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType,
                    [.. parameter.GetCustomAttributes<ValidationAttribute>()]))]
            : [];

        public void Check(IQueryCollection query, Faults faults)
        {
            if (!query.TryGetValue(Name, out var values))
                return;
            if (values.Count > 1)
                faults.Add(Name, "This is there twice.");
            else if (!TryParse(values.ToString(), out var value))
                faults.Add(Name, JsonBodyReader.ExpectationOf(Type));
            else
                foreach (var attribute in Attributes.Where(attribute => !attribute.IsValid(value)))
                    faults.Add(Name, JsonBodyReader.MessageOf(attribute));
        }

        private bool TryParse(string text, out object? value)
        {
            value = text;
            if (Type == typeof(string))
                return true;
            try
            {
                var json = Type == typeof(DateOnly) ? $"\"{text}\"" : text;
                value = JsonSerializer.Deserialize(json, Type);
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }

        private static bool IsRoute(Endpoint endpoint, string name) =>
            endpoint is RouteEndpoint route && route.RoutePattern.GetParameter(name) is not null;

        private static bool IsSimple(Type type) =>
            (Nullable.GetUnderlyingType(type) ?? type) is var plain
            && (plain == typeof(string) || plain == typeof(int) || plain == typeof(bool) || plain == typeof(double) || plain == typeof(decimal) || plain == typeof(DateOnly));
    }
}

/// <summary>Puts <see cref="RequestCheck"/> into the pipeline.</summary>
public static class RequestCheckSetup
{
    /// <summary>After authorization, before the endpoints.</summary>
    public static IApplicationBuilder UseRequestCheck(this IApplicationBuilder app) => app.UseMiddleware<RequestCheck>();
}
