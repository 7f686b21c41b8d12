namespace Pathways.Matching;

/// <summary>
/// The credentials an opening asks for: which they are, whether the work may not be done without, and whether the
/// employer trains for them.
/// </summary>
internal sealed class OpeningCredentials(Taxonomy taxonomy)
{
    private static readonly string[] Gives = ["pay", "train", "enroll", "cover", "provide", "register", "help", "certif", "sponsor"];
    private static readonly string[] Demands = ["law", "already", "must"];
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
            var stems = Glossary.Shipped.Gloss(sentence, words.Language).Concat(Glossary.Shipped.Gloss(sentence, "en"))
                .Select(w => w.Text).ToArray();
            if (!any.Any(start => stems.Any(s => s.StartsWith(start, StringComparison.Ordinal))) || stems.Any(Refuses.Contains)) continue;
            if (_finder.Find(sentence, words.Language, 2).Any(f => f.Id == credential)) return true;
        }
        return false;
    }
}
