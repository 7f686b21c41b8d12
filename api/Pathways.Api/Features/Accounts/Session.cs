using MongoDB.Bson.Serialization.Attributes;

namespace Pathways.Api.Features.Accounts;

/// <summary>One sign-in, on one door. Whoever ends it here has ended it on every host.</summary>
internal sealed record Session
{
    /// <summary>An opaque random id, carried inside the protected token or cookie.</summary>
    [BsonId]
    public required string Id { get; init; }

    /// <summary>The account, as this collection's pseudonym.</summary>
    public required string Account { get; init; }

    /// <summary><c>api</c> or <c>pages</c>.</summary>
    public required string Door { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime LastSeenAt { get; init; }

    /// <summary>When it ends by itself unless it is used; a TTL index takes it away.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>How long it may be idle, in minutes.</summary>
    public required int IdleMinutes { get; init; }

    /// <summary>The id of the one refresh token that is good now; each works once.</summary>
    public string? Refresh { get; init; }
}
