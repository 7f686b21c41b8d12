namespace Pathways.Api.Http;

/// <summary>Collects everything that is wrong with a request, by the sender's names.</summary>
public sealed class Faults
{
    private readonly SortedDictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    /// <summary>True while nothing is wrong.</summary>
    public bool None => _byField.Count == 0;

    /// <summary>Adds one fault of one field.</summary>
    public void Add(string field, string message)
    {
        if (!_byField.TryGetValue(field, out var messages))
            _byField[field] = messages = [];
        if (!messages.Contains(message))
            messages.Add(message);
    }

    /// <summary>Adds a fault unless the condition holds.</summary>
    public void Unless(bool holds, string field, string message)
    {
        if (!holds)
            Add(field, message);
    }

    /// <summary>All faults, for <see cref="Problems.Faults"/>.</summary>
    public Dictionary<string, string[]> All() => _byField.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());
}
