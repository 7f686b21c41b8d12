using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Prints what was understood of each text, what stands wrongly hidden or shown, and each list beside its grades: where to look when figures fall.</summary>
internal static class JudgedShow
{
    public static void Write(JudgedFolder folder, JudgedEvaluation evaluation, Matcher matcher, Taxonomy taxonomy, DateOnly today)
    {
        var reading = new JudgedReading(taxonomy);
        foreach (var opening in folder.Openings) WriteOpening(opening, reading.MeaningOf(opening));
        foreach (var person in evaluation.People)
        {
            WritePerson(person.Words, reading.MeaningOf(person.Words));
            foreach (var item in matcher.Match(person.Person, evaluation.Index, today, new(200)).Items)
            {
                var judged = folder.Of(person.Words.Id, item.OpeningId);
                var reasons = string.Join("; ", item.Reasons.Select(r => $"{(r.Side == ReasonSide.For ? '+' : '-')}{r.Code} {r.Weight:0.00}"));
                Console.WriteLine($"  {item.Rank,2} {item.OpeningId} grade {judged.Grade}{(judged.Hard ? " HARD" : "")} {item.Score:0.00}  {reasons}");
            }
            foreach (var opening in evaluation.Openings)
            {
                var broken = Matcher.Allowed(person.Person, opening.Opening, today);
                var judged = folder.Of(person.Words.Id, opening.Words.Id);
                if (broken.Count > 0 && !judged.Hard) Console.WriteLine($"  hidden {opening.Words.Id} grade {judged.Grade}: {string.Join(", ", broken)}");
            }
        }
    }

    private static void WriteOpening(JudgedOpening o, OpeningMeaning m)
    {
        Console.WriteLine($"{o.Id} {o.Title} -> {m.Occupation}");
        Console.WriteLine($"  requires {string.Join(" | ", o.RequiredSkills)} -> {string.Join(' ', m.RequiredSkills)}");
        Console.WriteLine($"  welcomes {string.Join(" | ", o.WelcomeSkills)} -> {string.Join(' ', m.WelcomeSkills)}");
        Console.WriteLine($"  credentials {string.Join(" | ", o.Credentials)} -> {string.Join(' ', m.Credentials)}");
        Console.WriteLine($"  provides {string.Join(" | ", o.Provides)} -> {string.Join(" | ", m.Provides)}");
        Console.WriteLine($"  kinds {string.Join(' ', m.Kinds)}   unresolved: {string.Join(" | ", m.Unresolved)}");
    }

    private static void WritePerson(JudgedPerson p, PersonMeaning m)
    {
        Console.WriteLine($"{p.Id} {p.Language}");
        Console.WriteLine($"  skills {string.Join(" | ", p.Skills)} -> {string.Join(' ', m.Skills.Select(s => s.Skill))}");
        Console.WriteLine($"  experience {string.Join(" | ", p.Experience.Select(e => e.Title))} -> {string.Join(' ', m.Experience.Select(e => $"{e.Occupation}:{e.Months}"))}");
        Console.WriteLine($"  certificates {string.Join(" | ", p.Certificates)} -> {string.Join(' ', m.Credentials)}");
        Console.WriteLine($"  wants {string.Join(" | ", p.Wants)} -> {string.Join(' ', m.Wants)}");
        Console.WriteLine($"  avoids {string.Join(" | ", p.Avoids)} -> {string.Join(' ', m.AvoidedKinds)}   unresolved: {string.Join(" | ", m.Unresolved)}");
    }
}
