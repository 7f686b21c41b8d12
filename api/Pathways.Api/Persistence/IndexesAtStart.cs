using Microsoft.Extensions.Hosting;

namespace Pathways.Api.Persistence;

/// <summary>A store that wants indexes on its collection.</summary>
internal interface IHasIndexes
{
    /// <summary>Makes the indexes; does nothing where they exist.</summary>
    Task EnsureIndexesAsync(CancellationToken stop);
}

/// <summary>Makes every store's indexes before the host takes requests.</summary>
internal sealed class IndexesAtStart(IEnumerable<IHasIndexes> stores) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var store in stores)
            await store.EnsureIndexesAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
