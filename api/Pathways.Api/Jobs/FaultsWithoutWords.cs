using Hangfire.Server;

namespace Pathways.Api.Jobs;

/// <summary>A job that fails is kept, and logged, with the kind of its fault and where it came from. What the exception said is not:
/// it could quote what lies sealed everywhere else.</summary>
internal sealed class FaultsWithoutWords : IServerFilter
{
    public void OnPerforming(PerformingContext context)
    {
    }

    /// <summary>Puts a fault without words in the place of a job's own. That a host stops is no fault.</summary>
    public void OnPerformed(PerformedContext context)
    {
        var fault = context.Exception is JobPerformanceException { InnerException: { } own } ? own : context.Exception;
        if (fault is not (null or JobAbortedException or OperationCanceledException))
            throw new Wordless(fault);
    }

    private sealed class Wordless(Exception fault) : Exception(fault.GetType().FullName)
    {
        private readonly string? _origin = fault.StackTrace;

        public override string? StackTrace => _origin;

        public override string ToString() => $"{Message}\n{_origin}";
    }
}
