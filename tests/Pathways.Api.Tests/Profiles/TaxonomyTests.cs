using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pathways.Api.Tests.Profiles;

public sealed class TaxonomyTests(PathwaysApp app)
{
    [Theory]
    [InlineData("skills?query=wash", "skill:wash-dishes")]
    [InlineData("occupations?query=office cl&language=en", "occupation:office-cleaner")]
    public async Task Skills_and_occupations_are_found_by_the_beginning_of_a_name(string query, string id)
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var items = await ItemsAsync(client, query);
        Assert.Contains(items, item => item.GetProperty("id").GetString() == id);
        Assert.All(items, item => Assert.NotEmpty(item.GetProperty("label").GetString()!));
    }

    [Fact]
    public async Task Own_words_lead_to_skills_with_scores_and_leave_no_line_in_the_log()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var word = "zanzibarine" + Guid.NewGuid().ToString("N")[..8];
        using var answer = await client.PostAsJsonAsync("/api/v1/skills/suggest", new { text = $"I washed dishes and cleaned hotel rooms for {word}", language = "en" });
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var skills = found.GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(skills, skill => skill.GetProperty("id").GetString() == "skill:wash-dishes");
        Assert.All(skills, skill => Assert.InRange(skill.GetProperty("score").GetDouble(), 0.0001, 1));
        Assert.All(skills, skill => Assert.StartsWith("skill:", skill.GetProperty("id").GetString()!, StringComparison.Ordinal));
        Assert.NotEmpty(app.Logs.Lines);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_text_that_is_too_long_and_a_language_that_is_none_are_told_together()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        using var answer = await client.PostAsJsonAsync("/api/v1/skills/suggest", new { text = new string('x', 2001), language = "no language" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["language", "text"], errors.Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/" + query)).GetProperty("items").EnumerateArray()];
}
