using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Employers;

/// <summary>An employer's own company, and the companies that staff enter.</summary>
public static class EmployerEndpoints
{
    private const int DefaultTake = 50;

    /// <summary>Maps what an employer does for their company: <c>employers/apply</c> and <c>employer</c>.</summary>
    public static RouteGroupBuilder MapEmployer(this RouteGroupBuilder group)
    {
        group.WithTags("Employer").RequireAuthorization(Policies.Employer);
        group.MapPost("/employers/apply", Apply).WithSummary("Registers a company and asks for its vetting.");
        group.MapGet("/employer", Own).WithSummary("Your company, and where its vetting stands.");
        group.MapPut("/employer", Change).WithSummary("Changes the company. A new legal name is vetted anew.");
        return group;
    }

    /// <summary>Maps what staff enter for employers without an account (<c>counselor/employers</c>).</summary>
    public static RouteGroupBuilder MapEnteredEmployers(this RouteGroupBuilder group)
    {
        group.WithTags("Employers without an account").RequireAuthorization(Policies.Counselor);
        group.MapGet("", Entered).WithSummary("The companies that you entered, by name.");
        group.MapPost("", Enter).WithSummary("Enters a company that has no account; you answer for it, and it is vetted the same.");
        group.MapGet("/{id}", FindEntered).WithSummary("A company that you entered.");
        group.MapPut("/{id}", ChangeEntered).WithSummary("Changes a company that you entered. A new legal name is vetted anew.");
        return group;
    }

    private static async Task<Results<Created<CompanyView>, ProblemHttpResult>> Apply(CompanyRequest request, CompanyService companies, CurrentUser user, CancellationToken stop)
    {
        var (company, refusal) = await companies.ApplyAsync(user, request, stop);
        return company is null ? refusal! : TypedResults.Created((string?)null, company);
    }

    private static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> Own(CompanyService companies, CurrentUser user, CancellationToken stop) =>
        await companies.FindOwnAsync(user, stop) is { } own ? TypedResults.Ok(own) : Problems.NotFound();

    private static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> Change(CompanyRequest request, CompanyService companies, CurrentUser user, CancellationToken stop)
    {
        var (company, refusal) = await companies.ChangeAsync(user, request, stop);
        return company is null ? refusal! : TypedResults.Ok(company);
    }

    private static async Task<Results<Ok<PageOf<CompanyView>>, ProblemHttpResult>> Entered(CompanyService companies, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [Range(0, 100_000)] int? after = null) =>
        TypedResults.Ok(await companies.EnteredByAsync(user, after ?? 0, take ?? DefaultTake, stop));

    private static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> FindEntered(string id, CompanyService companies, CurrentUser user, CancellationToken stop) =>
        await companies.FindEnteredAsync(user, id, stop) is { } company ? TypedResults.Ok(company) : Problems.NotFound();

    private static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> ChangeEntered(string id, CompanyRequest request, CompanyService companies, CurrentUser user, CancellationToken stop)
    {
        var (company, refusal) = await companies.ChangeEnteredAsync(user, id, request, stop);
        return company is null ? refusal! : TypedResults.Ok(company);
    }

    private static async Task<Created<CompanyView>> Enter(CompanyRequest request, CompanyService companies, CurrentUser user, CancellationToken stop) =>
        TypedResults.Created((string?)null, await companies.EnterAsync(user, request, stop));
}
