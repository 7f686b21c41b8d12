using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
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

    /// <summary>The addresses of the pages that are there: nothing else stands in a menu.</summary>
    private static readonly FrozenSet<string> Pages = typeof(Menu).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToFrozenSet();

    /// <summary>The menu of somebody who is signed in.</summary>
    public static IReadOnlyList<MenuPlace> Of(CurrentUser user) => Of(user.Is);

    /// <summary>Where one begins after signing in.</summary>
    public static string HomeOf(CurrentUser user) => HomeOf(user.Is);

    /// <inheritdoc cref="HomeOf(CurrentUser)"/>
    public static string HomeOf(Func<string, bool> isInRole) => Of(isInRole)[0].Path;

    private static IReadOnlyList<MenuPlace> Of(Func<string, bool> isInRole) =>
        [.. ByRole.Where(one => isInRole(one.Role)).SelectMany(one => one.Places).Where(place => Pages.Contains(place.Path)).DefaultIfEmpty(Home).DistinctBy(place => place.Path), Account];
}
