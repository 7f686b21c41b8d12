namespace Pathways.Api.Features.Places;

/// <summary>How exact a place is.</summary>
public enum PlaceKind { Zip, Town }

/// <summary>A place from the gazetteer.</summary>
/// <param name="Name">As it is shown: <c>Oakland, CA</c>, <c>Leeds, England, GB</c>; a ZIP code has its town: <c>94601 Oakland, CA</c>.</param>
/// <param name="Town">The town alone, as it is shown.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Lat">Centre, degrees.</param>
/// <param name="Lon">Centre, degrees.</param>
public sealed record Place(string Name, string Town, PlaceKind Kind, string Country, double Lat, double Lon);
