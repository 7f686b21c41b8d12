using System.Security.Cryptography;
using System.Text;

namespace Pathways.LocalMongo.Auth;

/// <summary>The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677; no channel binding).</summary>
internal sealed class ScramConversation(ScramCredentials credentials, bool skipEmptyExchange)
{
    private string _firstMessages = "";
    private string _nonce = "";
    private Step _step = Step.First;

    private enum Step
    {
        First,
        Final,
        Empty,
        Done,
        Failed,
    }

    /// <summary>True once the client has proved that it knows the password.</summary>
    public bool IsProved { get; private set; }

    /// <summary>True when no message is expected any more.</summary>
    public bool IsDone => _step == Step.Done;

    /// <summary>Answers the client's next message; null where the exchange failed (wrong user, proof or form).</summary>
    public byte[]? Answer(byte[] payload)
    {
        var answer = _step switch
        {
            Step.First => AnswerFirst(Encoding.UTF8.GetString(payload)),
            Step.Final => AnswerFinal(Encoding.UTF8.GetString(payload)),
            Step.Empty when payload.Length == 0 => "",
            _ => null,
        };
        _step = answer is null ? Step.Failed : _step switch
        {
            Step.First => Step.Final,
            Step.Final when !skipEmptyExchange => Step.Empty,
            _ => Step.Done,
        };
        return answer is null ? null : Encoding.UTF8.GetBytes(answer);
    }

    private string? AnswerFirst(string message)
    {
        var parts = message.Split(',', 3);
        if (parts.Length < 3 || parts[0] != "n" || parts[1].Length != 0)
            return null;
        var fields = Fields(parts[2]);
        if (fields is null || !fields.TryGetValue('r', out var clientNonce) || fields.GetValueOrDefault('n') != credentials.User)
            return null;
        _nonce = clientNonce + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        var answer = $"r={_nonce},s={Convert.ToBase64String(credentials.Salt)},i={ScramCredentials.Iterations}";
        _firstMessages = $"{parts[2]},{answer}";
        return answer;
    }

    private string? AnswerFinal(string message)
    {
        var fields = Fields(message);
        var proofAt = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (fields is null || proofAt < 0 || fields.GetValueOrDefault('c') != "biws" || fields.GetValueOrDefault('r') != _nonce)
            return null;
        var signed = Encoding.UTF8.GetBytes($"{_firstMessages},{message[..proofAt]}");
        var proof = new byte[33];
        if (!Convert.TryFromBase64String(message[(proofAt + 3)..], proof, out var length) || length != 32)
            return null;
        var clientKey = HMACSHA256.HashData(credentials.StoredKey, signed);
        for (var i = 0; i < 32; i++)
            clientKey[i] ^= proof[i];
        IsProved = CryptographicOperations.FixedTimeEquals(SHA256.HashData(clientKey), credentials.StoredKey);
        return IsProved ? $"v={Convert.ToBase64String(HMACSHA256.HashData(credentials.ServerKey, signed))}" : null;
    }

    private static Dictionary<char, string>? Fields(string message)
    {
        var fields = new Dictionary<char, string>();
        foreach (var part in message.Split(','))
            if (part.Length < 2 || part[1] != '=' || !fields.TryAdd(part[0], part[2..]))
                return null;
        return fields;
    }
}
