using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Profiles;

/// <summary>The person's own profile and avoid-list.</summary>
public static class ProfileEndpoints
{
    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapProfiles(this RouteGroupBuilder me)
    {
        var group = me.MapGroup("");
        group.WithTags("Profile").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("/profile", Find).WithSummary("Your profile; empty where you wrote none. Its version is the ETag.");
        group.MapPut("/profile", Put).WithSummary("Puts your profile in place of the one of that version (If-Match). What is left out is taken away.");
        group.MapGet("/avoid-list", FindAvoidList).WithSummary("What you do not want to see. Its version is the profile's.");
        group.MapPut("/avoid-list", PutAvoidList).WithSummary("Puts your avoid-list in place of the one of that version (If-Match).");
        return group;
    }

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Find(ProfileService profiles, CurrentUser user, HttpResponse response, CancellationToken stop) =>
        Answer(await profiles.FindAsync(user, stop), null, response);

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Put(
        Profile profile, ProfileService profiles, CurrentUser user, HttpResponse response, [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken stop)
    {
        if (!VersionTag.TryRead(ifMatch, out var version))
            return ProfileProblems.VersionUnknown();
        var (saved, refusal) = await profiles.PutAsync(user, profile, version, stop);
        return Answer(saved, refusal, response);
    }

    private static async Task<Results<Ok<AvoidList>, ProblemHttpResult>> FindAvoidList(ProfileService profiles, CurrentUser user, HttpResponse response, CancellationToken stop) =>
        Answer(await profiles.FindAvoidListAsync(user, stop), null, response);

    private static async Task<Results<Ok<AvoidList>, ProblemHttpResult>> PutAvoidList(
        AvoidList avoids, ProfileService profiles, CurrentUser user, HttpResponse response, [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken stop)
    {
        if (!VersionTag.TryRead(ifMatch, out var version))
            return ProfileProblems.VersionUnknown();
        var (saved, refusal) = await profiles.PutAvoidListAsync(user, avoids, version, stop);
        return Answer(saved, refusal, response);
    }

    private static Results<Ok<T>, ProblemHttpResult> Answer<T>(Versioned<T>? found, ProblemHttpResult? refusal, HttpResponse response)
    {
        if (found is null)
            return refusal ?? Problems.NotFound();
        response.Headers.ETag = VersionTag.Of(found.Version);
        return TypedResults.Ok(found.Value);
    }
}
