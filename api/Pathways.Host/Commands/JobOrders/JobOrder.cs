using Pathways.Api.Features.Openings;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>One order that could be read.</summary>
/// <param name="Reference">The case number: the order is known by it.</param>
/// <param name="EmployerState">The state that the employer is of: two of one name in two states are two.</param>
internal sealed record JobOrder(string Reference, string EmployerName, string EmployerState, OpeningState State, DateOnly PostedOn, OpeningDetails Details)
{
    /// <summary>Stable: the same order has it next time.</summary>
    public string OpeningId => "order-" + Reference;
}
