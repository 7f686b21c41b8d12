using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pathways.EndToEnd.Tests;

/// <summary>Every text of the pages stands in resources, so that a language is a set of files.</summary>
public sealed partial class TextTests
{
    private static readonly string[] TextAttributes = ["alt", "title", "placeholder", "aria-label", "Label", "Hint", "Title", "Text", "Heading"];

    [Fact]
    public void No_literal_text_stands_in_a_component()
    {
        var files = Components();
        Assert.True(files.Count > 20, $"Only {files.Count} components were found.");
        var found = files.SelectMany(file => Literals(File.ReadAllText(file)).Select(text => $"{Path.GetFileName(file)}: {text}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("<p>Hello @name</p>")]
    [InlineData("<p>@T[\"A\"] and more</p>")]
    [InlineData("<input placeholder=\"Your name\" />")]
    [InlineData("<Field Label=\"Name\" />")]
    [InlineData("@if (a)\n{\n  <p>\n    Text\n  </p>\n}")]
    public void A_literal_text_would_be_found(string razor) => Assert.NotEmpty(Literals(razor));

    [Fact]
    public void Every_text_that_a_component_asks_for_is_there()
    {
        var missing = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.Pages, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".razor" or ".cs" && !IsBuilt(file)))
        {
            var source = File.ReadAllText(file);
            var localizers = Localizer().Matches(source).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
            foreach (var (name, type) in localizers)
                foreach (var key in Keys(source, name).Where(key => !TextsOf(type).Contains(key)))
                    missing.Add($"{Path.GetFileName(file)}: {type} has no {key}");
        }
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void No_text_names_what_the_platform_is_for()
    {
        var all = Directory.EnumerateFiles(Path.Combine(Repository.Pages, "Resources"), "*.resx", SearchOption.AllDirectories).SelectMany(Values).ToList();
        Assert.True(all.Count > 100);
        Assert.DoesNotContain(all, text => Telling.Words().IsMatch(text));
    }

    private static List<string> Components() => [.. Directory.EnumerateFiles(Repository.Pages, "*.razor", SearchOption.AllDirectories).Where(file => !IsBuilt(file))];

    private static bool IsBuilt(string file) => file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static IEnumerable<string> Literals(string razor)
    {
        var markup = Comment().Replace(razor, "");
        var code = markup.IndexOf("\n@code", StringComparison.Ordinal);
        markup = code < 0 ? markup : markup[..code];
        markup = string.Join('\n', markup.Split('\n').Where(line => !Directive().IsMatch(line)));
        foreach (Match attribute in Attribute().Matches(markup))
            if (TextAttributes.Contains(attribute.Groups[1].Value) && char.IsLetter(attribute.Groups[2].Value.FirstOrDefault()))
                yield return attribute.Value;
        // What is left between tags after expressions and control flow are taken out should hold no letter.
        var text = Tag().Replace(Expressions(markup), "\n");
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries).Where(line => !ControlFlow().IsMatch(line) && line.Any(char.IsLetter)))
            yield return line;
    }

    /// <summary>The markup without <c>@name.member[…](…)</c> and <c>@(…)</c>; quotes and brackets inside are counted.</summary>
    private static string Expressions(string markup)
    {
        var kept = new System.Text.StringBuilder();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] != '@' || ControlFlow().IsMatch(markup[i..Math.Min(markup.Length, i + 12)]))
            {
                kept.Append(markup[i]);
                continue;
            }
            for (i++; i < markup.Length && (char.IsLetterOrDigit(markup[i]) || markup[i] is '_' or '.' or '!' or '?' or '(' or '['); i++)
                if (markup[i] is '(' or '[')
                    i = Closing(markup, i);
            i--;
        }
        return kept.ToString();
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
            if (text[i] is '"')
                i = text.IndexOf('"', i + 1);
            else if (text[i] is '(' or '[' or '{')
                depth++;
            else if (text[i] is ')' or ']' or '}' && --depth == 0)
                return i;
        return text.Length - 1;
    }

    private static IEnumerable<string> Keys(string source, string localizer) =>
        Regex.Matches(source, $@"(?<![\w.]){localizer}\[(?:[^""\]]*\? )?""([\w.\-]+)""(?: : ""([\w.\-]+)"")?[,\]]")
            .SelectMany(match => new[] { match.Groups[1].Value, match.Groups[2].Value }).Where(key => key.Length > 0).Distinct();

    private static HashSet<string> TextsOf(string type)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Repository.Pages, "Resources"), type + ".resx", SearchOption.AllDirectories).Single();
        return [.. XDocument.Load(file).Root!.Elements("data").Select(data => (string)data.Attribute("name")!)];
    }

    private static IEnumerable<string> Values(string file) => XDocument.Load(file).Root!.Elements("data").Select(data => (string)data.Element("value")!);

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*@(page|attribute|inject|inherits|using|layout|implements|namespace|typeparam)\b")]
    private static partial Regex Directive();

    [GeneratedRegex(@"([\w-]+)=""([^""]*)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"<(?:[^<>""]|""[^""]*"")*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\s*[{}]*\s*(@?(if|else|foreach|for|switch|while|case|default|break|var)\b)")]
    private static partial Regex ControlFlow();

    [GeneratedRegex(@"IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex Localizer();
}
