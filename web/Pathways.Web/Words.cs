using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Pathways.Matching;

namespace Pathways.Web;

/// <summary>The key of texts that several pages share: days, parts of the day, units.</summary>
public sealed class Words;

/// <summary>Fields of work by name, in the reader's language.</summary>
public sealed class TradeLabels(Taxonomy taxonomy, IStringLocalizer<Words> words)
{
    /// <summary>The name of a taxonomy group; a plain word for what belongs to none.</summary>
    public string Of(string group) => taxonomy.Find(ConceptType.Group, group) is { } found ? found.Label(CultureInfo.CurrentUICulture.Name) : words["OtherTrade"];
}
