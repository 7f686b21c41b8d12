using System.Text.RegularExpressions;
using Pathways.Api.Features.Notifications;
using Pathways.EndToEnd.Tests;

namespace Pathways.Api.Tests.Notifications;

/// <summary>Texts of messages.</summary>
public sealed partial class MessageTextTests
{
    private static readonly Dictionary<string, DateOnly> Days = new() { ["last_day"] = new(2027, 3, 1), ["window_opens"] = new(2026, 9, 2) };

    [Theory]
    [InlineData("can-renew")]
    [InlineData("past")]
    [InlineData("ahead")]
    [Trait("Invariant", "16")]
    public void A_reminder_says_the_day_one_thing_to_do_and_nothing_that_tells(string wording)
    {
        var message = MessageTexts.Render("Permits/reminder", "en", new(wording, Days));
        Assert.Equal("A date in your calendar", message.Title);
        Assert.Contains("Monday, March 1, 2027", message.Text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(message.Text, "What helps now:"));
        Assert.DoesNotMatch(Telling.Words(), message.Title + "\n" + message.Text);
        Assert.DoesNotMatch(Urging(), message.Title + "\n" + message.Text);
        Assert.DoesNotContain('{', message.Text);
        Assert.All(Sentences().Split(message.Text).Where(sentence => sentence.Length > 0), sentence => Assert.True(sentence.Split(' ').Length <= 20, sentence));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("so", "en")]
    [InlineData(null, "en")]
    public void A_language_without_a_text_of_its_own_is_said_to_be_English(string? wanted, string expected) =>
        Assert.Equal(expected, MessageTexts.Render("Permits/reminder", wanted, new("ahead", Days)).Language);

    [Fact]
    public void A_text_that_asks_for_what_it_was_not_given_fails() =>
        Assert.ThrowsAny<Exception>(() => MessageTexts.Render("Permits/reminder", "en", new("ahead", new Dictionary<string, DateOnly>())));

    /// <summary>What a message does not say beside the words that tell: of offices and papers, and nothing that urges.</summary>
    [GeneratedRegex("immigra|status|deport|visa|USCIS|must|days left|hurry", RegexOptions.IgnoreCase)]
    private static partial Regex Urging();

    [GeneratedRegex(@"(?<=[.:!?])\s+")]
    private static partial Regex Sentences();
}
