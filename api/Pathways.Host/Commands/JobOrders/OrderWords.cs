using System.Text.RegularExpressions;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>Conditions, provisions, papers and languages, from the employer's words (<c>special_req</c>), sentence by sentence. A sentence
/// that says no names nothing.</summary>
internal static partial class OrderWords
{
    private static readonly (WorkCondition Condition, Regex Words)[] Conditions =
    [
        (WorkCondition.DrugTest, DrugTest()),
        (WorkCondition.BackgroundCheck, BackgroundCheck()),
        (WorkCondition.WorksAlone, WorksAlone()),
        (WorkCondition.LivesIn, LivesIn()),
        (WorkCondition.FacesThePublic, Public()),
    ];

    private static readonly (Provision Provision, Regex Words)[] Provisions =
    [
        (Provision.Transport, Transport()),
        (Provision.Housing, Housing()),
        (Provision.Meals, Meals()),
        (Provision.Tools, Tools()),
        (Provision.Uniform, Uniform()),
        (Provision.Training, Training()),
    ];

    private static readonly (string Credential, Regex Words)[] Papers =
    [
        ("credential:cdl-b", CommercialLicense()),
        ("credential:drivers-license", License()),
        ("credential:food-handler-card", FoodCard()),
        ("credential:lifeguard-certificate", LifeguardCard()),
    ];

    /// <summary>Sentences of the text that do not say no.</summary>
    public static IReadOnlyList<string> Sentences(string text) => [.. Ends().Split(text).Where(sentence => sentence.Trim().Length > 0 && !SaysNo().IsMatch(sentence))];

    /// <summary>The sentences that speak of the work, and not of tests, the way there, housing, or those few who drive.</summary>
    public static string OfTheWork(string text) => string.Join('\n', Ends().Split(text).Where(sentence => !Policy().IsMatch(sentence) && !Aside().IsMatch(sentence)));

    /// <summary>What everybody has to be able to do: the sentences that speak of the work and do not say no, nor speak of some only.</summary>
    public static IReadOnlyList<string> AbilitiesIn(string text) => [.. Sentences(OfTheWork(text)).Where(sentence => !SomeOnly().IsMatch(sentence))];

    public static IReadOnlyList<WorkCondition> ConditionsIn(IReadOnlyList<string> sentences) =>
        [.. Conditions.Where(known => sentences.Any(known.Words.IsMatch)).Select(known => known.Condition)];

    public static IReadOnlyList<Provision> ProvisionsIn(IReadOnlyList<string> sentences) =>
        [.. Provisions.Where(known => sentences.Any(known.Words.IsMatch)).Select(known => known.Provision)];

    /// <summary>Papers that are asked of everybody. One that may be got after the start hides the work from nobody.</summary>
    public static IReadOnlyList<CredentialNeed> PapersIn(IReadOnlyList<string> sentences, Taxonomy taxonomy)
    {
        var asked = new List<CredentialNeed>();
        foreach (var (credential, words) in Papers)
            if (sentences.FirstOrDefault(sentence => words.IsMatch(sentence) && Asks().IsMatch(sentence) && !SomeOnly().IsMatch(sentence)) is { } sentence)
                asked.Add(new(credential, taxonomy.Find(ConceptType.Credential, credential)!.RequiredByLaw && !LaterToo().IsMatch(sentence), ByEmployer().IsMatch(sentence)));
        return asked;
    }

    /// <summary>English where it is asked for: fluent B2, else B1, a little A2.</summary>
    public static IReadOnlyList<LanguageNeed> LanguagesIn(IReadOnlyList<string> sentences) =>
        sentences.FirstOrDefault(sentence => English().IsMatch(sentence) && Asks().IsMatch(sentence)) is { } sentence
            ? [new("en", Fluent().IsMatch(sentence) ? "B2" : Basic().IsMatch(sentence) ? "A2" : "B1", Required: true)]
            : [];

    /// <summary>Null where nothing is said.</summary>
    public static bool? PublicTransportIn(string text) => NoPublicTransport().IsMatch(text) ? false : PublicTransport().IsMatch(text) ? true : null;

    [GeneratedRegex(@"(?<!\bU\.S\.)(?<=[.;!?])\s+|(?<=[a-z)][.;])(?=[A-Z])|\r?\n\s*[-•*]?|\s-(?=[A-Z])|/(?=(?!Alcohol|Tobacco)[A-Z][a-z])")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(not|no|none|never|without)\b(?! (charge|cost|fee|deposit|guarantee|limited to|be afraid))", RegexOptions.IgnoreCase)]
    private static partial Regex SaysNo();

    [GeneratedRegex(@"\b(drugs?|alcohol|tobacco)\b.{0,80}\b(free|test\w*|screen\w*|checks?|influence|policy|zone)\b|\b(convict\w*|felon\w*|offenses?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Policy();

    [GeneratedRegex(@"housing|lodging|subsistence|reimburse|recruitment|commut|\breside\b|\barms\b|(shoulder|waist|chest) height|may affect|only of|not a requirement|motor vehicle record|driving record|(eligible to|voluntarily|may) drive|depending on weather|driving distance|wish(es)? to drive", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    [GeneratedRegex(@"drugs?\b.{0,40}\b(test|screen)", RegexOptions.IgnoreCase)]
    private static partial Regex DrugTest();

    [GeneratedRegex(@"background.{0,60}(check|screen|investigation)|criminal (record|history|check)", RegexOptions.IgnoreCase)]
    private static partial Regex BackgroundCheck();

    [GeneratedRegex(@"\bworks? alone\b|working alone", RegexOptions.IgnoreCase)]
    private static partial Regex WorksAlone();

    [GeneratedRegex(@"\blive[- ]in\b|must (live|reside) (on|in|at)", RegexOptions.IgnoreCase)]
    private static partial Regex LivesIn();

    [GeneratedRegex(@"(help|greet|assist|serve|interact|communicate|engag\w+|deal\w*)\b.{0,30}\b(customers|guests|members|the public)", RegexOptions.IgnoreCase)]
    private static partial Regex Public();

    [GeneratedRegex(@"daily transportation|transportation (is |will be )?provided|provides? (free |daily |local )*transportation (to|from|between)", RegexOptions.IgnoreCase)]
    private static partial Regex Transport();

    [GeneratedRegex(@"(provides?|offers?|optional|employer-provided|free|provided) ([a-z-]+ ){0,3}(housing|lodging)\b|housing (is |will be )?(provided|available|offered)", RegexOptions.IgnoreCase)]
    private static partial Regex Housing();

    [GeneratedRegex(@"meals? (\w+ ){0,4}(provided|included)(?!.{0,60}travel)|provides? ([a-z]+ ){0,2}meals", RegexOptions.IgnoreCase)]
    private static partial Regex Meals();

    [GeneratedRegex(@"(provide|furnish|suppl)\w*\b.{0,60}\btools\b|\btools\b.{0,60}\b(provided|furnished|supplied)", RegexOptions.IgnoreCase)]
    private static partial Regex Tools();

    [GeneratedRegex(@"(provide|furnish|suppl)\w*\b.{0,80}\buniforms?\b|\buniforms?\b.{0,40}\b(provided|furnished|supplied)", RegexOptions.IgnoreCase)]
    private static partial Regex Uniform();

    [GeneratedRegex(@"(on[- ]the[- ]job|paid|job|company|initial) training\b.{0,20}\b(is |will be )?(provided|given|offered|available)|(provides?|offers?|give) ([a-z-]+ ){0,3}training|will (be )?train(ed)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Training();

    [GeneratedRegex(@"\bCDL\b|commercial driver", RegexOptions.IgnoreCase)]
    private static partial Regex CommercialLicense();

    [GeneratedRegex(@"driver.{0,2}s.{0,2} licen[sc]e|driving licen[sc]e|drivers? licen[sc]e", RegexOptions.IgnoreCase)]
    private static partial Regex License();

    [GeneratedRegex(@"servsafe|food[- ]handler", RegexOptions.IgnoreCase)]
    private static partial Regex FoodCard();

    [GeneratedRegex(@"lifeguard.{0,30}certif|certif.{0,30}lifeguard", RegexOptions.IgnoreCase)]
    private static partial Regex LifeguardCard();

    [GeneratedRegex(@"\b(must|required?|requires|need(ed)?|valid|shall|fluent|proficien\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(may|who|those|only|some|trainees?|if|able to obtain (it )?in order|wish(es)? to drive|preferred|check required)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SomeOnly();

    [GeneratedRegex(@"able to (obtain|get)|within \d+ days|obtain", RegexOptions.IgnoreCase)]
    private static partial Regex LaterToo();

    [GeneratedRegex(@"(provided|paid|offered) (for )?by (the )?(employer|company)|(employer|company) (will )?(provides?|pays?)", RegexOptions.IgnoreCase)]
    private static partial Regex ByEmployer();

    [GeneratedRegex(@"\benglish\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"fluent|proficien", RegexOptions.IgnoreCase)]
    private static partial Regex Fluent();

    [GeneratedRegex(@"basic|some english|limited|understand simple", RegexOptions.IgnoreCase)]
    private static partial Regex Basic();

    [GeneratedRegex(@"public transport\w* (is )?available|near public transport|accessible by public", RegexOptions.IgnoreCase)]
    private static partial Regex PublicTransport();

    [GeneratedRegex(@"no public transport|public transport\w* (is )?(not|un)", RegexOptions.IgnoreCase)]
    private static partial Regex NoPublicTransport();
}
