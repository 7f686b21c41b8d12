using System.CommandLine;
using Pathways.LocalMongo;

var port = new Option<int>("--port") { Description = "The loopback port; 0 takes a free one.", DefaultValueFactory = _ => 27017 };
var data = new Option<string>("--data") { Description = "The folder of the data.", Required = true };
var command = new RootCommand("A small database that speaks the MongoDB wire protocol over SQLite.") { port, data };
command.SetAction(async (parsed, stop) =>
{
    await using var server = await LocalMongoServer.StartAsync(new(parsed.GetRequiredValue(data), parsed.GetRequiredValue(port)), stop);
    Console.WriteLine(server.ConnectionString);
    try
    {
        await Task.Delay(Timeout.Infinite, stop);
    }
    catch (OperationCanceledException)
    {
        // SIGINT or SIGTERM: the server closes in order.
    }
    return 0;
});
return await command.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
