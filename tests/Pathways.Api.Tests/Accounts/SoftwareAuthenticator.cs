using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pathways.Api.Tests.Accounts;

/// <summary>A WebAuthn authenticator in software: one ES256 key, attestation "none", user verified. Written by the W3C's level 2 text.</summary>
internal sealed class SoftwareAuthenticator(string origin = "http://localhost") : IDisposable
{
    private const byte UserPresent = 0x01, UserVerified = 0x04, CredentialIncluded = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _userHandle = "";
    private uint _count;

    public void Dispose() => _key.Dispose();

    /// <summary>Answers creation options.</summary>
    public JsonObject Create(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var data = AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, CredentialIncluded, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. CoseKey()]);
        byte[] attestation = [0xA3, .. CborText("fmt"), .. CborText("none"), .. CborText("attStmt"), 0xA0, .. CborText("authData"), 0x58, (byte)data.Length, .. data];
        return Credential(new()
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", options)),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers request options.</summary>
    public JsonObject Get(JsonElement options)
    {
        var data = AuthenticatorData(options.GetProperty("rpId").GetString()!, 0, []);
        var client = ClientData("webauthn.get", options);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new()
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(signature),
            ["userHandle"] = _userHandle,
        });
    }

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Encode(_id),
        ["rawId"] = Encode(_id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    };

    private byte[] ClientData(string type, JsonElement options) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = type, ["challenge"] = options.GetProperty("challenge").GetString(), ["origin"] = origin, ["crossOrigin"] = false }.ToJsonString());

    private byte[] AuthenticatorData(string domain, byte flags, byte[] credential)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(UserPresent | UserVerified | flags), .. count, .. credential];
    }

    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] CborText(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
