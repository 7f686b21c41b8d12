namespace Pathways.Api.Security;

/// <summary>The roles an account may hold. Staff may hold several.</summary>
public static class Roles
{
    public const string JobSeeker = "job-seeker", Counselor = "counselor", Officer = "officer", Reporter = "reporter", Admin = "admin", Employer = "employer";

    /// <summary>Every role there is.</summary>
    public static readonly IReadOnlyList<string> All = [JobSeeker, Counselor, Officer, Reporter, Admin, Employer];

    /// <summary>The roles of an organisation's staff.</summary>
    public static readonly IReadOnlyList<string> Staff = [Counselor, Officer, Reporter, Admin];
}
