using System.CommandLine;

namespace Pathways.Host.Commands;

/// <summary>What the program can do besides serving: its first argument names it.</summary>
internal static class HostCommands
{
    /// <summary>True when the arguments ask for a command, and not for the site.</summary>
    public static bool AreAskedFor(string[] args) => args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal);

    /// <summary>Runs the command on the services of the host, which is not started; 0 when it did what it should.</summary>
    public static Task<int> RunAsync(WebApplication app, string[] args)
    {
        var root = new RootCommand("Pathways") { ImportOrdersCommand.Make(app) };
        return root.Parse(args).InvokeAsync();
    }
}
