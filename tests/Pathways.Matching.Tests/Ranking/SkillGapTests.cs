using CsCheck;

namespace Pathways.Matching.Tests.Ranking;

public sealed class SkillGapTests
{
    private static readonly Matcher Matcher = new(Some.Starter);

    [Fact]
    public void Every_count_is_what_ranking_again_finds_and_no_step_that_opens_more_is_missed()
    {
        var counted = 0;
        Gen.Select(Properties.Generate.Person, Properties.Generate.Openings(1, 40)).Sample((person, openings) =>
        {
            var index = OpeningIndex.Build(openings, 1);
            var before = Suitable(person, index);
            var all = Steps(person, openings, before).Distinct()
                .Select(step => new StepCount(step, Suitable(step.Taken(new(person)), index).Except(before).Count()))
                .Where(count => count.Opens > 0).Order(StepCount.MostFirst).Take(5).ToArray();
            Assert.Equal(all, Matcher.Gaps(person, index, Some.Today));
            Interlocked.Add(ref counted, all.Length);
        }, iter: 200);
        Assert.True(counted > 100, $"only {counted} steps");
    }

    [Fact]
    public void Who_lacks_one_skill_that_three_openings_ask_for_is_told_so()
    {
        var cook = Some.Person with { Experience = [new("occupation:kitchen-helper", 36)], Wants = ["occupation:kitchen-helper"] };
        Opening[] openings = [.. Enumerable.Range(0, 3).Select(i => Some.Opening with { Id = $"o{i}", RequiredSkills = ["skill:drive-a-forklift"] })];
        var best = Matcher.Gaps(cook, OpeningIndex.Build(openings, 1), Some.Today)[0];
        Assert.Equal((StepKind.Skill, "skill:drive-a-forklift", 3), (best.Step.Kind, best.Step.Concept, best.Opens));
    }

    private static HashSet<string> Suitable(Person person, OpeningIndex index) =>
        [.. Matcher.Match(person, index, Some.Today, new(200)).Items.Where(item => item.Score > 0).Select(item => item.OpeningId)];

    /// <summary>Whatever the person lacks of what is asked by an opening that is shown but not suitable yet, or that the lack alone hides.</summary>
    private static IEnumerable<PersonStep> Steps(Person person, Opening[] openings, HashSet<string> suitable)
    {
        var prepared = new PreparedPerson(person);
        var skills = new SkillCloseness(person, Some.Starter);
        foreach (var opening in openings)
        {
            var broken = Some.Broken(person, opening);
            if (suitable.Contains(opening.Id) || broken.Count > 1) continue;
            foreach (var skill in opening.RequiredSkills.Concat(opening.WelcomeSkills))
                if (broken.Count == 0 && !skills.IsCommon(skill) && skills.To(skill) < SkillCloseness.Has) yield return PersonStep.Learning(skill);
            if (broken is [] or [RuleCodes.LanguageAboveLevel])
                foreach (var step in HeldBack.LanguageSteps(prepared, new(opening))) yield return step;
            if (broken is [] or [RuleCodes.CredentialMissing])
                foreach (var step in HeldBack.CredentialSteps(prepared, new(opening))) yield return step;
        }
    }
}
