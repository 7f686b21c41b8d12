using System.Text;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>
/// A PCRE pattern written for .NET: classes such as <c>\d</c> are ASCII in PCRE, and a character there is a code
/// point where .NET counts UTF-16 units. What the two languages read differently beyond that is refused.
/// </summary>
internal sealed class PcrePattern
{
    private const string Word = "a-zA-Z0-9_";
    private const string Space = @" \t\n\v\f\r";
    private const string Boundary = $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private readonly string _pattern;
    private readonly string _lineEnd;
    private readonly StringBuilder _result = new();
    private int _at;

    private PcrePattern(string pattern, bool dotIsAll) => (_pattern, _lineEnd) = (pattern, dotIsAll ? "" : @"\n");

    /// <summary>The same pattern for .NET.</summary>
    /// <param name="pattern">The pattern as MongoDB takes it.</param>
    /// <param name="dotIsAll">Whether the option <c>s</c> is set.</param>
    /// <exception cref="CommandException">51091: the pattern needs what .NET reads otherwise.</exception>
    public static string Translate(string pattern, bool dotIsAll)
    {
        var reader = new PcrePattern(pattern, dotIsAll);
        while (reader._at < pattern.Length)
            reader.ReadOne();
        return reader._result.ToString();
    }

    private void ReadOne()
    {
        var c = _pattern[_at++];
        if (c == '\\' && _at < _pattern.Length)
            _result.Append(Escape(_pattern[_at++]));
        else if (c == '[')
            ReadClass();
        else if (c == '.')
            _result.Append(AllBut(_lineEnd));
        else if (c == '(' && (Ahead("*") || Ahead("?|") || InlineFlags().Any(flag => flag is not ('i' or 'm' or 'x' or '-' or 'P'))))
            throw Unsupported($"({_pattern[_at..Math.Min(_at + 2, _pattern.Length)]}");
        else if (char.IsHighSurrogate(c) && _at < _pattern.Length)
            _result.Append("(?:").Append(c).Append(_pattern[_at++]).Append(')');
        else
            _result.Append(c);
    }

    private void ReadClass()
    {
        var negated = Ahead("^");
        var members = new StringBuilder();
        _at += negated ? 1 : 0;
        // A bracket that comes first is a member.
        for (var first = true; _at < _pattern.Length && (first || _pattern[_at] != ']'); first = false)
            members.Append(ReadMember());
        if (_at++ >= _pattern.Length)
            throw Unsupported("a class without end");
        _result.Append(negated ? AllBut(members.ToString()) : $"[{members}]");
    }

    private string ReadMember()
    {
        var c = _pattern[_at++];
        if (char.IsSurrogate(c))
            throw Unsupported("a class with characters beyond U+FFFF");
        if (c == '[' && (Ahead(":") || Ahead(".") || Ahead("=")))
            throw Unsupported("a class within a class");
        if (c == '\\' && _at < _pattern.Length)
            return MemberEscape(_pattern[_at++]);
        return c is '[' or ']' or '^' ? $"\\{c}" : c.ToString();
    }

    private static string MemberEscape(char letter) => letter switch
    {
        'd' => "0-9",
        'w' => Word,
        's' => Space,
        'D' or 'W' or 'S' or 'p' or 'P' => throw Unsupported($"\\{letter} in a class"),
        _ => Same(letter),
    };

    private static string Escape(char letter) => letter switch
    {
        'd' => "[0-9]",
        'w' => $"[{Word}]",
        's' => $"[{Space}]",
        'D' => AllBut("0-9"),
        'W' => AllBut(Word),
        'S' => AllBut(Space),
        'b' => Boundary,
        'B' => $"(?!{Boundary})",
        _ => Same(letter),
    };

    private static string Same(char letter) =>
        letter is 'v' or 'h' or 'H' or 'V' or 'R' or 'K' or 'Q' or 'E' or 'X' or 'N' or 'C' or 'G' || char.IsSurrogate(letter)
            ? throw Unsupported($"\\{letter}")
            : $"\\{letter}";

    private static string AllBut(string members) => $@"(?:[^{members}\uD800-\uDFFF]|{Pair})";

    private string InlineFlags() =>
        Ahead("?") ? new string([.. _pattern.Skip(_at + 1).TakeWhile(letter => char.IsAsciiLetter(letter) || letter == '-')]) : "";

    private bool Ahead(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private static CommandException Unsupported(string what) =>
        new(51091, $"Regular expression is invalid: {what} is not supported");
}
