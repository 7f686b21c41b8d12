using Pathways.Api.Security;

namespace Pathways.Web.Layout;

/// <summary>A place in the menu; <paramref name="Name"/> is the key of its text.</summary>
internal sealed record MenuPlace(string Path, string Name, string Picture);

/// <summary>What the menu shows to whom.</summary>
internal static class Menu
{
    private static readonly MenuPlace[] Seeker =
        [new("/jobs", "Jobs", "jobs"), new("/profile", "Profile", "person"), new("/calendar", "Calendar", "calendar"), new("/inbox", "Inbox", "inbox"), new("/account", "Account", "account")];

    private static readonly MenuPlace[] Others = [new("/home", "Home", "home"), new("/account", "Account", "account")];

    /// <summary>The menu of somebody who is signed in.</summary>
    public static IReadOnlyList<MenuPlace> Of(CurrentUser user) => user.Is(Roles.JobSeeker) ? Seeker : Others;

    /// <summary>Where one begins after signing in.</summary>
    public static string HomeOf(CurrentUser user) => Of(user)[0].Path;
}
