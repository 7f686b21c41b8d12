using Pathways.LocalMongo.Auth;

namespace Pathways.LocalMongo.Wire;

/// <summary>What the server remembers of one connection.</summary>
internal sealed class ClientState(int id)
{
    /// <summary>The connection's number, told in the greeting.</summary>
    public int Id => id;

    /// <summary>True once the client has proved the password.</summary>
    public bool IsAuthenticated { get; set; }

    /// <summary>The exchange under way.</summary>
    public ScramConversation? Conversation { get; set; }
}
