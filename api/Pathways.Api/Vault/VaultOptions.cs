namespace Pathways.Api.Vault;

/// <summary>Where the key-encryption keys come from. Section <c>Vault</c>; one of the two is needed.</summary>
public sealed class VaultOptions
{
    /// <summary>A key ring file (see the operations guide for its form). In Development one is made.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The same content as text, for an environment variable set by a secret store.</summary>
    public string? KeyRing { get; set; }

    /// <summary>True where a missing key file may be made: the host says so in Development only.</summary>
    public bool MakeKeyFile { get; set; }
}
