using Pathways.Api.Security;

namespace Pathways.Web.Layout;

/// <summary>A place in the menu; <paramref name="Name"/> is the key of its text.</summary>
internal sealed record MenuPlace(string Path, string Name, string Picture);

/// <summary>What the menu shows to whom. Who holds several roles sees the places of each, once.</summary>
internal static class Menu
{
    private static readonly MenuPlace Home = new("/home", "Home", "home"), Account = new("/account", "Account", "account");

    private static readonly (string Role, MenuPlace[] Places)[] ByRole =
    [
        (Roles.JobSeeker, [new("/jobs", "Jobs", "jobs"), new("/profile", "Profile", "person"), new("/calendar", "Calendar", "calendar"), new("/inbox", "Inbox", "inbox")]),
        (Roles.Counselor, [new("/today", "Today", "today"), new("/people", "People", "people"), new("/openings", "Openings", "jobs"), new("/employers", "Employers", "company"), new("/invitations", "Invite", "invite")]),
        (Roles.Employer, [new("/postings", "Openings", "jobs"), new("/company", "Company", "company")]),
        (Roles.Officer, [new("/queue", "Queue", "queue"), new("/reviews", "Reviews", "review")]),
        (Roles.Admin, [new("/organisation", "Organisation", "home"), new("/invitations", "Invite", "invite")]),
    ];

    /// <summary>The menu of somebody who is signed in.</summary>
    public static IReadOnlyList<MenuPlace> Of(CurrentUser user) =>
        [.. ByRole.Where(one => user.Is(one.Role)).SelectMany(one => one.Places).DefaultIfEmpty(Home).DistinctBy(place => place.Path), Account];

    /// <summary>Where one begins after signing in.</summary>
    public static string HomeOf(CurrentUser user) => Of(user)[0].Path;
}
