using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Places;
using Pathways.Matching;

namespace Pathways.Api.Tests.Places;

/// <summary>Places by what people write.</summary>
public sealed class PlaceTests(PathwaysApp app)
{
    private PlaceService Places => app.Services.GetRequiredService<PlaceService>();

    [Theory]
    [InlineData("94601", "94601 Oakland, CA")]
    [InlineData("94601-1234", "94601 Oakland, CA")]
    [InlineData(" 20009 ", "20009 Washington, DC")]
    [InlineData("Oakland, CA", "Oakland, CA")]
    [InlineData("oakland california", "Oakland, CA")]
    [InlineData("OAKLAND", "Oakland, CA")]
    [InlineData("Silver Spring MD", "Silver Spring, MD")]
    [InlineData("Saint Louis, Missouri", "St. Louis, MO")]
    [InlineData("st louis mo", "St. Louis, MO")]
    [InlineData("Hosuton, TX", "Houston, TX")]
    [InlineData("San Josée, CA", "San Jose, CA")]
    [InlineData("brooklyn", "Brooklyn, NY")]
    [InlineData("Columbia Heights, Washington, DC", "Washington, DC")]
    public void A_place_is_found_by_zip_code_town_or_district(string written, string expected) => Assert.Equal(expected, Places.Find(written, 1) is [var found] ? found.Name : null);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("00000")]
    [InlineData("Xyzzyville Qqq")]
    [InlineData("Xyzzyville Qqq, TX")]
    public void What_is_no_place_finds_none(string written) => Assert.Empty(Places.Find(written, 8));

    [Fact]
    public void Part_of_a_zip_code_offers_those_that_begin_with_it()
    {
        var found = Places.Find("9460", 20);
        Assert.Equal(9, found.Count);
        Assert.All(found, place => Assert.StartsWith("9460", place.Name, StringComparison.Ordinal));
    }

    /// <summary>Great-circle distances between the centres, taken from published coordinates.</summary>
    [Theory]
    [InlineData("Washington, DC", "Silver Spring, MD", 10.5, 1.5)]
    [InlineData("94601", "94612", 5.4, 0.5)]
    [InlineData("Houston, TX", "Oakland, CA", 2630, 30)]
    public void Distance_is_computed_between_centres(string from, string to, double km, double within)
    {
        var (a, b) = (Places.Find(from, 1)[0], Places.Find(to, 1)[0]);
        Assert.InRange(Distance.Km(a.Lat, a.Lon, b.Lat, b.Lon), km - within, km + within);
    }

    [Theory]
    [InlineData("94601", "", "", "Oakland, CA")]
    [InlineData("", "HOLLIS", "NEW HAMPSHIRE", "Hollis, NH")]
    [InlineData("03049-6563", "Hollis", "NEW HAMPSHIRE", "Hollis, NH")]
    [InlineData("99999", "Oakland", "CA", "Oakland, CA")]
    [InlineData("94601", "Houston", "TEXAS", "Houston, TX")]
    [InlineData("", "Nowhere At All", "TX", null)]
    [InlineData("", "Oakland", "Atlantis", null)]
    public void A_us_place_is_found_by_zip_code_or_by_town_and_state_and_a_zip_code_of_another_state_is_a_slip(string zip, string town, string state, string? expected) =>
        Assert.Equal(expected, Places.FindUs(zip, town, state)?.Town);

    [Fact]
    public void The_nearest_town_to_a_point_is_found() => Assert.Equal("Oakland, CA", Places.Nearest(37.8040, -122.2700).Name);

    [Fact]
    public async Task Places_are_for_whoever_is_signed_in_and_a_query_stands_in_no_log()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/places?query=Yuba%20City,%20CA&take=1");
        Assert.Equal("Yuba City, CA", found.GetProperty("items")[0].GetProperty("name").GetString());
        using var refused = await app.Anonymous.GetAsync("/api/v1/places?query=Yuba%20City");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var faulty = await client.GetAsync("/api/v1/places?take=1000&query=" + new string('a', 200));
        var errors = (await faulty.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order();
        Assert.Equal(["query", "take"], errors);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("Yuba", StringComparison.OrdinalIgnoreCase));
    }
}
