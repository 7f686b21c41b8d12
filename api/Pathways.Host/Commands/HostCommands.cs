using System.CommandLine;

namespace Pathways.Host.Commands;

/// <summary>What the program can do besides serving: its first argument names it.</summary>
internal static class HostCommands
{
    /// <summary>True when the arguments ask for a command, and not for the site.</summary>
    public static bool AreAskedFor(string[] args) => args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal);

    /// <summary>The arguments that are settings of the host: all of them, or those beside a command's own, which have a colon in their names
    /// (<c>--Section:Key value</c>).</summary>
    public static string[] SettingsIn(string[] args) => AreAskedFor(args) ? [.. Split(args).Where(part => part.IsSetting).Select(part => part.Arg)] : args;

    /// <summary>Runs the command on the services of the host, which is not started; 0 when it did what it should.</summary>
    public static Task<int> RunAsync(WebApplication app, string[] args)
    {
        var root = new RootCommand("Pathways") { ImportOrdersCommand.Make(app.Services) };
        return root.Parse([.. Split(args).Where(part => !part.IsSetting).Select(part => part.Arg)]).InvokeAsync();
    }

    private static IEnumerable<(string Arg, bool IsSetting)> Split(string[] args)
    {
        var isValue = false;
        foreach (var arg in args)
        {
            var isSetting = isValue || (arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains(':', StringComparison.Ordinal));
            isValue = isSetting && !isValue && !arg.Contains('=', StringComparison.Ordinal);
            yield return (arg, isSetting);
        }
    }
}
