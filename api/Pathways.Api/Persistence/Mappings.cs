using System.Globalization;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;
using MongoDB.Bson.Serialization.Serializers;

namespace Pathways.Api.Persistence;

/// <summary>How documents are written: camelCase, enums as words, local dates as ISO text, nothing for null.</summary>
internal static class Mappings
{
    private static readonly Lazy<bool> Once = new(Add);

    public static void Register() => _ = Once.Value;

    private static bool Add()
    {
        ConventionRegistry.Register("Pathways", new ConventionPack
        {
            new CamelCaseElementNameConvention(),
            new EnumRepresentationConvention(BsonType.String),
            new IgnoreIfNullConvention(true),
            new IgnoreExtraElementsConvention(true),
        }, type => type.Namespace?.StartsWith("Pathways.", StringComparison.Ordinal) == true);
        BsonSerializer.TryRegisterSerializer(new DateOnlyAsText());
        BsonSerializer.TryRegisterSerializer(new DecimalSerializer(BsonType.Decimal128));
        return true;
    }

    /// <summary>A local date as <c>yyyy-MM-dd</c>: sorts and compares as text, and has no time zone to lose.</summary>
    private sealed class DateOnlyAsText : StructSerializerBase<DateOnly>
    {
        public override DateOnly Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
            DateOnly.ParseExact(context.Reader.ReadString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, DateOnly value) =>
            context.Writer.WriteString(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
