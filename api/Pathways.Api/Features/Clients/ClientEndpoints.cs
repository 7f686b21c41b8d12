using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Matches;
using Pathways.Api.Features.Placements;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Clients;

/// <summary>The people who granted a counselor access.</summary>
public static class ClientEndpoints
{
    private const int DefaultTake = 50;

    /// <summary>Maps the routes on the given prefix (<c>counselor</c>).</summary>
    public static RouteGroupBuilder MapClients(this RouteGroupBuilder counselor)
    {
        var group = counselor.MapGroup("");
        group.WithTags("Clients").RequireAuthorization(Policies.Counselor);
        group.MapGet("/clients", List).WithSummary("Who granted you or your team something, and nobody else.");
        group.MapGet("/clients/{id}", Find).WithSummary("A client by granted fields.");
        group.MapGet("/clients/{id}/matches", Matches).WithSummary("A client's openings; reasons from fields that were not granted are left out.");
        group.MapGet("/openings/{id}/clients", Passing).WithSummary("Everyone of your clients who passes the hard rules, in alphabetical order; nobody is ranked.");
        return group;
    }

    private static async Task<Results<Ok<PageOf<ClientLine>>, ProblemHttpResult>> List(ClientService clients, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [Range(0, 100_000)] int? after = null) =>
        TypedResults.Ok(await clients.ListAsync(user, after ?? 0, take ?? DefaultTake, stop));

    private static async Task<Results<Ok<ClientView>, ProblemHttpResult>> Find(string id, ClientService clients, CurrentUser user, CancellationToken stop) =>
        await clients.FindAsync(user, id, stop) is { } client ? TypedResults.Ok(client) : Problems.NotFound();

    private static async Task<Results<Ok<MatchList>, ProblemHttpResult>> Matches(string id, ClientService clients, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [StringLength(200)] string? after = null)
    {
        var (page, refusal) = await clients.MatchesAsync(user, id, new(take, after), stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<PageOf<PassingClient>>, ProblemHttpResult>> Passing(string id, ClientService clients, CurrentUser user, CancellationToken stop) =>
        await clients.ForOpeningAsync(user, id, "en", stop) is { } passing ? TypedResults.Ok(new PageOf<PassingClient>(passing, null)) : Problems.NotFound();
}
