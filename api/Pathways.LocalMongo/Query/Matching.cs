using System.Text.RegularExpressions;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>A regular expression on texts (<see cref="PcrePattern"/>); a stored regular expression fits when it is the same.</summary>
internal sealed class Matching : ValueCondition
{
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
            's' => RegexOptions.None,
            'x' or 'u' => throw CommandException.NotServed($"the option {flag} of regular expressions"),
            _ => throw new CommandException(51108, $"invalid flag in regex options: {flag}"),
        });
        try
        {
            _regex = new Regex(PcrePattern.Translate(source.Pattern, dotIsAll: source.Options.Contains('s', StringComparison.Ordinal)), options, Limit);
        }
        catch (ArgumentException fault)
        {
            throw new CommandException(51091, $"Regular expression is invalid: {fault.Message}");
        }
    }

    public override bool OnValue(BsonValue? value) => value switch
    {
        BsonString text => IsMatch(text.Value),
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
}
