using System.Globalization;
using System.Resources;
using System.Text.Json;

namespace Pathways.Matching;

/// <summary>Reasons as plain sentences. Texts stand in <c>ReasonTexts.resx</c>; a further language is a further file.</summary>
public sealed class ReasonText(Taxonomy taxonomy, string language)
{
    private static readonly ResourceManager Texts = new("Pathways.Matching.Reasons.ReasonTexts", typeof(ReasonText).Assembly);
    private readonly CultureInfo _culture = CultureOf(language);

    /// <summary>The sentence or sentences for a reason, for example "You have 4 of the 5 skills they need."</summary>
    public string Of(Reason reason)
    {
        var sentences = new List<string> { Sentence(KeyOf(reason), reason.Args) };
        if (reason.Args.ContainsKey("missing")) sentences.Add(Sentence("missing", reason.Args));
        if (reason.Args.ContainsKey("trained")) sentences.Add(Sentence("trained", reason.Args));
        return string.Join(' ', sentences);
    }

    /// <summary>What a step lets in, for example "12 more jobs if you could travel 5 km further."</summary>
    public string OfHeldBack(StepCount count) => OfStep("held-back", count);

    /// <summary>What a step makes suitable, for example "12 more jobs would suit you with this card or license: food handler card."</summary>
    public string OfGap(StepCount count) => OfStep("gap", count);

    private string OfStep(string what, StepCount count)
    {
        var step = count.Step;
        var args = new Dictionary<string, string> { ["count"] = ReasonFact.Text(count.Opens) };
        if (step.Km is { } km) args["km"] = ReasonFact.Text(km);
        if (step.Concept is { } concept) args["concepts"] = concept;
        if (step.Language is { } tag) args["language"] = tag;
        if (step.Level is { } level) args["level"] = level.ToString();
        return Sentence($"{what}.{JsonNamingPolicy.KebabCaseLower.ConvertName(step.Kind.ToString())}{(count.Opens == 1 ? ".one" : "")}", args);
    }

    private static string KeyOf(Reason reason)
    {
        var key = reason.Code + (reason.Side == ReasonSide.For ? ".for" : ".against");
        return reason.Args.TryGetValue("form", out var form) ? $"{key}.{form}" : key;
    }

    private string Sentence(string key, IReadOnlyDictionary<string, string> args)
    {
        var text = Texts.GetString(key, _culture)
            ?? throw new MissingManifestResourceException($"There is no text for the reason '{key}'.");
        foreach (var (name, value) in args)
            text = text.Replace($"{{{name}}}", Shown(name, value), StringComparison.Ordinal);
        return text;
    }

    private string Shown(string name, string value) => name switch
    {
        "missing" or "concepts" => string.Join(", ", value.Split('|').Select(id => taxonomy.Label(id, language).ToLower(_culture))),
        "language" => LanguageName(value),
        "provided" => string.Join(", ", value.Split('|').Select(p => Texts.GetString("provided-name." + p, _culture) ?? p)),
        // A sum has cents or none: 19.50, not 19.5.
        "pay" => decimal.Parse(value, CultureInfo.InvariantCulture) is var sum && sum == decimal.Truncate(sum) ? sum.ToString("#,0", _culture) : sum.ToString("#,0.00", _culture),
        "km" or "hours" => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("#,0.##", _culture),
        _ => value,
    };

    private string LanguageName(string tag)
    {
        var key = "language-name." + tag;
        return Texts.GetString(key, _culture) ?? CultureOf(tag).DisplayName;
    }

    private static CultureInfo CultureOf(string tag) =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(c => c.Name == LanguageTag.Primary(tag))
        ?? CultureInfo.InvariantCulture;
}
