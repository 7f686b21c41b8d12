using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Accounts;

/// <summary>Every refusal that accounts can give.</summary>
internal static class AccountProblems
{
    /// <summary>The same for a name that is not there, a wrong passphrase and a locked account.</summary>
    public static ProblemHttpResult SignInFailed() => Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-failed",
        "This name and passphrase do not open an account.", "Check both and try again. After five wrong tries, wait five minutes.");

    public static ProblemHttpResult CodeNeeded() => Problems.Of(StatusCodes.Status401Unauthorized, "code-needed",
        "A code is needed too.", "Add the six digits from your authenticator app as code. Each works once.");

    public static ProblemHttpResult RefreshFailed() => Problems.Of(StatusCodes.Status401Unauthorized, "refresh-failed", "This refresh token is not good any more. Sign in again.");

    public static ProblemHttpResult InvitationNeeded() => Problems.Fault("invitation", "An invitation is needed here: the code on the slip.", StatusCodes.Status403Forbidden);

    public static ProblemHttpResult InvitationUnknown() => Problems.Fault("invitation", "This code is not known, or it was used, or it ran out.");

    public static ProblemHttpResult EmployersNotOpen() => Problems.Fault("as", "Employers can't register here by themselves. Ask the staff.", StatusCodes.Status403Forbidden);

    public static ProblemHttpResult TooYoung() => Problems.Fault("isAdult", "Accounts are for people of 18 and older.");

    public static ProblemHttpResult RecoveryFailed() => Problems.Of(StatusCodes.Status401Unauthorized, "recovery-failed",
        "This name and recovery code do not open an account.", "Each code works once. Check both and try again.");

    public static ProblemHttpResult NoPasskeys() => Problems.Of(StatusCodes.Status404NotFound, "no-passkeys", "Passkeys are not offered here.");

    public static ProblemHttpResult PasskeyNotTaken() => Problems.Fault("credential", "This passkey can't be used. Begin again: what was asked for may have run out.");
}
