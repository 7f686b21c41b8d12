using Pathways.Matching;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>The occupation that an order's title names. Forms are full of words that any work has (laborer, technician, crew member): an
/// occupation that rests on such words alone is not meant, unless they are the whole of it.</summary>
internal sealed class OrderOccupation(Taxonomy taxonomy)
{
    private const int Candidates = 50;
    private const double LeastScore = 0.4, WholeLabel = 0.74;

    private static readonly HashSet<string> AnyWork = new(StringComparer.OrdinalIgnoreCase)
    {
        "laborer", "laborers", "labor", "labourer", "worker", "workers", "helper", "helpers", "attendant", "attendants", "technician", "technicians", "tech",
        "crew", "crews", "member", "members", "team", "staff", "assistant", "associate", "associates", "agent", "operator", "operators", "installer",
        "installers", "clerk", "clerks", "leader", "lead", "leads", "supervisor", "specialist", "person", "keeper", "services", "service", "maintenance",
        "repair", "qualified", "seasonal", "temporary", "general", "common", "field", "production", "finisher", "cleaner", "cleaners", "manager",
    };

    private readonly SkillFinder _finder = new(taxonomy);
    private readonly Dictionary<string, string?> _known = [];

    /// <summary>Null where the title names none that the taxonomy has.</summary>
    public string? Of(string title) => _known.TryGetValue(title, out var known) ? known : _known[title] = Find(title);

    private string? Find(string title)
    {
        var found = _finder.Find(title, "en", Candidates).Where(concept => concept.Type == ConceptType.Occupation && concept.Score >= LeastScore).ToList();
        return (found.FirstOrDefault(concept => !concept.Words.All(AnyWork.Contains)) ?? found.FirstOrDefault(concept => concept.Score >= WholeLabel))?.Id;
    }
}
