namespace Pathways.Matching.Tests.Eligibility;

public sealed class LanguageRuleTests
{
    private static Person Speaks(params (string Tag, Cefr Level)[] languages) =>
        Some.Person with { Languages = [.. languages.Select(l => new SpokenLanguage(l.Tag, l.Level))] };

    private static Opening Asks(string tag, Cefr level, bool required = true) => Some.Opening with { Languages = [new(tag, level, required)] };

    [Theory]
    [InlineData(Cefr.A1, Cefr.A2)]
    [InlineData(Cefr.B1, Cefr.B2)]
    [InlineData(Cefr.B2, Cefr.C1)]
    public void One_level_short_is_no_obstacle_and_two_are(Cefr own, Cefr asked)
    {
        Some.Allows(Speaks(("en", own)), Asks("en", asked));
        Some.Hides(RuleCodes.LanguageAboveLevel, Speaks(("en", own)), Asks("en", asked + 1));
    }

    [Fact]
    public void A_language_that_one_does_not_list_counts_as_one_below_A1()
    {
        Some.Allows(Speaks(("es", Cefr.C2)), Asks("en", Cefr.A1));
        Some.Hides(RuleCodes.LanguageAboveLevel, Speaks(("es", Cefr.C2)), Asks("en", Cefr.A2));
    }

    [Fact]
    public void A_language_that_is_only_welcome_hides_nothing() => Some.Allows(Speaks(("es", Cefr.C2)), Asks("en", Cefr.C2, required: false));

    [Fact]
    public void Regions_and_scripts_of_a_tag_make_no_difference()
    {
        Some.Allows(Speaks(("zh-Hans", Cefr.C2)), Asks("cmn", Cefr.C1));
        Some.Allows(Speaks(("fil", Cefr.C2)), Asks("tl", Cefr.C1));
    }

    [Fact]
    public void Who_names_no_language_sees_all_work() => Some.Allows(Some.Person, Asks("en", Cefr.C2));
}

public sealed class CredentialRuleTests
{
    private static readonly Opening Licensed = Some.Opening with { Credentials = [new("credential:drivers-license", RequiredByLaw: true, ProvidedByEmployer: false)] };
    private static readonly Person HasNone = Some.Person with { Credentials = [] };

    [Fact]
    public void Work_that_by_law_needs_a_paper_is_shown_to_who_holds_it()
    {
        Some.Hides(RuleCodes.CredentialMissing, HasNone, Licensed);
        Some.Hides(RuleCodes.CredentialMissing, Some.Person with { Credentials = ["credential:cna-certificate"] }, Licensed);
        Some.Allows(Some.Person with { Credentials = ["credential:drivers-license"] }, Licensed);
    }

    [Fact]
    public void Who_says_nothing_of_papers_sees_all_work() => Some.Allows(Some.Person, Licensed);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_the_employer_provides_or_only_wishes_for_hides_nothing(bool byLaw, bool provided) =>
        Some.Allows(HasNone, Some.Opening with { Credentials = [new("credential:drivers-license", byLaw, provided)] });

    [Fact]
    public void One_of_two_is_not_enough() => Some.Hides(
        RuleCodes.CredentialMissing,
        Some.Person with { Credentials = ["credential:drivers-license"] },
        Licensed with { Credentials = [.. Licensed.Credentials, new("credential:cdl-a", true, false)] });
}
