using System.ComponentModel.DataAnnotations;

namespace Pathways.Web;

/// <summary>Section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The neutral name that people see.</summary>
    [Required]
    public string Name { get; set; } = "Pathways";

    /// <summary>Where Exit leads: an ordinary site that anybody might look at.</summary>
    [Required]
    public Uri ExitTo { get; set; } = new("https://www.weather.gov/");

    /// <summary>The languages that the pages are there in, BCP 47; the first is the one for people who chose none.</summary>
    [MinLength(1)]
    public IReadOnlyList<string> Languages { get; set; } = ["en"];
}
