using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>The cells of one row, read by column; what can't be read is kept as a fault of the row.</summary>
internal sealed partial class RowCells(CsvReader rows)
{
    private readonly List<RowFault> _faults = [];

    public IReadOnlyList<RowFault> Faults => _faults;

    public void Fault(string column, string what) => _faults.Add(new(rows.RowNumber, rows.LineNumber, column, what));

    /// <summary>Trimmed; empty where there is nothing.</summary>
    public string Text(string column) => (rows.GetString(column) ?? "").Trim();

    /// <summary>Trimmed, and a fault where it is empty.</summary>
    public string Needed(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            Fault(column, "it is empty.");
        return text;
    }

    /// <summary>A number that is not below 0; null where there is none.</summary>
    public decimal? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (decimal.TryParse(text.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= 0)
            return number;
        Fault(column, $"“{text}” is no number from 0 up.");
        return null;
    }

    /// <summary>A whole number from 0 to a limit; null where there is none.</summary>
    public int? Whole(string column, int most)
    {
        var number = Number(column);
        if (number is null || (number == decimal.Truncate(number.Value) && number <= most))
            return (int?)number;
        Fault(column, $"“{Text(column)}” is no whole number up to {most}.");
        return null;
    }

    /// <summary>The day of an ISO 8601 instant or date; null where there is none.</summary>
    public DateOnly? Date(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return DateOnly.FromDateTime(at.DateTime);
        Fault(column, $"“{text}” is no date.");
        return null;
    }

    /// <summary>A time of day like <c>7:30 A.M.</c>; null where there is none.</summary>
    public TimeOnly? Time(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (Clock().Match(text) is { Success: true } clock && int.Parse(clock.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var hour
            && int.Parse(clock.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is < 60 and var minute)
            return new(hour % 12 + (clock.Groups[3].Value is "P" or "p" ? 12 : 0), minute);
        Fault(column, $"“{text}” is no time of day, like 7:30 A.M.");
        return null;
    }

    [GeneratedRegex(@"^(\d{1,2})(?::(\d{2}))\s*([AaPp])\.?\s*[Mm]\.?$")]
    private static partial Regex Clock();
}
