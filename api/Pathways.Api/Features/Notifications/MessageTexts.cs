using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Runtime;

namespace Pathways.Api.Features.Notifications;

/// <summary>A message in words.</summary>
/// <param name="Language">The language it came out in, which may not be the one that was asked for.</param>
internal sealed record MessageText(string Language, string Title, string Text);

/// <summary>Texts of messages: <c>Features/X/Texts/name.language.scriban</c>; the first line is the title, the rest the text.
/// A text sees the values it is given and nothing else: no functions, no objects of ours.</summary>
internal static partial class MessageTexts
{
    private const string Fallback = "en";
    private const int MaxLoops = 100, MaxDepth = 10, MaxLength = 10_000;
    private static readonly ConcurrentDictionary<string, Template?> Parsed = new();

    /// <summary>True for what looks like a BCP 47 tag.</summary>
    public static bool IsLanguageTag(string tag) => LanguageTag().IsMatch(tag);

    /// <summary>Renders in the language asked for, in its plain form (<c>es</c> for <c>es-MX</c>), or in English, in this order.</summary>
    /// <param name="name">Feature and name: <c>Permits/reminder</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such text.</exception>
    public static MessageText Render(string name, string? language, MessageValues values)
    {
        foreach (var candidate in new[] { language, language?.Split('-')[0], Fallback })
            if (candidate is not null && Parsed.GetOrAdd($"{name}.{candidate}", Load) is { } template)
                return Split(candidate, template.Render(ContextFor(values, CultureInfo.GetCultureInfo(candidate))));
        throw new InvalidOperationException($"There is no text {name}.");
    }

    private static TemplateContext ContextFor(MessageValues values, CultureInfo culture)
    {
        var allowed = new ScriptObject { ["wording"] = values.Wording };
        foreach (var (key, day) in values.Days)
            allowed[key] = day.ToString("D", culture);
        var context = new TemplateContext(new ScriptObject())
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedTargetAccess = false,
            LoopLimit = MaxLoops,
            RecursiveLimit = MaxDepth,
            LimitToString = MaxLength,
            OutputLimit = MaxLength,
        };
        context.PushCulture(culture);
        context.PushGlobal(allowed);
        return context;
    }

    private static MessageText Split(string language, string rendered)
    {
        var lines = rendered.Trim().Split('\n', 2);
        return new(language, lines[0].Trim(), lines.ElementAtOrDefault(1)?.Trim() ?? "");
    }

    private static Template? Load(string file)
    {
        var resource = $"Pathways.Api.Features.{file.Replace("/", ".Texts.", StringComparison.Ordinal)}.scriban";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd(), file);
        return template.HasErrors ? throw new InvalidOperationException($"The text {file} can't be read: {string.Join(' ', template.Messages)}") : template;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}

/// <summary>What a message's text may use.</summary>
/// <param name="Wording">Which of its wordings.</param>
/// <param name="Days">Local dates by the text's names; written out in its language.</param>
public sealed record MessageValues(string Wording, IReadOnlyDictionary<string, DateOnly> Days);
