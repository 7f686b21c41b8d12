namespace Pathways.Matching.Tests.Reading;

public sealed class OpeningReaderTests
{
    private static readonly OpeningReader Reader = new(Some.Starter);

    private static OpeningMeaning Read(string title, string description = "", string language = "en", string[]? required = null,
        string[]? credentials = null, string[]? provides = null, string[]? shifts = null) =>
        Reader.Read(new(title, description, language, required ?? [], [], credentials ?? [], provides ?? [], WeekSlots.Parse(shifts ?? [])));

    [Theory]
    [InlineData("en", "Prep cook, daytime", "prep-cook")]
    [InlineData("en", "Room Attendant", "room-attendant")]
    [InlineData("en", "Landscape Laborer", "landscape-worker")]
    [InlineData("en", "Landscaping & Groundskeeping Workers", "groundskeeper")]
    [InlineData("en", "Amusement & Recreation Attendant – Traveling Carnival", "ride-operator")]
    [InlineData("en", "Dishwasher/Steward", "kitchen-steward")]
    [InlineData("en", "Roofer Helper", "roofer-helper")]
    [InlineData("en", "Lifeguard/Resort Activities", "lifeguard")]
    [InlineData("en", "Fast Food & Counter Workers – Mobile Food Concessions", "fair-food-seller")]
    [InlineData("en", "Registered apprentice electrician", "electrical-apprentice")]
    [InlineData("es", "Ayudante de cocina", "kitchen-helper")]
    [InlineData("fr", "Coiffeuse", "hair-stylist")]
    [InlineData("vi", "Thợ may", "sewing-machine-operator tailor alterations-sewer hand-sewer")]
    [InlineData("ar", "سواق شاحنة", "truck-driver")]
    [InlineData("zh", "仓库理货员", "warehouse-worker")]
    [InlineData("uk", "Покоївка в готелі", "room-attendant hotel-housekeeper")]
    public void A_title_means_an_occupation(string language, string title, string occupations) =>
        Assert.Contains(Read(title, language: language).Occupation?["occupation:".Length..], occupations.Split(' '));

    [Fact]
    public void A_title_of_no_known_work_is_reported()
    {
        var read = Read("Zylophant quixer");
        Assert.Null(read.Occupation);
        Assert.Equal(["Zylophant quixer"], read.Unresolved);
    }

    [Theory]
    [InlineData("You portion bacon and sausage for breakfast.", "pork")]
    [InlineData("We do not sell alcohol.", "")]
    [InlineData("You serve beer and wine at the counter.", "alcohol")]
    [InlineData("You lift boxes up to 40 pounds.", "heavy-lifting")]
    [InlineData("Nobody carries more than 10 lb.", "")]
    [InlineData("Se cargan bolsas de hasta 25 kg.", "heavy-lifting")]
    [InlineData("You use bleach and stain remover.", "chemicals")]
    [InlineData("We use no sprays and no bleach.", "")]
    [InlineData("You live in with the family.", "lives-in")]
    [InlineData("Residents stay in bed; you bathe and dress people.", "bedridden-care personal-care")]
    [InlineData("You answer phones.", "phone-calls")]
    [InlineData("You work on ladders.", "heights")]
    public void Words_of_an_opening_mean_kinds(string description, string kinds)
    {
        var language = description.StartsWith("Se ", StringComparison.Ordinal) ? "es" : "en";
        Assert.Equal(kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => "kind:" + k), Read("Quixer", description, language).Kinds);
    }

    [Fact]
    public void Shifts_show_nights_evenings_and_weekends()
    {
        Assert.Equal(["kind:night-work"], Read("Quixer", shifts: ["sun-night", "mon-night"]).Kinds);
        Assert.Equal(["kind:evening-work", "kind:weekend-work"], Read("Quixer", shifts: ["fri-evening", "sat-afternoon"]).Kinds);
        Assert.Empty(Read("Quixer", shifts: ["mon-morning"]).Kinds);
    }

    [Fact]
    public void An_occupation_brings_its_kinds() => Assert.Contains("kind:children", Read("Nanny").Kinds);

    [Fact]
    public void A_credential_that_the_employer_trains_for_is_provided()
    {
        var trained = Assert.Single(Read("Nursing aide trainee", "We pay you while you take the nursing assistant (CNA) course.",
            credentials: ["Certified Nursing Assistant (CNA) certificate"]).Credentials);
        Assert.Equal(new("credential:cna-certificate", RequiredByLaw: true, ProvidedByEmployer: true), trained);
        var held = Assert.Single(Read("Home health aide", "You must already hold a Home Health Aide certificate; we cannot train.",
            credentials: ["HHA certificate"]).Credentials);
        Assert.Equal(new("credential:hha-certificate", RequiredByLaw: true, ProvidedByEmployer: false), held);
    }

    [Fact]
    public void What_is_provided_becomes_the_values_that_scores_know_and_the_rest_stays_as_written() => Assert.Equal(
        [Provided.Training, Provided.Meals, Provided.Transport, "hard hat"],
        Read("Quixer", provides: ["on-the-job training", "lunch", "bus pass", "hard hat"]).Provides);

    [Fact]
    public void Skills_that_meant_nothing_are_reported()
    {
        var read = Read("Line cook", required: ["cooking on a grill", "zylophant quixing"]);
        Assert.Equal(["skill:cook-on-a-grill"], read.RequiredSkills);
        Assert.Equal(["zylophant quixing"], read.Unresolved);
    }
}
