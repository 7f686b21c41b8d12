using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Employers;

/// <summary>Who may offer work. An opening is seen only while its employer is vetted.</summary>
public sealed class EmployerService
{
    private const int Batch = 500;
    private readonly EmployerStore _store;
    private readonly TimeProvider _time;

    internal EmployerService(EmployerStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>The employers of these ids that are there.</summary>
    public Task<IReadOnlyDictionary<string, Employer>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken stop) => _store.FindAsync(ids, stop);

    /// <summary>Enters employers that are not there yet and leaves the others as they are; answers how many were entered. For staff's tools,
    /// imports and sample data: nothing that a request can reach calls it.</summary>
    public async Task<int> AddAsync(IReadOnlyCollection<NewEmployer> employers, CancellationToken stop)
    {
        var added = 0;
        foreach (var batch in employers.Chunk(Batch))
            added += await _store.AddAsync(batch, stop);
        return added;
    }

    /// <summary>Sets the state of employers; on openings it holds from the next request on, in every host's index within its next look.</summary>
    /// <param name="approvedUntil">The last day of an approval; null for every other state.</param>
    public async Task SetStateAsync(IReadOnlyCollection<string> ids, EmployerState state, DateOnly? approvedUntil, CancellationToken stop)
    {
        if (state == EmployerState.Approved != approvedUntil.HasValue)
            throw new ArgumentException("An approval has a last day, and nothing else has.", nameof(approvedUntil));
        foreach (var batch in ids.Chunk(Batch))
            await _store.SetStateAsync(batch, state, approvedUntil, stop);
    }

    /// <summary>Every employer by id.</summary>
    internal Task<IReadOnlyDictionary<string, Employer>> AllAsync(CancellationToken stop) => _store.AllAsync(stop);

    /// <summary>The employers that changed since the reader's place, which moves on.</summary>
    internal Task<IReadOnlyList<Employer>> ChangedSinceAsync(ChangePlace place, CancellationToken stop) =>
        _store.ChangedSinceAsync(place, _time.GetUtcNow().UtcDateTime, stop);
}
