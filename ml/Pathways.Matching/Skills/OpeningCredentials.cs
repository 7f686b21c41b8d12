namespace Pathways.Matching;

/// <summary>
/// The credentials an opening asks for: which they are, whether the work may not be done without, and whether the
/// employer trains for them.
/// </summary>
internal sealed class OpeningCredentials(Taxonomy taxonomy)
{
    private static readonly string[] Gives = ["pay", "pays", "paid", "train", "trains", "enroll", "enrol", "cover", "covers", "provide", "provides", "register", "certify", "sponsor", "offer", "teach"];
    private static readonly string[] Demands = ["law", "already"];
    private static readonly string[] Refuses = ["not", "cannot", "no", "cant"];
    private readonly CredentialFinder _finder = new(taxonomy);

    public IReadOnlyList<OpeningCredential> Of(OpeningWords words, List<string> unresolved)
    {
        var found = new List<OpeningCredential>();
        var provided = words.Provides.Select(text => _finder.Named(text, words.Language)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var text in words.Credentials)
        {
            if (_finder.Named(text, words.Language) is not { } id) unresolved.Add(text);
            else if (found.TrueForAll(c => c.Credential != id)) found.Add(new(
                id,
                taxonomy.Find(id)!.RequiredByLaw || Says(words, id, Demands),
                provided.Contains(id) || Says(words, id, Gives)));
        }
        return found;
    }

    /// <summary>A sentence of the description that speaks of the credential has one of the words, and no "not".</summary>
    private bool Says(OpeningWords words, string credential, string[] any)
    {
        foreach (var sentence in words.Description.Split('.', ';', '!', '\n'))
        {
            var said = Glossary.Shipped.Gloss(sentence, words.Language).SelectMany(w => new[] { w.Text, w.Source }).ToArray();
            if (!any.Any(said.Contains) || said.Any(Refuses.Contains)) continue;
            if (_finder.Find(sentence, words.Language, 2).Any(f => f.Id == credential)) return true;
        }
        return false;
    }
}
