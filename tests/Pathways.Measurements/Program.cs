using System.CommandLine;
using Pathways.Measurements;

var root = new RootCommand("Figures of Pathways side by side with other engines. Run with -c Release, on a machine that does nothing else.") { TreesCommand.Create(), StepsCommand.Create(), CounselorCommand.Create(), PageCommand.Create(), StagesCommand.Create(), MatchingCommand.Create() };
return await root.Parse(args).InvokeAsync();
