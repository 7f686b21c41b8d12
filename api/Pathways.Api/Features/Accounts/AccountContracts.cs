using System.ComponentModel.DataAnnotations;

namespace Pathways.Api.Features.Accounts;

/// <summary>What it takes to register: nothing that names a person.</summary>
/// <param name="Passphrase">12 to 200 characters.</param>
/// <param name="Language">BCP 47; the language of the made name and of messages. English when left out.</param>
/// <param name="Invitation">A slip's code; may be left out where registration is open.</param>
/// <param name="IsAdult">Whether the person is 18 or older; no birth date is asked.</param>
/// <param name="As">Left out, or <c>employer</c> for somebody who wants to post openings; staff come by invitation.</param>
public sealed record RegisterRequest(
    [property: Required, StringLength(200, MinimumLength = 12, ErrorMessage = "A passphrase should have 12 to 200 characters. Four or five plain words are good.")] string Passphrase,
    [property: RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", ErrorMessage = "This should be a language tag, like en or es.")] string? Language = null,
    [property: StringLength(64)] string? Invitation = null,
    bool? IsAdult = null,
    RegisterAs? As = null);

/// <summary>Who may register without a word from staff, where settings allow it.</summary>
public enum RegisterAs { JobSeeker, Employer }

/// <summary>Shown once: the name to sign in with, and codes that each open the account once if the passphrase is lost.</summary>
/// <param name="Authenticator">For staff and employers: what an authenticator app needs; its codes are asked for at sign-in.</param>
public sealed record Registered(string SignInName, IReadOnlyList<string> RecoveryCodes, AuthenticatorKey? Authenticator = null);

/// <summary>The second factor's secret.</summary>
/// <param name="Secret">Base32, to type.</param>
/// <param name="Uri"><c>otpauth://</c>, to scan.</param>
public sealed record AuthenticatorKey(string Secret, string Uri);

/// <param name="Code">The six digits of an authenticator app, where the account has one.</param>
public sealed record SignInRequest(
    [property: Required, StringLength(100)] string SignInName,
    [property: Required, StringLength(200)] string Passphrase,
    [property: StringLength(12)] string? Code = null);

/// <param name="ExpiresIn">Seconds that the access token is good for.</param>
/// <param name="RefreshToken">Good for one new pair of tokens.</param>
public sealed record SignedIn(string AccessToken, long ExpiresIn, string RefreshToken, IReadOnlyList<string> Roles);

/// <summary>Asks for a new pair of tokens.</summary>
public sealed record RefreshRequest([property: Required, StringLength(4000)] string RefreshToken);

/// <summary>Sets a new passphrase with one of the recovery codes; every session of the account ends.</summary>
public sealed record RecoverRequest(
    [property: Required, StringLength(100)] string SignInName,
    [property: Required, StringLength(40)] string RecoveryCode,
    [property: Required, StringLength(200, MinimumLength = 12, ErrorMessage = "A passphrase should have 12 to 200 characters. Four or five plain words are good.")] string Passphrase);
