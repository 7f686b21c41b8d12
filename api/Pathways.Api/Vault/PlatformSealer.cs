using System.Text;

namespace Pathways.Api.Vault;

/// <summary>Seals what belongs to no single person with the platform's own key: references to people in other rows,
/// secrets of accounts.</summary>
public sealed class PlatformSealer
{
    private readonly DataKeys _keys;
    private byte[]? _key;

    internal PlatformSealer(DataKeys keys) => _keys = keys;

    /// <summary>Seals a text.</summary>
    public async Task<byte[]> SealAsync(string value, SealedPlace place, CancellationToken stop) =>
        Sealer.Seal(await KeyAsync(stop), Encoding.UTF8.GetBytes(value), place);

    /// <summary>Opens what <see cref="SealAsync"/> sealed at the same place.</summary>
    public async Task<string> OpenAsync(byte[] box, SealedPlace place, CancellationToken stop) =>
        Encoding.UTF8.GetString(Sealer.Open(await KeyAsync(stop), box, place));

    private async Task<byte[]> KeyAsync(CancellationToken stop) => _key ??= await _keys.OfPlatformAsync(stop);
}
