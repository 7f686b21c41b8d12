using System.Text.RegularExpressions;

namespace Pathways.EndToEnd.Tests;

/// <summary>Words that would tell an onlooker what the platform is for: the one list, for every test that looks for them. None is ever served.</summary>
internal static partial class Telling
{
    private const string English = @"surviv|traffick|victim|exploit|rescue|slavery|\bslaves?\b|forced labou?r|bonded labou?r|abused|abuser|shelter|safe ?house|prostitut|sex work|trauma|asylum|refugee|\b[tu][- ]visas?\b|\bNGO\b|non-?profit";

    // Stems in the other languages that people here speak. Where a stem has everyday uses (a farm in Spanish or French is an "explotación"), the whole phrase stands.
    private const string Spanish = @"v[ií]ctima|trata de (?:personas|blancas|seres)|tr[aá]fico de personas|sobrevivient|supervivient|explotaci[oó]n (?:sexual|laboral)|esclavitud|albergue|casa de acogida|refugiad|solicitante de asilo";
    private const string French = @"victime|traite des (?:[êe]tres|personnes)|survivant|exploitation sexuelle|esclavage|r[ée]fugi[ée]|demandeu[rs]\w* d.asile|prox[ée]n[èe]t";
    private const string OtherLatin = @"biktima|nakaligtas|pang-?aalipin|pagsasamantala|viktim|trafikim|i mbijetuar|skllav|refugjat|azilk[ëe]rk|dhibban|tahriib|qaxoot|addoons|nạn nhân|buôn (?:bán )?người|sống sót|nô lệ|bóc lột|tị nạn";
    private const string OtherScripts = "(?<!по)жертв|торгівл\\w* людьми|вижил|рабств|біжен|притул|сексуальн\\w* експлуатац|ضحي|ضحايا|الاتجار بالبشر|الناجي|لاجئ|عبودية|استغلال|เหยื่อ|ค้ามนุษย์|ผู้รอดชีวิต|ผู้ลี้ภัย"
        + "|受害|贩运|販運|人口贩|拐卖|幸存|倖存|难民|難民|庇护|庇護|奴役|剥削|ግዳይ|ግዳያት|ንግዲ ሰብ|ስደተኛ|ባርነት";

    [GeneratedRegex(English + "|" + Spanish + "|" + French + "|" + OtherLatin + "|" + OtherScripts, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Words();

    /// <summary>What no page title may hold either.</summary>
    [GeneratedRegex(@"immigra|permit|visa|status|benefit|legal aid", RegexOptions.IgnoreCase)]
    public static partial Regex WordsOfTitles();
}
