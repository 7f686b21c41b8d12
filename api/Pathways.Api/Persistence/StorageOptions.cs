using System.ComponentModel.DataAnnotations;

namespace Pathways.Api.Persistence;

/// <summary>Where the data lies. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>A MongoDB connection string. In Development it may be empty: the host then starts the embedded database.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Storage:ConnectionString is missing. Set it to a MongoDB connection string.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>The database for everything but data keys, which lie in a second one named with <c>-keys</c> behind.</summary>
    [Required, RegularExpression("^[a-zA-Z0-9_-]{1,40}$")]
    public string Database { get; set; } = "pathways";

    /// <summary>A last word on the client's settings, from code only (tests listen to command events by it).</summary>
    public Action<MongoDB.Driver.MongoClientSettings>? Configure { get; set; }
}
