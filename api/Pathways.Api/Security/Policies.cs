using Microsoft.AspNetCore.Authorization;

namespace Pathways.Api.Security;

/// <summary>Who may enter. Every endpoint and page names one of these, or says that anyone may.</summary>
public static class Policies
{
    public const string SignedIn = "signed-in", JobSeeker = Roles.JobSeeker, Counselor = Roles.Counselor, Officer = Roles.Officer,
        Reporter = Roles.Reporter, Admin = Roles.Admin, Employer = Roles.Employer, Staff = "staff";

    /// <summary>One policy a role, one for staff of any kind, one for everybody who is signed in. What names none is for nobody unsigned.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Staff, policy => policy.RequireRole(Roles.Staff));
        foreach (var role in Roles.All)
            options.AddPolicy(role, policy => policy.RequireRole(role));
        options.FallbackPolicy = options.GetPolicy(SignedIn);
    }
}
