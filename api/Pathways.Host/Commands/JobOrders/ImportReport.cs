using Pathways.Api.Features.Openings;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>A cell that can't be read.</summary>
/// <param name="Row">Counted from 1, the header not counted.</param>
/// <param name="Line">The line of the file on which the row ends, the header's being 1.</param>
internal sealed record RowFault(long Row, long Line, string Column, string What)
{
    public override string ToString() => $"row {Row} (line {Line}), {Column}: {What}";
}

/// <summary>What an import came to.</summary>
/// <param name="Read">Rows in the file.</param>
/// <param name="Taken">Rows that became openings.</param>
/// <param name="WithOccupation">Of those taken, the ones whose title fits an occupation.</param>
internal sealed record ImportReport(int Read, int Taken, int WithOccupation, int NewEmployers, int Approved, StoredCounts Stored, IReadOnlyList<RowFault> Faults)
{
    /// <summary>False where a column is missing, or no row could be read.</summary>
    public bool IsReadable => Taken > 0 || Faults.Count == 0;
}
