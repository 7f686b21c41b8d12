using System.Globalization;

namespace Pathways.Web.Forms;

/// <summary>Dates in forms: browsers send and take <c>yyyy-MM-dd</c>.</summary>
public static class FormDates
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The value of a date field.</summary>
    public static string? Of(DateOnly? day) => day?.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The day in a field, null where it is empty; a fault where it is no day.</summary>
    public static DateOnly? Date(this Posted posted, string field, FormFaults faults, string message)
    {
        if (posted.Text(field) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(field, message);
        return null;
    }
}
