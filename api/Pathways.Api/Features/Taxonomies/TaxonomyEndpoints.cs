using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Security;
using Pathways.Matching;

namespace Pathways.Api.Features.Taxonomies;

/// <summary>Words to look for skills in.</summary>
/// <param name="Text">Own words, 2,000 characters. Neither kept nor logged.</param>
/// <param name="Language">BCP 47; English when left out.</param>
public sealed record SuggestRequest(
    [property: Required, StringLength(2000)] string Text,
    [property: RegularExpression(TaxonomyEndpoints.LanguageTag, ErrorMessage = TaxonomyEndpoints.NoLanguageTag)] string? Language = null);

/// <summary>Skills and occupations to pick from, for whoever is signed in.</summary>
public static class TaxonomyEndpoints
{
    internal const string LanguageTag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", NoLanguageTag = "This should be a language tag, like en or es.";
    private const string English = "en";
    private const int DefaultTake = 10;

    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapTaxonomies(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("");
        group.WithTags("Skills and occupations").RequireAuthorization(Policies.SignedIn);
        group.MapGet("/skills", Skills).WithSummary("Skills by the beginning of a name.");
        group.MapGet("/occupations", Occupations).WithSummary("Occupations by the beginning of a name.");
        group.MapPost("/skills/suggest", Suggest).WithSummary("Skills, and occupations and kinds of work, that own words may mean. The text is not kept.");
        return group;
    }

    private static Ok<PageOf<ConceptView>> Skills(TaxonomyService taxonomy,
        [StringLength(100)] string? query = null, [RegularExpression(LanguageTag, ErrorMessage = NoLanguageTag)] string? language = null, [Range(1, 100)] int? take = null) =>
        Found(taxonomy, ConceptType.Skill, query, language, take);

    private static Ok<PageOf<ConceptView>> Occupations(TaxonomyService taxonomy,
        [StringLength(100)] string? query = null, [RegularExpression(LanguageTag, ErrorMessage = NoLanguageTag)] string? language = null, [Range(1, 100)] int? take = null) =>
        Found(taxonomy, ConceptType.Occupation, query, language, take);

    private static Ok<Suggestions> Suggest(SuggestRequest request, TaxonomyService taxonomy) =>
        TypedResults.Ok(taxonomy.Suggest(request.Text, request.Language ?? English));

    private static Ok<PageOf<ConceptView>> Found(TaxonomyService taxonomy, ConceptType type, string? query, string? language, int? take) =>
        TypedResults.Ok(new PageOf<ConceptView>(taxonomy.Search(type, query ?? "", language ?? English, take ?? DefaultTake), null));
}
