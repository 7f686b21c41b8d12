namespace Pathways.Matching;

/// <summary>Brings what an employer gives, in own words, to the values that scores and reasons know.</summary>
internal static class ProvidesReader
{
    private static readonly (string Provided, string[] Words)[] Known =
    [
        (Provided.Course, ["class", "classes", "course", "courses", "certification", "certificate", "exam", "tuition", "study", "studies", "registration", "license", "scholarship", "college", "diploma", "school", "credential", "handler"]),
        (Provided.Training, ["training", "train", "trained", "learn", "mentor", "mentoring", "coaching", "teach", "apprentice"]),
        (Provided.Transport, ["transport", "transportation", "ride", "rides", "shuttle", "bus", "transit", "metro", "commuter", "carpool"]),
        (Provided.Childcare, ["childcare", "nursery", "child"]),
        (Provided.Housing, ["housing", "lodging", "apartment", "room", "accommodation", "dorm"]),
        (Provided.Meals, ["meal", "meals", "lunch", "breakfast", "dinner", "food", "eat"]),
    ];

    private static readonly HashSet<string> No = ["no", "not", "without", "cannot", "cant"];
    private static readonly HashSet<string> Experience = ["experience", "experienced"];
    private static readonly HashSet<string> Teaching = ["teach", "teaches", "taught", "train", "trained", "training", "learn", "mentor"];

    private static readonly (string Provided, string Stem)[] Stems =
        [.. Known.SelectMany(k => k.Words.Select(w => (k.Provided, WordStem.Of(w))))];

    /// <summary>"No experience needed", "we teach you": a description that says so offers learning on the job.</summary>
    public static bool Teaches(string description, string language)
    {
        foreach (var clause in Clauses.Of(description))
        {
            var said = Glossary.Shipped.Gloss(clause, language).SelectMany(w => new[] { w.Text, w.Source }).ToHashSet(StringComparer.Ordinal);
            if (said.Overlaps(No) ? said.Overlaps(Experience) && !said.Overlaps(Teaching.Where(t => t != "learn")) : said.Overlaps(Teaching)) return true;
        }
        return false;
    }

    /// <summary>The texts as known values; a text that is none stays as it was written.</summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> texts, string language)
    {
        var result = new List<string>();
        foreach (var text in texts)
        {
            var words = Glossary.Shipped.Gloss(text, language).Concat(Glossary.Shipped.Gloss(text, "en")).Select(w => WordStem.Of(w.Text)).ToHashSet(StringComparer.Ordinal);
            var known = Stems.Where(k => words.Contains(k.Stem)).Select(k => k.Provided).Distinct().ToArray();
            // "child care" and "food handler class" name a class or care, not a child's or a meal's.
            if (known.Contains(Provided.Course)) known = [.. known.Where(k => k is Provided.Course or Provided.Training)];
            if (known.Length == 0) result.Add(text);
            else result.AddRange(known);
        }
        return [.. result.Distinct()];
    }
}
