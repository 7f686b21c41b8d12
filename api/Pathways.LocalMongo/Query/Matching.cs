using System.Text;
using System.Text.RegularExpressions;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>
/// A regular expression on texts. MongoDB speaks PCRE: classes such as <c>\d</c> mean ASCII there, so they are
/// written out; what the two languages read differently beyond that is refused.
/// </summary>
internal sealed class Matching : ValueCondition
{
    private const string WordClass = "a-zA-Z0-9_";
    private const string Boundary =
        $"(?:(?<=[{WordClass}])(?![{WordClass}])|(?<![{WordClass}])(?=[{WordClass}]))";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private readonly BsonRegularExpression _source;
    private readonly Regex _regex;

    public Matching(BsonRegularExpression source)
    {
        _source = source;
        var options = source.Options.Aggregate(RegexOptions.CultureInvariant, (all, flag) => all | flag switch
        {
            'i' => RegexOptions.IgnoreCase,
            'm' => RegexOptions.Multiline,
            's' => RegexOptions.Singleline,
            'x' => RegexOptions.IgnorePatternWhitespace,
            'u' => RegexOptions.None,
            _ => throw new CommandException(51108, $"invalid flag in regex options: {flag}"),
        });
        try
        {
            _regex = new Regex(Translate(source.Pattern), options, Limit);
        }
        catch (ArgumentException fault)
        {
            throw new CommandException(51091, $"Regular expression is invalid: {fault.Message}");
        }
    }

    public override bool OnValue(BsonValue? value) => value switch
    {
        BsonString text => IsMatch(text.Value),
        BsonSymbol symbol => IsMatch(symbol.Name),
        BsonRegularExpression other => BsonOrder.Instance.Equals(other, _source),
        _ => false,
    };

    private bool IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new CommandException(51156, "Error occurred while executing regular expression: time limit exceeded");
        }
    }

    private static string Translate(string pattern)
    {
        var result = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                result.Append(Escape(pattern[++i], inClass));
                continue;
            }

            if (inClass && c == '[' && i + 1 < pattern.Length && pattern[i + 1] is ':' or '.' or '=' || inClass && c == '[' && pattern[i - 1] == '-')
                throw Unsupported("a class within a class");
            if (!inClass && (pattern.AsSpan(i).StartsWith("(*") || pattern.AsSpan(i).StartsWith("(?|") || pattern.AsSpan(i).StartsWith("(?R")))
                throw Unsupported("a PCRE verb");
            result.Append(c);
            if (c == ']')
                inClass = inClass && IsClassStart(pattern, i);
            else if (c == '[')
                inClass = true;
        }

        return result.ToString();
    }

    // "[]" and "[^]" open a class that has the bracket as its first member.
    private static bool IsClassStart(string pattern, int at) =>
        pattern[at - 1] == '[' && !Escaped(pattern, at - 1) || pattern[at - 1] == '^' && at > 1 && pattern[at - 2] == '[' && !Escaped(pattern, at - 2);

    private static bool Escaped(string pattern, int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && pattern[at - slashes - 1] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    private static string Escape(char letter, bool inClass) => letter switch
    {
        'd' => inClass ? "0-9" : "[0-9]",
        'w' => inClass ? WordClass : $"[{WordClass}]",
        's' => inClass ? @" \t\n\v\f\r" : @"[ \t\n\v\f\r]",
        'D' when !inClass => "[^0-9]",
        'W' when !inClass => $"[^{WordClass}]",
        'S' when !inClass => @"[^ \t\n\v\f\r]",
        'b' when !inClass => Boundary,
        'B' when !inClass => $"(?!{Boundary})",
        'D' or 'W' or 'S' or 'v' or 'h' or 'R' or 'K' or 'Q' or 'E' or 'X' or 'N' => throw Unsupported($"\\{letter}"),
        _ => $"\\{letter}",
    };

    private static CommandException Unsupported(string what) =>
        new(51091, $"Regular expression is invalid: {what} is not supported");
}
