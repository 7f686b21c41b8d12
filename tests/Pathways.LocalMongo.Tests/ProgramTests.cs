using System.Diagnostics;
using System.Runtime.InteropServices;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests;

/// <summary>The database as a program of its own, and the folder that it leaves.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("localmongo-").FullName, "data");

    [Fact]
    public async Task The_program_serves_until_it_is_asked_to_end_and_what_a_killed_one_left_is_opened_anew()
    {
        var first = await StartAsync();
        await first.Collection.InsertOneAsync(new("_id", 1));
        first.Process.Kill();
        await first.Process.WaitForExitAsync();
        Assert.True(File.Exists(Path.Combine(_folder, "connection.json")), "what was killed takes nothing back");

        var second = await StartAsync();
        Assert.Equal(1, await second.Collection.CountDocumentsAsync("{_id: 1}"));
        Process.Start("kill", ["-TERM", $"{second.Process.Id}"]).WaitForExit();
        Assert.True(second.Process.WaitForExit(TimeSpan.FromSeconds(20)), "ended");
        Assert.Equal(0, second.Process.ExitCode);
        Assert.False(File.Exists(Path.Combine(_folder, "connection.json")));
        Assert.False(File.Exists(Path.Combine(_folder, "data.sqlite-wal")), "closed in order");
    }

    [Fact]
    public async Task A_server_of_another_process_is_found_and_used_and_the_folder_is_its_owner_s_alone()
    {
        var other = await StartAsync();
        await using (var found = await LocalMongoServer.StartAsync(new(_folder)))
            Assert.Contains($"{new MongoUrl(found.ConnectionString).Server.Port}", other.ConnectionString, StringComparison.Ordinal);
        await other.Collection.InsertOneAsync(new("_id", 2));
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
            foreach (var name in (string[])["connection.json", "password"])
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, name)));
        }
        other.Process.Kill();
        await other.Process.WaitForExitAsync();
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private async Task<(Process Process, string ConnectionString, IMongoCollection<BsonDocument> Collection)> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalMongoServer).Assembly.Location, "--port", "0", "--data", _folder]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var connectionString = (await process.StandardOutput.ReadLineAsync())!;
        return (process, connectionString, new MongoClient(connectionString).GetDatabase("program").GetCollection<BsonDocument>("things"));
    }
}
