namespace Pathways.Api.Features.Accounts;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>True: a job seeker may register without an invitation.</summary>
    public bool OpenRegistration { get; set; }
}
