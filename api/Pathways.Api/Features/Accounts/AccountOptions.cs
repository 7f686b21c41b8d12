namespace Pathways.Api.Features.Accounts;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>True: a job seeker may register without an invitation.</summary>
    public bool OpenRegistration { get; set; }

    /// <summary>True (as by default): an employer may register and ask to be vetted. Nothing of theirs is seen before that is done.</summary>
    public bool OpenEmployerRegistration { get; set; } = true;

    /// <summary>The domain that passkeys are bound to, like <c>jobs.example.org</c>; without it none are offered.</summary>
    public string? PasskeyDomain { get; set; }
}
