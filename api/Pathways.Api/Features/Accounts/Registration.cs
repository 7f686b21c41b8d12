using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OtpNet;
using Pathways.Api.Features.Accounts.Invitations;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts;

/// <summary>How an account comes to be: by an invitation, or by oneself where a setting opens that.</summary>
public sealed class Registration
{
    private const int TotpSecretBytes = 20;
    private readonly AccountService _accounts;
    private readonly InvitationService _invitations;
    private readonly OrganisationService _organisations;
    private readonly AccountOptions _options;

    internal Registration(AccountService accounts, InvitationService invitations, OrganisationService organisations, IOptions<AccountOptions> options) =>
        (_accounts, _invitations, _organisations, _options) = (accounts, invitations, organisations, options.Value);

    /// <summary>True where a job seeker may register without an invitation.</summary>
    public bool IsOpen => _options.OpenRegistration;

    /// <summary>True where somebody who wants to post openings may register.</summary>
    public bool IsOpenToEmployers => _options.OpenEmployerRegistration;

    /// <summary>Makes an account. The sign-in name is made here.</summary>
    public async Task<(Registered? Made, ProblemHttpResult? Refusal)> RegisterAsync(RegisterRequest request, CancellationToken stop)
    {
        if (request.IsAdult == false)
            return (null, AccountProblems.TooYoung());
        if (!string.IsNullOrWhiteSpace(request.Invitation))
            return await RegisterInvitedAsync(request, stop);
        if (request.As == RegisterAs.Employer)
            return _options.OpenEmployerRegistration ? ((await CreateAsync(request, [Roles.Employer], stop)).Made, null) : (null, AccountProblems.EmployersNotOpen());
        return _options.OpenRegistration ? ((await CreateAsync(request, [Roles.JobSeeker], stop)).Made, null) : (null, AccountProblems.InvitationNeeded());
    }

    private async Task<(Registered? Made, ProblemHttpResult? Refusal)> RegisterInvitedAsync(RegisterRequest request, CancellationToken stop)
    {
        if (await _invitations.RedeemAsync(request.Invitation!, stop) is not { } invitation)
            return (null, AccountProblems.InvitationUnknown());
        try
        {
            var (id, made) = await CreateAsync(request, invitation.For == InvitedAs.Staff ? invitation.Roles : [Roles.JobSeeker], stop);
            if (invitation.For == InvitedAs.Staff)
                await _organisations.AddStaffAsync(id, invitation.OrganisationId, await _invitations.NameOfAsync(invitation, stop), invitation.Teams, stop);
            return (made, null);
        }
        catch
        {
            // The slip is not used up by a fault of ours.
            await _invitations.ReleaseAsync(invitation, CancellationToken.None);
            throw;
        }
    }

    private async Task<(string Id, Registered Made)> CreateAsync(RegisterRequest request, IReadOnlyList<string> roles, CancellationToken stop)
    {
        var language = request.Language ?? "en";
        var needsCode = !roles.Contains(Roles.JobSeeker);
        var secret = needsCode ? Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(TotpSecretBytes)) : null;
        while (true)
        {
            var name = SignInNames.Make(language);
            if (await _accounts.TryCreateAsync(new(name, request.Passphrase, roles, needsCode ? null : language, secret), stop) is not { } made)
                continue;
            var key = secret is null ? null : new AuthenticatorKey(secret, new OtpUri(OtpType.Totp, secret, made.Account.SignInName).ToString());
            return (made.Account.Id, new(made.Account.SignInName, made.RecoveryCodes, key));
        }
    }
}
