using System.Collections.Concurrent;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace Pathways.Api.Tests.Notifications;

/// <summary>Counts the database's answers to commands on some collections, and calls a halt after one of them: as if the program had been
/// cut off between that step and the next.</summary>
internal sealed class StepsOfTheDatabase(params string[] collections)
{
    private readonly ConcurrentDictionary<int, byte> _counted = new();
    private Action? _halt;
    private int _left;

    /// <summary>Listens to a client that is made with these settings.</summary>
    public void Watch(MongoClientSettings settings)
    {
        var before = settings.ClusterConfigurator;
        settings.ClusterConfigurator = builder =>
        {
            before?.Invoke(builder);
            builder.Subscribe<CommandStartedEvent>(started =>
            {
                if (started.Command.ElementCount > 0 && started.Command[0].IsString && collections.Contains(started.Command[0].AsString))
                    _counted[started.RequestId] = 0;
            });
            builder.Subscribe<CommandSucceededEvent>(succeeded =>
            {
                if (_counted.TryRemove(succeeded.RequestId, out _) && Interlocked.Decrement(ref _left) == 0)
                    _halt?.Invoke();
            });
        };
    }

    /// <summary>A token that is cancelled after so many steps from now on.</summary>
    public CancellationToken HaltAfter(int steps)
    {
        var halt = new CancellationTokenSource();
        _halt = halt.Cancel;
        _left = steps;
        return halt.Token;
    }
}
