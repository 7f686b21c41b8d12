namespace Pathways.Api.Tests.Access;

/// <summary>Calls all that a part of docs/access.md lists, as everybody and with everything, and notes where an answer differs.</summary>
/// <param name="visitor">The status that a visitor without an account is refused with.</param>
/// <param name="callAsync">Calls a line's route as somebody, naming a thing.</param>
internal sealed class AccessCheck(AccessWorld world, int visitor, Func<AccessRow, Actor, Thing, Task<(int Status, string Text)>> callAsync)
{
    /// <summary>An id that was never given.</summary>
    public static readonly Thing NobodyHas = new("nobody's", "nobody-has-this-id");

    /// <summary>Whose ids stand in no answer to those who may not name them.</summary>
    private static readonly string[] Hidden = ["client", "permit", "grant", "recommendation", "message", "invitation", "staff", "session", "passkey", "draft", "company"];

    private readonly HashSet<(string Role, string Kind, string Id)> _foreign = [];

    /// <summary>Everything that is not as the table says.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>What each role that may enter names in a line's route: made before anything is called, so that lists hold it all.</summary>
    public async Task<IReadOnlyDictionary<Actor, IReadOnlyList<Thing>>> NamedAsync(AccessRow row)
    {
        var named = new Dictionary<Actor, IReadOnlyList<Thing>>();
        foreach (var actor in world.Actors.Values.Where(actor => row.Admits(actor.Role)))
        {
            named[actor] = row.Names.Length == 0 ? [new(AccessRow.Answer, "")] : await world.Things.OfAsync(row.Names, actor);
            // Whoever withdrew a grant goes on seeing that they did.
            foreach (var thing in named[actor].Where(thing => Hidden.Contains(row.Names) && IsRefused(row, actor, thing) && (row.Names, thing.Whose) is not ("grant", "withdrawn")))
                _foreign.Add((actor.Role, row.Names, thing.Id));
            var there = named[actor].Select(thing => thing.Whose).Distinct().ToList();
            Wrong.AddRange(there.Except(row.Answers.Keys).Select(whose => $"{row.Route}: the cell \"{whose}\" is empty, and there is such a {row.Names} for {actor.Role}"));
            Wrong.AddRange(row.Answers.Keys.Except(there).Select(whose => $"{row.Route}: there is no such {row.Names} for {actor.Role} as the cell \"{whose}\" speaks of"));
        }
        return named;
    }

    /// <summary>Calls a route: whoever may not enter first, then refused things, then the rest, which is there after all that was refused.</summary>
    public async Task CallAsync(AccessRow row, IReadOnlyDictionary<Actor, IReadOnlyList<Thing>> named, IEnumerable<Actor> outside)
    {
        foreach (var actor in outside)
            await OutsideAsync(row, actor, [.. named.Values.SelectMany(things => things).Append(NobodyHas).Distinct()]);
        foreach (var (actor, own) in named)
            await InsideAsync(row, actor, own);
    }

    /// <summary>True where the table refuses a thing to somebody who may enter.</summary>
    public static bool IsRefused(AccessRow row, Actor actor, Thing thing) => row.StatusFor(actor.Role, thing.Whose) is >= 400;

    /// <summary>Who may not enter is told so, in the same words whatever is named.</summary>
    private async Task OutsideAsync(AccessRow row, Actor actor, IReadOnlyList<Thing> all)
    {
        var answers = new HashSet<string>();
        foreach (var thing in all)
        {
            var (status, text) = await callAsync(row, actor, thing);
            Compare(row, actor, thing, status, actor.Role == AccessWorld.Nobody ? visitor : 403, text);
            answers.Add(text);
        }
        if (answers.Count != 1)
            Wrong.Add($"{row.Route} as {actor.Role}: the refusal differs by what is named: {string.Join(" | ", answers.Select(Short))}");
    }

    private async Task InsideAsync(AccessRow row, Actor actor, IReadOnlyList<Thing> own)
    {
        var unknown = row.Names.Length == 0 ? (0, "") : await callAsync(row, actor, NobodyHas);
        foreach (var (thing, expected) in own.Select(thing => (thing, row.StatusFor(actor.Role, thing.Whose))).Where(one => one.Item2 is not null).OrderByDescending(one => one.Item2))
        {
            var (status, text) = await callAsync(row, actor, thing);
            Compare(row, actor, thing, status, expected!.Value, text);
            if (row.Names.Length > 0 && expected >= 400 && (status, text) != unknown)
                Wrong.Add($"{row.Route} as {actor.Role}, {thing.Whose}: {status} {Short(text)}\n    but for an id that nobody has: {unknown.Item1} {Short(unknown.Item2)}");
            Wrong.AddRange(_foreign.Where(one => one.Role == actor.Role && IsListed(one.Kind, row) && text.Contains(one.Id, StringComparison.Ordinal))
                .Select(one => $"{row.Route} as {actor.Role}: names a {one.Kind} that is not for them"));
        }
    }

    /// <summary>Companies have openings that everybody sees; what one must not see are those in the list of another's.</summary>
    private static bool IsListed(string kind, AccessRow row) => kind != "company" || row.Route.Contains("/employers", StringComparison.Ordinal);

    private void Compare(AccessRow row, Actor actor, Thing thing, int status, int expected, string text)
    {
        if (status != expected)
            Wrong.Add($"{row.Route} as {actor.Role}, {thing.Whose}: {status}, not {expected}. {Short(text)}");
    }

    /// <summary>What a page or a problem says, without its frame.</summary>
    public static string Short(string text) => text.IndexOf("<h1>", StringComparison.Ordinal) is var heading && heading > 0 ? text[heading..Math.Min(text.Length, heading + 100)] : text[..Math.Min(text.Length, 200)];
}
