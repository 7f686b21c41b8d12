namespace Pathways.Matching.Tests.Reading;

public sealed class PersonReaderTests
{
    private static readonly PersonReader Reader = new(Some.Starter);
    private static readonly SkillFinder Finder = new(Some.Starter);

    private static string[] Skills(string language, string text) =>
        [.. Reader.Read(new(language, [text], [], [], [], [])).Skills.Select(s => s.Skill["skill:".Length..])];

    [Theory]
    [InlineData("en", "cleaned rooms at guest house", "clean-guest-rooms")]
    [InlineData("en", "washed dishs in a resturant", "wash-dishes")]
    [InlineData("es", "cuidaba a mi abuela", "care-for-relative care-for-older-people")]
    [InlineData("es", "hacer ruedos y cambiar zippers", "hem-and-change-clothes")]
    [InlineData("vi", "may vá", "mend-clothes sew-by-hand sew-dresses-and-suits")]
    [InlineData("ar", "غسيل صحون", "wash-dishes")]
    [InlineData("ar", "غسيل الصحون", "wash-dishes")]
    [InlineData("fr", "garder des enfants", "care-for-young-children raise-children")]
    [InlineData("tl", "pag-aalaga ng matanda", "care-for-older-people")]
    [InlineData("so", "dhar dhaqid iyo kaawiyadeyn", "iron-clothes")]
    [InlineData("zh", "开叉车", "drive-a-forklift")]
    [InlineData("sq", "gatuaj për shumë njerëz", "cook-for-many-people")]
    [InlineData("ti", "ጸጉሪ ምቑናን", "braid-hair")]
    [InlineData("th", "ล้างจาน", "wash-dishes")]
    [InlineData("uk", "шила одяг на швейній машині", "use-sewing-machine sew-dresses-and-suits")]
    public void Own_words_mean_a_skill(string language, string text, string anyOf) =>
        Assert.Contains(Skills(language, text), skill => anyOf.Split(' ').Contains(skill));

    [Fact]
    public void Accents_and_capitals_make_no_difference() =>
        Assert.Equal(Finder.Find("CUIDAR NIÑOS", "es", 5).Select(f => f.Id), Finder.Find("cuidar ninos", "es", 5).Select(f => f.Id));

    [Fact]
    public void Text_of_nothing_known_finds_nothing()
    {
        Assert.Empty(Finder.Find("qwrtz", "en", 5));
        Assert.Empty(Finder.Find("", "en", 5));
        Assert.Empty(Finder.Find("  ,;. ", "es", 5));
    }

    [Fact]
    public void Found_concepts_come_with_scores_that_fall_and_the_words_that_led_to_them()
    {
        var found = Finder.Find("I iron clothes", "en", 5);
        Assert.Equal("skill:iron-clothes", found[0].Id);
        Assert.Contains("iron", found[0].Words);
        Assert.Equal(found.Select(f => f.Score).OrderDescending(), found.Select(f => f.Score));
        Assert.All(found, f => Assert.InRange(f.Score, 0, 1));
    }

    [Theory]
    [InlineData("en", "Maryland driver's license", true)]
    [InlineData("vi", "bằng lái xe Virginia", true)]
    [InlineData("zh", "马里兰州驾照", true)]
    [InlineData("ar", "رخصة سواقة ثقيلة من السودان (ما معترف بيها هنا)", false)]
    [InlineData("es", "licencia de conducir (El Salvador)", false)]
    [InlineData("en", "driver's license, not recognized here", false)]
    public void A_license_from_abroad_is_none_here(string language, string text, bool held) =>
        Assert.Equal(held, Reader.Read(new(language, [], [], [text], [], [])).Credentials.Contains("credential:drivers-license"));

    [Fact]
    public void Work_at_home_is_experience_and_skill()
    {
        var read = Reader.Read(new("en", [], [("took care of my grandmother at home", 50)], [], [], []));
        Assert.Contains(read.Experience, e => e is { Occupation: "occupation:personal-care-aide", Months: 50 });
        Assert.Contains(read.Skills, s => s.Skill is "skill:care-for-relative" or "skill:care-for-older-people");
    }
}
