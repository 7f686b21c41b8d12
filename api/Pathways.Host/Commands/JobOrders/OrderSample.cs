namespace Pathways.Host.Commands.JobOrders;

/// <summary>Orders drawn at random, with what was found in them, to be checked by hand.</summary>
internal static class OrderSample
{
    /// <summary>So many orders, each at most once, in the file's order. The same orders and seed draw the same.</summary>
    public static IReadOnlyList<JobOrder> Draw(IReadOnlyList<JobOrder> orders, int count, int seed)
    {
        var places = Enumerable.Range(0, orders.Count).ToArray();
        new Random(seed).Shuffle(places);
        return [.. places.Take(count).Order().Select(place => orders[place])];
    }

    /// <summary>Title, what was found, and the words in which it was found.</summary>
    public static async Task WriteAsync(IReadOnlyList<JobOrder> orders, TextWriter output)
    {
        foreach (var order in orders)
        {
            var details = order.Details;
            await output.WriteLineAsync($"{order.Reference}\t{details.Title}\t{order.EmployerName}");
            await output.WriteLineAsync($"  occupation\t{details.Occupation ?? "-"}");
            await output.WriteLineAsync($"  kinds\t{string.Join(' ', details.Kinds)}");
            await output.WriteLineAsync($"  skills\t{string.Join(' ', details.RequiredSkills)}");
            await output.WriteLineAsync($"  words\t{details.Duties.ReplaceLineEndings(" / ")}");
        }
    }
}
