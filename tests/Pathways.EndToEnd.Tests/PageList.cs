namespace Pathways.EndToEnd.Tests;

/// <summary>Who opens a page.</summary>
public enum Who { Nobody, Seeker, Counselor, Employer, Officer, Admin }

/// <summary>A page to look at. Its path is an address, or an address and links to follow from there, as CSS selectors set apart by <c> → </c>.</summary>
public sealed record PageToSee(string Name, string Path, Who Who, int Status = 200);

/// <summary>Every page there is, written by hand; a test holds it against what the host maps.</summary>
public static class PageList
{
    /// <summary>Pages that need something to be there first; journeys look at them.</summary>
    public static readonly IReadOnlyList<string> SeenOnTheWay = ["/calendar/"];

    public static readonly IReadOnlyList<PageToSee> All =
    [
        new("first", "/", Who.Nobody),
        new("look", "/look", Who.Nobody),
        new("rights", "/rights", Who.Nobody),
        new("register", "/register", Who.Nobody),
        new("sign-in", "/sign-in", Who.Nobody),
        new("recover", "/recover", Who.Nobody),
        new("not-there", "/nothing/here", Who.Nobody, 404),
        new("error", "/error/500", Who.Nobody, 500),
        new("jobs", "/jobs", Who.Seeker),
        new("jobs-newest", "/jobs?sort=newest&ranking=off", Who.Seeker),
        new("job", "/jobs → main article h2 a", Who.Seeker),
        new("profile", "/profile", Who.Seeker),
        new("profile-skills", "/profile/skills", Who.Seeker),
        new("profile-languages", "/profile/languages", Who.Seeker),
        new("profile-when-and-where", "/profile/when-and-where", Who.Seeker),
        new("profile-wishes", "/profile/wishes", Who.Seeker),
        new("profile-avoid", "/profile/avoid", Who.Seeker),
        new("profile-more", "/profile/more", Who.Seeker),
        new("calendar", "/calendar", Who.Seeker),
        new("inbox", "/inbox", Who.Seeker),
        new("who-saw", "/who-saw", Who.Seeker),
        new("saved", "/saved", Who.Seeker),
        new("suggested", "/suggested", Who.Seeker),
        new("share", "/share", Who.Seeker),
        new("share-unknown-code", "/share?code=xxxx-xxxx", Who.Seeker),
        new("share-with", "/share/with?code=maya-desk", Who.Seeker),
        new("account", "/account", Who.Seeker),
        new("job-not-there", "/jobs/nothing", Who.Seeker, 404),
        new("wrong-role", "/jobs", Who.Employer, 403),
        new("home-counselor", "/home", Who.Counselor),
        new("counselor-today", "/today", Who.Counselor),
        new("counselor-people", "/people", Who.Counselor),
        new("counselor-person", "/people → main a[href^='/people/']", Who.Counselor),
        new("counselor-recommend", "/people → main a[href^='/people/'] → main a[href*='/recommend']", Who.Counselor),
        new("home-employer", "/home", Who.Employer),
        new("account-staff", "/account", Who.Counselor),
    ];
}
