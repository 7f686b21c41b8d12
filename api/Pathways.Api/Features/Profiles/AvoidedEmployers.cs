using System.Globalization;
using System.Text;
using Pathways.Api.Features.Employers;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Profiles;

/// <summary>Employers on avoid-lists: an id stays an id, a name becomes a keyed hash, so that no list can be read as names.</summary>
internal sealed class AvoidedEmployers(EmployerService employers, Pseudonyms pseudonyms)
{
    private const string Use = "avoided-employers";
    private const char HashMark = '~';
    private const int HashLength = 22, MaxWords = 12;
    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "sa", "pllc", "pc", "the",
    };

    /// <summary>Names become hashes; ids of employers, and what is a hash already, stay.</summary>
    public async Task<AvoidList?> ResolveAsync(AvoidList? avoids, CancellationToken stop)
    {
        if (avoids?.Employers is not { Count: > 0 } given)
            return avoids;
        var known = await employers.FindAsync(given.ToHashSet(), stop);
        return avoids with { Employers = [.. given.Select(entry => known.ContainsKey(entry) || IsHash(entry) ? entry : HashOf(WordsOf(entry))).Distinct()] };
    }

    /// <summary>Every run of whole words of the name, hashed: who avoids "Example" does not meet "The Example Group, LLC" either.</summary>
    public IReadOnlyList<string> HashesOf(string legalName)
    {
        var words = WordsOf(legalName);
        return [.. Enumerable.Range(0, words.Length)
            .SelectMany(start => Enumerable.Range(start + 1, words.Length - start).Select(end => HashOf(words[start..end]))).Distinct()];
    }

    public static bool IsHash(string entry) => entry.Length == HashLength + 1 && entry[0] == HashMark;

    private string HashOf(string[] words) => HashMark + pseudonyms.Of(Use, string.Join(' ', words));

    /// <summary>Lower case, without marks, without a plural s, without the legal form.</summary>
    private static string[] WordsOf(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’' or '.') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(' ');
        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length > 3 ? word.TrimEnd('s') : word).ToArray();
        var telling = words.Where(word => !Forms.Contains(word)).Take(MaxWords).ToArray();
        return telling.Length > 0 ? telling : words;
    }
}
