using System.Globalization;

namespace Pathways.Web.Forms;

/// <summary>Closed lists and numbers in forms. A value of an enum is sent by its name.</summary>
public static class FormChoices
{
    /// <summary>What was picked from a list; null where nothing, or nothing that is in it, was.</summary>
    public static T? Pick<T>(this Posted posted, string field) where T : struct, Enum => Parse<T>(posted.Text(field));

    /// <summary>What was ticked of a list.</summary>
    public static IReadOnlyList<T> PickAll<T>(this Posted posted, string field) where T : struct, Enum => [.. posted.All(field).Select(Parse<T>).OfType<T>()];

    /// <summary>The number in a field, null where it is empty; a fault where it is none.</summary>
    public static decimal? Number(this Posted posted, string field, FormFaults faults, string message)
    {
        if (posted.Text(field)?.TrimStart('$').Trim() is not { Length: > 0 } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.CurrentCulture, out var number))
            return number;
        faults.Add(field, message);
        return null;
    }

    /// <summary>The whole number in a field, null where it is empty; a fault where it is none.</summary>
    public static int? Whole(this Posted posted, string field, FormFaults faults, string message)
    {
        if (posted.Number(field, faults, message) is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        faults.Add(field, message);
        return null;
    }

    private static T? Parse<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
