using MongoDB.Bson.Serialization.Attributes;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>Live until it is withdrawn or its time is over.</summary>
public enum GrantState { Live, Withdrawn }

/// <summary>How the person took in the text of a grant.</summary>
public enum ReadHow { Self, Staff, Interpreter, Recording }

/// <summary>Consent of one person for one recipient, named fields, one purpose, until a date. The person stands in it only as keyed
/// pseudonyms and as a sealed reference.</summary>
internal sealed record Grant
{
    [BsonId]
    public required string Id { get; init; }

    /// <summary>The person, as this collection's pseudonym.</summary>
    public required string Person { get; init; }

    /// <summary>The person as this one organisation's staff know them: no two organisations share it.</summary>
    public required string Client { get; init; }

    /// <summary>The person's id, sealed by the platform key.</summary>
    public required byte[] PersonRef { get; init; }

    public required RecipientKind RecipientKind { get; init; }

    public required string RecipientId { get; init; }

    public required string OrganisationId { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>Names of <see cref="PersonalField"/>s.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    public required DateTime From { get; init; }

    /// <summary>The first instant at which it holds no more; the far future where none was set.</summary>
    public required DateTime Until { get; init; }

    public required GrantState State { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    /// <summary>Which text was shown, in which language, and its SHA-256.</summary>
    public required string TextVersion { get; init; }

    public required string TextLanguage { get; init; }

    public required string TextHash { get; init; }

    public required ReadHow ReadHow { get; init; }
}

/// <summary>A live grant that somebody holds, by themselves or through a team.</summary>
/// <param name="PersonId">The account of the person who gave it: for the vault and for services, never for a page.</param>
/// <param name="Client">The name of the person in addresses of this organisation's staff.</param>
public sealed record HeldGrant(string Id, string PersonId, string Client, RecipientKind Through, string RecipientId, Purpose Purpose, IReadOnlySet<PersonalField> Fields, DateTime From);
