namespace Pathways.Matching.Tests.Reading;

/// <summary>What people write about work they don't want, in twelve languages, and the kinds it means.</summary>
public sealed class AvoidedKindTests
{
    private static readonly KindFinder Finder = new(Some.Starter);

    [Theory]
    [InlineData("en", "night shifts", "night-work")]
    [InlineData("en", "no heavy lifting, my back is bad", "heavy-lifting")]
    [InlineData("en", "cleaning toilets", "bathrooms")]
    [InlineData("en", "working in strangers' houses", "private-homes")]
    [InlineData("en", "living at the employer's place, live-in", "lives-in")]
    [InlineData("en", "massage or spa", "massage-spa")]
    [InlineData("en", "places that sell alcohol or tobacco", "alcohol tobacco")]
    [InlineData("en", "being on the phone all day", "phone-calls")]
    [InlineData("en", "sitting in an office all day", "office")]
    [InlineData("en", "standing all day", "standing")]
    [InlineData("en", "ladders, high places", "heights")]
    [InlineData("en", "guns", "weapons")]
    [InlineData("es", "trabajar de noche", "night-work")]
    [InlineData("es", "casas particulares", "private-homes")]
    [InlineData("es", "cuidar niños", "children")]
    [InlineData("es", "andar con químicos fuertes", "chemicals")]
    [InlineData("es", "trabajar puertas adentro", "lives-in")]
    [InlineData("es", "bares o discotecas", "bars-nightclubs")]
    [InlineData("es", "carne de puerco", "pork")]
    [InlineData("fr", "travail de nuit", "night-work")]
    [InlineData("fr", "porter des charges lourdes", "heavy-lifting")]
    [InlineData("fr", "travailler chez des particuliers", "private-homes")]
    [InlineData("fr", "le porc et l'alcool", "alcohol pork")]
    [InlineData("fr", "m'occuper de bébés", "babies")]
    [InlineData("fr", "répondre au téléphone toute la journée", "phone-calls")]
    [InlineData("vi", "làm ca đêm", "night-work")]
    [InlineData("vi", "khiêng đồ nặng", "heavy-lifting")]
    [InlineData("vi", "dọn nhà vệ sinh", "bathrooms")]
    [InlineData("vi", "làm nail vì mùi hóa chất", "beauty chemicals")]
    [InlineData("vi", "ở lại nhà chủ", "lives-in")]
    [InlineData("tl", "panggabi na trabaho", "night-work")]
    [InlineData("tl", "magbuhat ng mabibigat", "heavy-lifting")]
    [InlineData("tl", "stay-in sa bahay ng amo", "lives-in")]
    [InlineData("tl", "mag-alaga ng bata", "children")]
    [InlineData("tl", "masahe", "massage-spa")]
    [InlineData("so", "shaqo habeen ah", "night-work")]
    [InlineData("so", "hilib doofaar iyo khamri", "alcohol pork")]
    [InlineData("so", "wax culus inaan qaado", "heavy-lifting")]
    [InlineData("so", "ey", "dogs")]
    [InlineData("so", "guryaha dadka inaan ka shaqeeyo", "private-homes")]
    [InlineData("ar", "الشغل بالليل", "night-work")]
    [InlineData("ar", "لحم الخنزير والخمور", "alcohol pork")]
    [InlineData("ar", "حمل أشياء ثقيلة", "heavy-lifting")]
    [InlineData("ar", "العمل في بيوت الناس", "private-homes")]
    [InlineData("ar", "كلاب", "dogs")]
    [InlineData("ar", "مساج", "massage-spa")]
    [InlineData("zh", "夜班", "night-work")]
    [InlineData("zh", "搬重物", "heavy-lifting")]
    [InlineData("zh", "照顾卧床的病人", "bedridden-care")]
    [InlineData("zh", "按摩", "massage-spa")]
    [InlineData("zh", "住家保姆", "lives-in")]
    [InlineData("zh", "要经常接电话的", "phone-calls")]
    [InlineData("sq", "punë nate", "night-work")]
    [InlineData("sq", "të ngre pesha të rënda", "heavy-lifting")]
    [InlineData("sq", "në shtëpi private", "private-homes")]
    [InlineData("sq", "bare dhe diskoteka", "bars-nightclubs")]
    [InlineData("sq", "vende me qen", "dogs")]
    [InlineData("ti", "ናይ ለይቲ ስራሕ", "night-work")]
    [InlineData("ti", "ከቢድ ኣቕሑ ምስካም", "heavy-lifting")]
    [InlineData("ti", "ስጋ ሓሰማ", "pork")]
    [InlineData("ti", "ኣብ ገዛ ሰብ ምስራሕ", "private-homes")]
    [InlineData("ti", "መስተ ዝሽየጠሉ ቦታ", "alcohol")]
    [InlineData("th", "งานกะดึก", "night-work")]
    [InlineData("th", "ยกของหนัก", "heavy-lifting")]
    [InlineData("th", "นวด", "massage-spa")]
    [InlineData("th", "คาราโอเกะ บาร์", "bars-nightclubs")]
    [InlineData("th", "ทำงานในบ้านคนอื่น", "private-homes")]
    [InlineData("uk", "нічні зміни", "night-work")]
    [InlineData("uk", "піднімати важке", "heavy-lifting")]
    [InlineData("uk", "доглядати за лежачими хворими", "bedridden-care")]
    [InlineData("uk", "собаки", "dogs")]
    [InlineData("uk", "робота на висоті", "heights")]
    public void Own_words_mean_kinds(string language, string words, string kinds)
    {
        string[] expected = [.. kinds.Split(' ').Select(k => "kind:" + k)];
        var found = Finder.Find(words, language, 10).Select(f => f.Id).ToArray();
        Assert.True(expected.All(found.Contains) && found.Length <= expected.Length + 1, $"found {string.Join(' ', found)}");
    }

    [Theory]
    [InlineData("en", "people who shout at me")]
    [InlineData("es", "jefes malos")]
    [InlineData("zh", "老板骂人")]
    [InlineData("en", "")]
    public void Words_that_mean_no_kind_find_none(string language, string words) => Assert.Empty(Finder.Find(words, language, 5));

    [Fact]
    public void What_meant_nothing_is_reported_and_never_dropped()
    {
        var read = new PersonReader(Some.Starter).Read(new("en", [], [], [], [], ["night shifts", "people who shout at me"]));
        Assert.Equal(["kind:night-work"], read.AvoidedKinds);
        Assert.Equal(["people who shout at me"], read.Unresolved);
    }
}
