using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Consent;

/// <summary>A person's own grants.</summary>
public static class ConsentEndpoints
{
    /// <summary>Maps the routes on the given prefix (<c>me/grants</c>).</summary>
    public static RouteGroupBuilder MapConsent(this RouteGroupBuilder group)
    {
        group.WithTags("Grants").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", List);
        group.MapPost("", Give);
        group.MapDelete("/{id}", Withdraw);
        group.MapPost("/preview", Preview);
        group.MapGet("/text", Text);
        group.MapGet("/recipients/{code}", Recipient);
        return group;
    }

    private static async Task<Results<Ok<PageOf<GrantView>>, ProblemHttpResult>> List(ConsentService consent, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [StringLength(100)] string? after = null)
    {
        var (page, refusal) = await consent.ListAsync(user, take, after, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<Created<GrantView>, ProblemHttpResult>> Give(GrantRequest request, ConsentService consent, CurrentUser user, CancellationToken stop)
    {
        var (given, refusal) = await consent.GiveAsync(user, request, stop);
        return given is null ? refusal! : TypedResults.Created((string?)null, given);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(string id, ConsentService consent, CurrentUser user, CancellationToken stop) =>
        await consent.WithdrawAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Ok<SharedFields>> Preview(PreviewRequest request, ConsentService consent, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(await consent.PreviewAsync(user, request.Fields, stop));

    private static Results<Ok<ConsentText>, ProblemHttpResult> Text(string? language) => ConsentTexts.Find(language ?? "en") is { } text ? TypedResults.Ok(text)
        : Problems.Fault("language", $"The text is not there in this language yet. It is there in: {string.Join(", ", ConsentTexts.Languages)}.");

    private static async Task<Results<Ok<Recipient>, ProblemHttpResult>> Recipient(string code, ConsentService consent, CancellationToken stop) =>
        await consent.FindRecipientAsync(code, stop) is { } recipient ? TypedResults.Ok(recipient) : Problems.NotFound();
}
