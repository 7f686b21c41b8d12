using Pathways.Api.Features.Openings;
using Pathways.Host.Commands.JobOrders;

namespace Pathways.Api.Tests.Import;

/// <summary>The file of real job orders, where the shared folder is there.</summary>
public sealed class RealOrdersTests(PathwaysApp app)
{
    private static readonly string? Orders = Find();

    [Fact]
    public void Every_real_order_is_read_and_most_titles_name_an_occupation()
    {
        Assert.SkipWhen(Orders is null, "The real job orders are not on this machine: set PATHWAYS_SHARED to the shared folder, or put it beside the repository.");
        var (read, orders, faults) = OrderFile.Import(app).Read(Orders!);
        Assert.Empty(faults);
        Assert.Equal((2831, 2831), (read, orders.Count));
        Assert.Equal(2831, orders.Select(order => order.OpeningId).Distinct().Count());
        Assert.InRange(orders.Count(order => order.Details.Occupation is not null), 2690, 2831);
        Assert.All(orders, order => Assert.NotNull(order.Details.Pay));
        Assert.Equal(12, orders.Count(order => order.Details.Assumed.Contains(Assumption.PayPeriod)));
        Assert.InRange(orders.Count(order => order.Details.Assumed.Contains(Assumption.Place)), 0, 4);
        // No landscaper works seven evenings because a form says 8 P.M. for 8 A.M.
        Assert.InRange(orders.Count(order => order.Details.Shifts.Any(shift => shift.EndsWith("night", StringComparison.Ordinal))), 10, 150);
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("PATHWAYS_SHARED") is { Length: > 0 } given ? given : Path.Combine(Root(AppContext.BaseDirectory), "..", "shared");
        var file = Path.Combine(shared, "data", "jobs", "us_seasonal_orders_2026.csv.gz");
        return File.Exists(file) ? file : null;
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Pathways.sln")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
