using Pathways.LocalMongo.Tests.Jobs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// A second role for this program: a process that works off jobs, so that two of them can share one database.
if (args is [JobWorker.Role, var database])
    return JobWorker.Run(database);

return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, Pathways.LocalMongo.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
