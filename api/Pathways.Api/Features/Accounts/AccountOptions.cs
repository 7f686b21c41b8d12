namespace Pathways.Api.Features.Accounts;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>True: a job seeker may register without an invitation.</summary>
    public bool OpenRegistration { get; set; }

    /// <summary>The domain that passkeys are bound to, like <c>jobs.example.org</c>; without it none are offered.</summary>
    public string? PasskeyDomain { get; set; }
}
