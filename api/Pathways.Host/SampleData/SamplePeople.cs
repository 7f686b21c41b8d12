using System.Text.Json;
using Pathways.Api;
using Pathways.Api.Features.Profiles;
using Taxonomy = Pathways.Matching.Taxonomy;

namespace Pathways.Host.SampleData;

/// <summary>An invented job seeker.</summary>
internal sealed record SamplePerson(string SignInName, string Language, Profile Profile);

/// <summary>Invented job seekers in different situations, with the profiles that they wrote.</summary>
internal sealed class SamplePeople(SampleAccounts accounts, ProfileService profiles, SampleGrants grants, Taxonomy taxonomy)
{
    /// <summary>Everybody in <c>Data/people.json</c>, in the form in which the API takes profiles.</summary>
    public static IReadOnlyList<SamplePerson> Read()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiSetup.Configure(options);
        using var file = SampleFiles.Open("people.json");
        return JsonSerializer.Deserialize<List<SamplePerson>>(file, options)!;
    }

    private static IReadOnlyList<SamplePerson> ReadIn(Taxonomy taxonomy)
    {
        var ids = new SampleIds(taxonomy);
        return [.. Read().Select(person => person with { Profile = ids.Of(person.Profile) })];
    }

    /// <summary>Makes the accounts that are not there yet, with their profiles and what they share.</summary>
    public Task AddAsync(CancellationToken stop) => Parallel.ForEachAsync(ReadIn(taxonomy), stop, async (person, stop) =>
    {
        if (await accounts.AddJobSeekerAsync(person.SignInName, person.Language, stop) is not { } user)
            return;
        if (await profiles.PutAsync(user, person.Profile, version: null, stop) is { Refusal: { } refusal })
            throw new InvalidDataException($"The profile of {person.SignInName} can't be kept: {JsonSerializer.Serialize(refusal.ProblemDetails.Extensions)}");
        await grants.AddAsync(person.SignInName, user, stop);
    });
}
