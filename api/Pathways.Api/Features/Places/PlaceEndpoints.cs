using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Places;

/// <summary>Places by name, for whoever is signed in. A query stands in no log.</summary>
public static class PlaceEndpoints
{
    private const int DefaultTake = 8;

    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapPlaces(this RouteGroupBuilder group)
    {
        group.WithTags("Places").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", Find).WithSummary("ZIP codes, towns and districts that fit what was typed, best first.");
        return group;
    }

    private static Ok<PageOf<Place>> Find(PlaceService places, [StringLength(100)] string? query = null, [Range(1, 100)] int? take = null) =>
        TypedResults.Ok(new PageOf<Place>(places.Find(query ?? "", take ?? DefaultTake), null));
}
