using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Pathways.LocalMongo.Commands;

namespace Pathways.LocalMongo.Wire;

/// <summary>Takes connections on the loopback address and answers their requests one after the other.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CommandTable _commands;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly ConcurrentDictionary<int, Task> _connections = [];
    private readonly Task _accepting;
    private int _lastId;

    public Listener(int port, CommandTable commands)
    {
        _commands = commands;
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Takes no more connections, lets running commands end, closes all.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        // A client that does not read its answer must not hold the server.
        _cut.CancelAfter(TimeSpan.FromSeconds(2));
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
        _cut.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                var id = ++_lastId;
                _connections[id] = Task.Run(() => ServeAsync(socket, id));
            }
            catch (SocketException)
            {
                // A client that was gone before it was taken, or no file handle left: not at full speed again.
                await Task.Delay(10);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                // Stopped.
            }
    }

    private async Task ServeAsync(Socket socket, int id)
    {
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var client = new ClientState(id);
            var answerId = 0;
            while (await WireMessage.ReadAsync(stream, client.IsAuthenticated ? WireMessage.MaxMessageSize : WireMessage.MaxGreetingSize, _stop.Token) is { } request)
            {
                var answer = await _commands.RunAsync(request, client);
                if (request.WantsAnswer)
                    await stream.WriteAsync(WireMessage.Write(answer, request, ++answerId), _cut.Token);
            }
        }
        catch (Exception e) when (e is MalformedMessageException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client broke the protocol or is gone, or the server stops: the connection ends.
        }
        finally
        {
            _connections.TryRemove(id, out _);
        }
    }
}
