using System.Text.Json.Serialization;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Permits;

/// <summary>One permit as the person's record holds it.</summary>
internal sealed record Permit
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public DateOnly? LastDay { get; init; }

    public string? Jurisdiction { get; init; }

    public string? Category { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? RenewalFiledOn { get; init; }

    public DateOnly? RenewalDecidedOn { get; init; }

    /// <summary>What the person chose; null: the usual ones.</summary>
    public IReadOnlyList<int>? Checkpoints { get; init; }

    /// <summary>The version in which the reminders were last planned anew. A reminder is known by permit, this and its checkpoint, so that
    /// a change of something else sends none twice.</summary>
    public long PlanVersion { get; init; }

    /// <summary>All reminders of this plan, past ones too, soonest first.</summary>
    public IReadOnlyList<CheckpointDay> Plan { get; init; } = [];

    /// <summary>What the engine asks for.</summary>
    [JsonIgnore]
    public PermitFacts Facts => new(Jurisdiction, Category, FirstDay, LastDay, RenewalFiledOn, RenewalDecidedOn);

    [JsonIgnore]
    public PermitView View => new(Id, Version, LastDay, Jurisdiction, Category, FirstDay, RenewalFiledOn, RenewalDecidedOn, Checkpoints ?? Permits.Checkpoints.Usual);
}

/// <summary>A person's permits as two sealed fields, so that last days can be granted without details.</summary>
internal static class PermitRecord
{
    public static readonly IReadOnlySet<PersonalField> Fields = new HashSet<PersonalField> { PersonalField.PermitLastDay, PersonalField.PermitDetails };

    private sealed record LastDayOf(string Id, DateOnly? LastDay);

    /// <summary>The permits. Where only last days were opened, the rest of each is empty.</summary>
    public static IReadOnlyList<Permit> Read(OpenedFields opened)
    {
        var details = (opened.Get<List<Permit>>(PersonalField.PermitDetails) ?? []).ToDictionary(permit => permit.Id);
        return [.. (opened.Get<List<LastDayOf>>(PersonalField.PermitLastDay) ?? [])
            .Select(day => details.GetValueOrDefault(day.Id, new() { Id = day.Id, Version = 0 }) with { LastDay = day.LastDay })];
    }

    public static IReadOnlyDictionary<PersonalField, object?> Write(IReadOnlyList<Permit> permits) => new Dictionary<PersonalField, object?>
    {
        [PersonalField.PermitLastDay] = permits.Count == 0 ? null : permits.Select(permit => new LastDayOf(permit.Id, permit.LastDay)).ToList(),
        [PersonalField.PermitDetails] = permits.Count == 0 ? null : permits.Select(permit => permit with { LastDay = null }).ToList(),
    };
}
