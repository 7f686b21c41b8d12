using System.Text;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>A PCRE pattern written for .NET. What is sent is taken: characters, escaped punctuation, <c>^</c>, <c>$</c>, <c>.</c>,
/// <c>* + ?</c>, groups and alternatives. Classes and other escapes, which the two languages read differently, are refused.</summary>
internal static class PcrePattern
{
    // A character is a code point in PCRE and a UTF-16 unit in .NET.
    private const string AnyCharacter = @"(?:[^\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";
    private const string AnyInLine = @"(?:[^\n\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";

    /// <summary>The same pattern for .NET.</summary>
    /// <exception cref="CommandException">51091: the pattern needs what .NET reads otherwise.</exception>
    public static string Translate(string pattern, bool dotIsAll)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var (c, next) = (pattern[i], i + 1 < pattern.Length ? pattern[i + 1] : '\0');
            if (c == '\\' && char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next)))
                result.Append(c).Append(pattern[++i]);
            else if (c is '\\' or '[' or ']' or '{' or '}' || char.IsSurrogate(c) || (c == '(' && next is '?' or '*'))
                throw new CommandException(51091, $"Regular expression is invalid: LocalMongo does not serve '{c}{next}'");
            else
                result.Append(c != '.' ? c.ToString() : dotIsAll ? AnyCharacter : AnyInLine);
        }
        return result.ToString();
    }
}
