using CsvHelper;
using Pathways.Api.Features.Consent;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Host.SampleData;

/// <summary>What an invented job seeker shares.</summary>
/// <param name="Code">Of the staff member or team.</param>
/// <param name="Fields">Parted by commas.</param>
[CsvRecord]
internal sealed partial record SampleGrant(string SignInName, string Code, string Purpose, string Fields);

/// <summary>Grants of the invented job seekers to the sample staff, given as they would give them.</summary>
internal sealed class SampleGrants(ConsentService consent)
{
    private const int MostTries = 50;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly ILookup<string, SampleGrant> _grants = SampleFiles.Read<SampleGrant>("grants").ToLookup(grant => grant.SignInName);

    /// <summary>Gives what the table says of this person.</summary>
    public async Task AddAsync(string signInName, CurrentUser person, CancellationToken stop)
    {
        foreach (var grant in _grants[signInName])
        {
            var request = new GrantRequest(grant.Code, [.. Words.List(grant.Fields).Select(PersonalFields.Parse)], Words.Enum<Purpose>(grant.Purpose), ConsentTexts.Current, "en");
            // Another host that starts now may be about to enter the staff member.
            for (var tries = 1; await consent.GiveAsync(person, request, stop) is { Refusal: not null }; tries++)
            {
                if (tries == MostTries)
                    throw new InvalidDataException($"{signInName} can't give {grant.Code} a grant.");
                await Task.Delay(Between, stop);
            }
        }
    }
}
