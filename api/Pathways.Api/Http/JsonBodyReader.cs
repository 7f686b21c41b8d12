using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pathways.Api.Http;

/// <summary>Holds a JSON body against the type it is meant for and names every fault by the sender's names: broken JSON, wrong
/// types, unknown, missing and doubled fields, and what the fields' validation attributes say. What passes here can be bound.</summary>
internal static class JsonBodyReader
{
    private const string Whole = "body";

    public static Faults Check(ReadOnlyMemory<byte> body, Type type, JsonSerializerOptions options)
    {
        var faults = new Faults();
        if (body.IsEmpty)
        {
            faults.Add(Whole, "A JSON body is needed.");
            return faults;
        }
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 32 });
            Walk(document.RootElement, options.GetTypeInfo(type), "", faults, options);
        }
        catch (JsonException e)
        {
            faults.Add(Whole, $"This is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        return faults;
    }

    private static void Walk(JsonElement value, JsonTypeInfo type, string path, Faults faults, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (type.Type.IsValueType && Nullable.GetUnderlyingType(type.Type) is null)
                faults.Add(NameOf(path), "This can't be null.");
        }
        else if (type.Kind == JsonTypeInfoKind.Object)
            WalkObject(value, type, path, faults, options);
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element })
            WalkArray(value, options.GetTypeInfo(element), path, faults, options);
        else
            CheckLeaf(value, type, path, faults);
    }

    private static void WalkObject(JsonElement value, JsonTypeInfo type, string path, Faults faults, JsonSerializerOptions options)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add(NameOf(path), "This should be an object: { … }.");
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!seen.Add(member.Name))
                faults.Add(name, "This field is there twice.");
            if (type.Properties.FirstOrDefault(property => property.Name == member.Name) is not { Set: not null } and not { AssociatedParameter: not null })
                faults.Add(name, "There is no such field.");
            else
                CheckMember(member.Value, type.Properties.First(property => property.Name == member.Name), name, faults, options);
        }
        foreach (var missing in type.Properties.Where(property => IsRequired(property) && !seen.Contains(property.Name)))
            faults.Add(path.Length == 0 ? missing.Name : $"{path}.{missing.Name}", "This field is needed.");
    }

    private static void CheckMember(JsonElement value, JsonPropertyInfo property, string name, Faults faults, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Null && IsRequired(property))
        {
            faults.Add(name, "This field is needed.");
            return;
        }
        Walk(value, options.GetTypeInfo(property.PropertyType), name, faults, options);
        var rules = property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) ?? [];
        if (rules.Length > 0 && value.ValueKind != JsonValueKind.Null && TryRead(value, property.PropertyType, options, out var read))
            foreach (var rule in rules.Cast<ValidationAttribute>().Where(rule => !rule.IsValid(read)))
                faults.Add(name, MessageOf(rule));
    }

    private static void WalkArray(JsonElement value, JsonTypeInfo element, string path, Faults faults, JsonSerializerOptions options)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            faults.Add(NameOf(path), "This should be a list: [ … ].");
            return;
        }
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Null)
                faults.Add($"{path}[{index}]", "This can't be null.");
            Walk(item, element, $"{path}[{index++}]", faults, options);
        }
    }

    private static void CheckLeaf(JsonElement value, JsonTypeInfo type, string path, Faults faults)
    {
        if (!TryRead(value, type.Type, type.Options, out _))
            faults.Add(NameOf(path), ExpectationOf(Nullable.GetUnderlyingType(type.Type) ?? type.Type));
    }

    private static bool TryRead(JsonElement value, Type type, JsonSerializerOptions options, out object? read)
    {
        try
        {
            read = value.Deserialize(type, options);
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or OverflowException)
        {
            read = null;
            return false;
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired
        || property.AttributeProvider?.GetCustomAttributes(typeof(RequiredAttribute), inherit: true).Length > 0;

    private static string NameOf(string path) => path.Length == 0 ? Whole : path;

    /// <summary>What the attribute asks for, in a sentence about the value: the framework's own sentences speak of a field by its name in code.</summary>
    internal static string MessageOf(ValidationAttribute rule) => rule switch
    {
        { ErrorMessage: not null } => rule.FormatErrorMessage("This"),
        StringLengthAttribute { MinimumLength: > 0 } length => $"This should have {length.MinimumLength} to {length.MaximumLength} characters.",
        StringLengthAttribute length => $"This can have {length.MaximumLength} characters at most.",
        MaxLengthAttribute length => $"This can have {length.Length} items at most.",
        RangeAttribute range => $"This should be {range.Minimum} to {range.Maximum}.",
        _ => rule.FormatErrorMessage("This"),
    };

    internal static string ExpectationOf(Type type) => type switch
    {
        { IsEnum: true } => $"This should be one of: {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}.",
        _ when type == typeof(string) => "This should be text in quotes.",
        _ when type == typeof(bool) => "This should be true or false.",
        _ when type == typeof(DateOnly) => "This should be a date, like 2026-12-31.",
        _ when type == typeof(TimeOnly) => "This should be a time of day, like 09:00.",
        _ when type == typeof(int) || type == typeof(long) => "This should be a whole number, like 20.",
        _ when type == typeof(double) || type == typeof(decimal) => "This should be a number, like 16.50.",
        _ => "This has another form than expected.",
    };
}
