namespace Pathways.Api.Features;

/// <summary>A page of a list: its items, and where the next page begins (<c>after=</c>), or null at the end.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);
