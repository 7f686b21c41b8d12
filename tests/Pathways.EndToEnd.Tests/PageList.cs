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
        new("jobs-looking", "/jobs?text=kitchen&minPay=12&notDuring=Nights&place=20010&km=40&sort=newest", Who.Seeker),
        new("jobs-looking-nothing", "/jobs?text=zeppelin", Who.Seeker),
        new("jobs-looking-faults", "/jobs?minPay=lots&place=Nowhere+Xyzzy", Who.Seeker, 422),
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
        new("more-jobs", "/more-jobs", Who.Seeker),
        new("share", "/share", Who.Seeker),
        new("share-unknown-code", "/share?code=xxxx-xxxx", Who.Seeker),
        new("share-with", "/share/with?code=maya-desk", Who.Seeker),
        new("account", "/account", Who.Seeker),
        new("job-not-there", "/jobs/nothing", Who.Seeker, 404),
        new("wrong-role", "/jobs", Who.Employer, 403),
        new("home-counselor", "/home", Who.Counselor),
        new("home-employer", "/home", Who.Employer),
        new("account-staff", "/account", Who.Counselor),
        new("register-employer", "/register/employer", Who.Nobody),
        new("today", "/today", Who.Counselor),
        new("people", "/people", Who.Counselor),
        new("person", "/people → main .lines a", Who.Counselor),
        new("person-not-there", "/people/nothing", Who.Counselor, 404),
        new("recommend", "/people → main .lines a → main a[href*='/recommend']", Who.Counselor),
        new("openings-for-people", "/openings", Who.Counselor),
        new("opening-people", "/openings → main .lines a", Who.Counselor),
        new("opening-people-not-there", "/openings/nothing/people", Who.Counselor, 404),
        new("invitations", "/invitations", Who.Counselor),
        new("entered-employers", "/employers", Who.Counselor),
        new("entered-employer", "/employers → main .lines a[href^='/employers/']", Who.Counselor),
        new("entered-employer-not-there", "/employers/nothing", Who.Counselor, 404),
        new("postings-entered", "/postings?shelf=InReview", Who.Counselor),
        new("new-posting-entered", "/postings/new", Who.Counselor),
        new("company", "/company", Who.Employer),
        new("postings", "/postings", Who.Employer),
        new("postings-drafts", "/postings?shelf=Draft", Who.Employer),
        new("posting", "/postings → main .lines a", Who.Employer),
        new("posting-not-there", "/postings/nothing", Who.Employer, 404),
        new("posting-edit", "/postings → main .lines a → main a[href$='/edit']", Who.Employer),
        new("new-posting", "/postings/new", Who.Employer),
        new("queue", "/queue", Who.Officer),
        new("queue-approved", "/queue?state=Approved", Who.Officer),
        new("case", "/queue → main .lines a", Who.Officer),
        new("case-without-evidence", "/cases/sample-brightfloor", Who.Officer),
        new("case-not-there", "/cases/nothing", Who.Officer, 404),
        new("reviews", "/reviews", Who.Officer),
        new("review", "/reviews → main .lines a", Who.Officer),
        new("review-not-there", "/reviews/nothing", Who.Officer, 404),
        new("organisation", "/organisation", Who.Admin),
        new("staff-member", "/organisation → main .lines a", Who.Admin),
        new("staff-member-not-there", "/organisation/staff/nothing", Who.Admin, 404),
        new("invitations-admin", "/invitations", Who.Admin),
    ];
}
