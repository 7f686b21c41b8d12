using System.Security.Cryptography;
using System.Text.Json;
using MongoDB.Bson.Serialization.Attributes;
using Pathways.Api.Features.Employers;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Openings;

/// <summary>Where an opening stands.</summary>
public enum OpeningState { Draft, InReview, Live, Paused, Filled, Closed, Expired, Blocked }

/// <summary>One opening as it is stored: whose it is, where it stands, and what it says.</summary>
public sealed record Opening : IFollowed
{
    /// <summary>Opaque and stable.</summary>
    [BsonId]
    public required string Id { get; init; }

    public required string EmployerId { get; init; }

    public required OpeningState State { get; init; }

    /// <summary>The day on which it was first posted.</summary>
    public required DateOnly PostedOn { get; init; }

    public required OpeningDetails Details { get; init; }

    /// <summary>When it was last sent for review, UTC.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>What was said in the last review.</summary>
    public Posting.ReviewNote? Review { get; init; }

    /// <summary>Words by which it is found, folded.</summary>
    [BsonElement]
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary><see cref="OpeningDetails.ClosesOn"/>, or the last day there is, so that one range finds what is open.</summary>
    [BsonElement]
    internal DateOnly ClosesOn { get; init; }

    /// <summary>Tells whether a re-import brings anything new.</summary>
    [BsonElement]
    internal string ContentHash { get; init; } = "";

    /// <summary>Goes up by 1 with each write.</summary>
    public long Version { get; init; }

    /// <summary>The server's time of the last write, UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>True on the days on which people may see it: live, not past its last day, and from a vetted employer.</summary>
    public bool IsOpenOn(DateOnly day, Employer employer) =>
        State == OpeningState.Live && (Details.ClosesOn() is not { } last || last >= day) && employer.Id == EmployerId && employer.IsVettedOn(day);
}

/// <summary>An opening to be stored by a trusted caller: an import, sample data.</summary>
/// <param name="Id">Stable: the same opening has the same id next time.</param>
/// <param name="State">Where it stands when it is new. One that is there keeps where it stands.</param>
public sealed record NewOpening(string Id, string EmployerId, OpeningState State, DateOnly PostedOn, OpeningDetails Details)
{
    /// <summary>Equal for equal content, whatever the state.</summary>
    internal string ContentHash() => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { EmployerId, PostedOn, Details })).AsSpan(0, 16));
}

/// <summary>An opening and the employer that offers it.</summary>
public sealed record OfferedOpening(Opening Opening, Employer Employer)
{
    /// <summary>True on the days on which people may see it.</summary>
    public bool IsOpenOn(DateOnly day) => Opening.IsOpenOn(day, Employer);

    /// <summary>As people who are signed in see it.</summary>
    public OpeningView View() => new(Opening, Employer);
}
