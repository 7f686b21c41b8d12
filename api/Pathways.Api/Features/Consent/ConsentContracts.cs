using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>A grant to be given. Nothing is shared before this, and a refusal changes nothing.</summary>
/// <param name="Code">The code of the staff member or team, as they gave it.</param>
/// <param name="Fields">What they may see.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Until">The last moment, UTC; until stopped when left out.</param>
/// <param name="TextVersion">The version of the text that was shown.</param>
/// <param name="TextLanguage">Its language.</param>
/// <param name="ReadHow">How it was read; by oneself when left out.</param>
public sealed record GrantRequest(
    [property: Required, StringLength(40)] string Code,
    [property: Required] IReadOnlyList<PersonalField> Fields,
    [property: Required] Purpose? Purpose,
    [property: Required, StringLength(20)] string TextVersion,
    [property: Required, StringLength(35)] string TextLanguage,
    DateTime? Until = null,
    ReadHow? ReadHow = null);

/// <summary>Asks what exactly somebody would see.</summary>
public sealed record PreviewRequest([property: Required] IReadOnlyList<PersonalField> Fields);

/// <summary>What somebody sees, or would see: the fields that have something in them, as they lie in the profile.</summary>
public sealed record SharedFields(IReadOnlyDictionary<PersonalField, JsonElement> Fields)
{
    /// <summary>Those of the fields that were opened and are not empty.</summary>
    public static SharedFields Of(OpenedFields opened, IEnumerable<PersonalField> fields) =>
        new(fields.Where(opened.Has).ToDictionary(field => field, field => opened.Raw(field)));

    /// <summary>A field's value in its type; default when it is not there.</summary>
    public T? Get<T>(PersonalField field) => Fields.TryGetValue(field, out var json) ? json.Deserialize<T>(SealedJson.Options) : default;
}

/// <summary>One of the person's own grants.</summary>
/// <param name="IsLive">True while it opens anything: not withdrawn, and its time is not over.</param>
public sealed record GrantView(string Id, RecipientKind Kind, string Recipient, string Organisation, Purpose Purpose, IReadOnlyList<PersonalField> Fields,
    DateTime From, DateTime? Until, GrantState State, DateTime? WithdrawnAt, string TextVersion, string TextLanguage, bool IsLive);

/// <summary>What is read before a grant is given.</summary>
/// <param name="Hash">SHA-256 of the text, hexadecimal.</param>
public sealed record ConsentText(string Version, string Language, string Text, string Hash);
