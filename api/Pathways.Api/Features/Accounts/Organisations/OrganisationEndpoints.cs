using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Features.Accounts.Invitations;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>What an administrator does for their own organisation, and the invitations of counselors.</summary>
public static class OrganisationEndpoints
{
    /// <summary>Maps the administrator's routes on the given prefix.</summary>
    public static RouteGroupBuilder MapOrganisations(this RouteGroupBuilder group)
    {
        group.WithTags("Organisation").RequireAuthorization(Policies.Admin);
        group.MapGet("/organisation", Own);
        group.MapPost("/organisations", Make);
        group.MapPost("/teams", AddTeam);
        group.MapPut("/staff/{id}", Change);
        group.MapPost("/staff/{id}/leave", Leave);
        group.MapInvitations();
        return group;
    }

    /// <summary>Maps the routes of invitations on the given prefix; the group says who may enter.</summary>
    public static RouteGroupBuilder MapInvitations(this RouteGroupBuilder group)
    {
        group.MapGet("/invitations", Invitations);
        group.MapPost("/invitations", Invite);
        group.MapDelete("/invitations/{id}", Withdraw);
        return group;
    }

    private static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Own(OrganisationService organisations, CurrentUser user, CancellationToken stop) =>
        await organisations.FindOwnAsync(user, stop) is { } own ? TypedResults.Ok(own) : Problems.NotFound();

    private static async Task<Created<MadeOrganisation>> Make(OrganisationRequest request, OrganisationService organisations, CurrentUser user, CancellationToken stop) =>
        TypedResults.Created((string?)null, await organisations.MakeAsync(user, request, stop));

    private static async Task<Results<Created<Team>, ProblemHttpResult>> AddTeam(TeamRequest request, OrganisationService organisations, CurrentUser user, CancellationToken stop)
    {
        var (made, refusal) = await organisations.AddTeamAsync(user, request, stop);
        return made is null ? refusal! : TypedResults.Created((string?)null, made);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(string id, StaffRequest request, OrganisationService organisations, CurrentUser user, CancellationToken stop) =>
        await organisations.ChangeAsync(user, id, request, stop) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> Leave(string id, OrganisationService organisations, CurrentUser user, CancellationToken stop) =>
        await organisations.LeaveAsync(user, id, stop) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<Ok<PageOf<InvitationView>>, ProblemHttpResult>> Invitations(InvitationService invitations, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [StringLength(100)] string? after = null)
    {
        var (page, refusal) = await invitations.ListAsync(user, take, after, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<Created<MadeInvitation>, ProblemHttpResult>> Invite(InviteRequest request, InvitationService invitations, CurrentUser user, CancellationToken stop)
    {
        var (made, refusal) = await invitations.MakeAsync(user, request, stop);
        return made is null ? refusal! : TypedResults.Created((string?)null, made);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(string id, InvitationService invitations, CurrentUser user, CancellationToken stop) =>
        await invitations.WithdrawAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();
}
