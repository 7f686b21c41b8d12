using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pathways.Api.Features.Matches;
using Pathways.Api.Features.Openings;
using Pathways.Web.Forms;
using OpeningKind = Pathways.Matching.OpeningKind;

namespace Pathways.Web;

/// <summary>What the address of a list of jobs asks for.</summary>
public sealed class JobQuery
{
    /// <summary>Kilometres that may be picked, and the one that stands there first.</summary>
    public const int UsualKm = 15;

    /// <summary>See <see cref="UsualKm"/>.</summary>
    public static readonly int[] Distances = [5, 15, 40, 100];

    private static readonly string[] Names = ["text", "kind", "work", "place", "km", "minPay", "notDuring", "without"];
    private readonly IQueryCollection _query;

    /// <summary>Reads the address; words that are of no list are left out, a number that is none is a fault.</summary>
    public JobQuery(IQueryCollection query, FormFaults faults, string notANumber)
    {
        _query = query;
        if (MinPay is { } pay && Number(pay) is null)
            faults.Add("minPay", notANumber);
        var place = Text("place");
        Filter = new(Text("text"), Pick<OpeningKind>("kind").Cast<OpeningKind?>().FirstOrDefault(), Text("work"), place, place is null ? null : Number(Text("km") ?? $"{UsualKm}") is { } km ? (double)km : null,
            Number(MinPay), [.. Pick<WorkTime>("notDuring")], [.. Pick<WorkCondition>("without")]);
    }

    /// <summary>What is looked for.</summary>
    public MatchFilter Filter { get; }

    /// <summary>As it was typed.</summary>
    public string? MinPay => Text("minPay")?.TrimStart('$').Trim();

    /// <summary>What is ticked.</summary>
    public IReadOnlyCollection<string> NotDuring => [.. Pick<WorkTime>("notDuring").Select(time => $"{time}")];

    /// <summary>What is ticked.</summary>
    public IReadOnlyCollection<string> Without => [.. Pick<WorkCondition>("without").Select(condition => $"{condition}")];

    /// <summary>The part of an address that asks for the same again.</summary>
    public IEnumerable<(string Name, string? Value)> Parts => Names.SelectMany(name => _query[name].Where(value => value is { Length: > 0 }).Select(value => (name, value)));

    private string? Text(string name) => _query[name].ToString() is { Length: > 0 and <= 200 } text ? text : null;

    private IEnumerable<T> Pick<T>(string name) where T : struct, Enum =>
        _query[name].Select(value => Enum.TryParse<T>(value, out var picked) && Enum.IsDefined(picked) ? picked : (T?)null).OfType<T>().Distinct();

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.CurrentCulture, out var number) && number is >= 0 and <= 1000 ? number : null;
}
