using Hangfire.States;

namespace Pathways.Api.Jobs;

/// <summary>A job that fails is kept with the kind of its fault and where it came from. What the exception said is not:
/// it could quote what lies sealed everywhere else.</summary>
internal sealed class FaultsWithoutWords : IElectStateFilter
{
    /// <summary>Before Hangfire's own filter for retries (20), which logs the fault.</summary>
    public const int Order = 10;

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState { Exception: not Wordless } failed)
            context.CandidateState = new FailedState(new Wordless(failed.Exception)) { Reason = failed.Reason };
    }

    private sealed class Wordless(Exception fault) : Exception(fault.GetType().FullName)
    {
        public override string? StackTrace => fault.StackTrace;

        public override string ToString() => $"{fault.GetType().FullName}\n{fault.StackTrace}";
    }
}
