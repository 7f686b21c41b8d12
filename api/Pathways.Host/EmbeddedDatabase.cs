using Pathways.LocalMongo;

namespace Pathways.Host;

/// <summary>In Development, without a connection string, the host brings its own database and key ring.</summary>
internal static class EmbeddedDatabase
{
    /// <summary>Starts the embedded database, where the environment is Development and no connection string is set; else null.
    /// Data and keys lie in <c>LocalMongo:DataFolder</c>, <c>.data</c> beside the program by default.</summary>
    public static async Task<LocalMongoServer?> StartIfWantedAsync(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return null;
        var folder = Path.GetFullPath(builder.Configuration["LocalMongo:DataFolder"] ?? ".data", builder.Environment.ContentRootPath);
        if (string.IsNullOrEmpty(builder.Configuration["Vault:KeyFile"]) && string.IsNullOrEmpty(builder.Configuration["Vault:KeyRing"]))
            (builder.Configuration["Vault:KeyFile"], builder.Configuration["Vault:MakeKeyFile"]) = (Path.Combine(folder, "keys.json"), "true");
        if (!string.IsNullOrEmpty(builder.Configuration["Storage:ConnectionString"]))
            return null;
        var server = await LocalMongoServer.StartAsync(new(folder));
        builder.Configuration["Storage:ConnectionString"] = server.ConnectionString;
        return server;
    }
}
