using Microsoft.AspNetCore.Authorization;

namespace Pathways.Api.Security;

/// <summary>Who may enter. Every endpoint and page names one of these, or says that anyone may.</summary>
public static class Policies
{
    public const string SignedIn = "signed-in", JobSeeker = Roles.JobSeeker, Counselor = Roles.Counselor, Officer = Roles.Officer,
        Reporter = Roles.Reporter, Admin = Roles.Admin, Employer = Roles.Employer, Staff = "staff",
        Inviter = "inviter", Poster = "poster";

    /// <summary>One policy a role, one for staff of any kind, for those who invite and for those who post openings, one for everybody who is signed in. What names none is for nobody unsigned.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Staff, policy => policy.RequireRole(Roles.Staff));
        options.AddPolicy(Inviter, policy => policy.RequireRole(Roles.Counselor, Roles.Admin));
        options.AddPolicy(Poster, policy => policy.RequireRole(Roles.Employer, Roles.Counselor));
        foreach (var role in Roles.All)
            options.AddPolicy(role, policy => policy.RequireRole(role));
        options.FallbackPolicy = options.GetPolicy(SignedIn);
    }
}
