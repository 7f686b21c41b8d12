using System.ComponentModel.DataAnnotations;
using MongoDB.Bson.Serialization.Attributes;
using Pathways.Api.Features.Openings;

namespace Pathways.Api.Features.Placements;

/// <summary>Where a recommendation stands. Lapsed: the opening is not to be seen any more.</summary>
public enum RecommendationState { Offered, TakenUp, Declined, Lapsed }

/// <summary>An opening that a counselor suggests to one person. The person stands in it as keyed pseudonyms; the words are sealed by the
/// person's key, and no reason of theirs is ever asked or stored.</summary>
internal sealed record Recommendation
{
    [BsonId]
    public required string Id { get; init; }

    public required string Person { get; init; }

    /// <summary>The person as this organisation's staff know them.</summary>
    public required string Client { get; init; }

    public required string OpeningId { get; init; }

    public required string StaffId { get; init; }

    public required string OrganisationId { get; init; }

    public required RecommendationState State { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? DecidedAt { get; init; }

    public byte[]? Words { get; init; }
}

/// <summary>What a counselor recommends, in their own words.</summary>
/// <param name="Client">The client's id, as the list of clients names it.</param>
public sealed record RecommendRequest(
    [property: Required, StringLength(40)] string Client,
    [property: Required, StringLength(100)] string OpeningId,
    [property: StringLength(1000)] string? Words = null);

/// <summary>A recommendation as its person sees it.</summary>
/// <param name="Opening">Absent when it is not open any more.</param>
public sealed record RecommendationView(string Id, RecommendationState State, DateTime MadeAt, DateTime? DecidedAt, string From, string Organisation, string? Words, OpeningView? Opening);

/// <summary>A recommendation as the client's counselors see it.</summary>
public sealed record MadeRecommendation(string Id, string Client, string OpeningId, string? Title, RecommendationState State, DateTime MadeAt, DateTime? DecidedAt);
