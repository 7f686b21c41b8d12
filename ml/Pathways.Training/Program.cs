using System.CommandLine;
using Pathways.Training;

var root = new RootCommand("Trains and measures the matching of Pathways.")
{
    EvaluateCommand.Create(), ImportEscoCommand.Create(), OfficialLabelsCommand.Create(), TrainCommand.Create(), TrainFinderCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
