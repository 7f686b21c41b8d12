namespace Pathways.Matching;

/// <summary>Does it speak for the opening or against it?</summary>
public enum ReasonSide { For, Against }

/// <summary>Why an opening stands where it stands. Stated only when taking it away moves the score in the stated direction.</summary>
/// <param name="Code">One of <see cref="ReasonCodes"/>.</param>
/// <param name="Weight">How much it contributes to the score (Shapley value); greater is more important. At least 0.</param>
/// <param name="Field">The grantable profile field it comes from (<c>skills</c>, <c>pay</c>, …), or null when it comes from the opening alone. Who may not see the field may not see the reason.</param>
/// <param name="Top">One of the at most two for and one against to show first.</param>
/// <param name="Args">What the sentence needs: figures in invariant form, concept ids separated by <c>|</c>.</param>
public sealed record Reason(
    string Code, ReasonSide Side, double Weight, string? Field, bool Top, IReadOnlyDictionary<string, string> Args);

/// <summary>Names of the reasons that can be given.</summary>
public static class ReasonCodes
{
    public const string RequiredSkills = "required-skills";
    public const string WelcomeSkills = "welcome-skills";
    public const string Occupation = "occupation";
    public const string Wants = "wants";
    public const string Pay = "pay";
    public const string Closeness = "closeness";
    public const string Schedule = "schedule";
    public const string Language = "language";
    public const string Learning = "learning";
    public const string Credentials = "credentials";
    public const string Education = "education";
    public const string Provided = "provided";
    public const string Freshness = "freshness";
    public const string Employer = "employer";
}
