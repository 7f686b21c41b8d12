using Pathways.Matching;

namespace Pathways.Api.Features.Openings;

/// <summary>The field of work that an occupation belongs to.</summary>
internal sealed class TradeNames(Taxonomy taxonomy)
{
    private const string Other = "other";

    /// <summary>The id of the occupation's group; <c>other</c> where there is none.</summary>
    public string Of(string? occupation) => (occupation is null ? null : taxonomy.Find(ConceptType.Occupation, occupation)?.Group) ?? Other;
}
