using Microsoft.AspNetCore.Http;

namespace Pathways.Web.Forms;

/// <summary>What a form brought, by the names of its fields.</summary>
public sealed class Posted(IFormCollection form)
{
    /// <summary>The trimmed text of a field; null when it is empty or not there.</summary>
    public string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The text of a field as it was typed: for passphrases.</summary>
    public string Raw(string name) => form[name].ToString();

    /// <summary>Every value of a field that may be there more than once: ticked boxes.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>().Where(value => value.Length > 0).Distinct()];

    /// <summary>True when a box is ticked, or a button of that name was pressed.</summary>
    public bool Has(string name) => form.ContainsKey(name);
}
