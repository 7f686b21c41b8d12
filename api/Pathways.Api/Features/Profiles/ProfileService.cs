using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Places;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Features.Profiles;

/// <summary>The person's own profile. Nobody else reads or writes it here. Everything lies sealed in the vault.</summary>
public sealed class ProfileService
{
    private static readonly IReadOnlySet<PersonalField> All = ProfileFields.All;
    private static readonly IReadOnlySet<PersonalField> AvoidsOnly = new HashSet<PersonalField> { PersonalField.Avoids };
    private readonly PersonVault _vault;
    private readonly ProfileCheck _check;
    private readonly AvoidedEmployers _avoided;
    private readonly PlaceService _places;

    internal ProfileService(PersonVault vault, ProfileCheck check, AvoidedEmployers avoided, PlaceService places) =>
        (_vault, _check, _avoided, _places) = (vault, check, avoided, places);

    /// <summary>The profile; an empty one where nothing was written yet. Null for whoever is no job seeker.</summary>
    public async Task<Versioned<Profile>?> FindAsync(CurrentUser user, CancellationToken stop) =>
        await OpenAsync(user, All, stop) is { } opened ? new(Of(opened), opened.Version(PersonalFields.Profiles)) : null;

    /// <summary>Puts the profile in place of the one of that version: what is left out is taken away.</summary>
    /// <param name="version">What was read; null only for a first profile.</param>
    /// <returns>The profile as it is kept, or why not: every fault at once, or that somebody wrote in between.</returns>
    public async Task<(Versioned<Profile>? Saved, ProblemHttpResult? Refusal)> PutAsync(CurrentUser user, Profile profile, long? version, CancellationToken stop)
    {
        if (!user.Is(Roles.JobSeeker))
            return (null, Problems.NotFound());
        var faults = new Faults();
        var placed = profile with { Place = Located(profile.Place, faults) };
        _check.Check(placed, faults);
        if (!faults.None)
            return (null, Problems.Faults(faults.All()));
        var kept = ProfileFields.Tidy(placed) with { Avoids = await _avoided.ResolveAsync(placed.Avoids, stop) };
        return await SealAsync(user, kept, ProfileFields.Write(kept), version, stop);
    }

    /// <summary>The avoid-list alone. Its version is the profile's.</summary>
    public async Task<Versioned<AvoidList>?> FindAvoidListAsync(CurrentUser user, CancellationToken stop) =>
        await OpenAsync(user, AvoidsOnly, stop) is { } opened
            ? new(opened.Get<AvoidList>(PersonalField.Avoids) ?? new(null, null, null), opened.Version(PersonalFields.Profiles))
            : null;

    /// <summary>Puts the avoid-list in place of the one of that version, and leaves the rest of the profile.</summary>
    public async Task<(Versioned<AvoidList>? Saved, ProblemHttpResult? Refusal)> PutAvoidListAsync(CurrentUser user, AvoidList avoids, long? version, CancellationToken stop)
    {
        if (!user.Is(Roles.JobSeeker))
            return (null, Problems.NotFound());
        var faults = new Faults();
        _check.CheckAvoids(avoids, "", faults);
        if (!faults.None)
            return (null, Problems.Faults(faults.All()));
        var kept = await _avoided.ResolveAsync(avoids, stop);
        return await SealAsync(user, kept!, new Dictionary<PersonalField, object?> { [PersonalField.Avoids] = kept }, version, stop);
    }

    /// <summary>Hides an employer, by id, from now on: one tap, no question. True when it is on the list, also if it was before.</summary>
    public async Task<bool> HideEmployerAsync(CurrentUser user, string employerId, CancellationToken stop)
    {
        while (await FindAvoidListAsync(user, stop) is { } read)
        {
            var employers = read.Value.Employers ?? [];
            if (employers.Contains(employerId))
                return true;
            var (saved, refusal) = await PutAvoidListAsync(user, read.Value with { Employers = [.. employers, employerId] }, read.Version, stop);
            if (saved is not null || refusal!.StatusCode != Microsoft.AspNetCore.Http.StatusCodes.Status412PreconditionFailed)
                return saved is not null;
        }
        return false;
    }

    /// <summary>The profile within fields that a door of the vault has already opened.</summary>
    internal static Profile Of(OpenedFields opened) => ProfileFields.Read(opened);

    /// <summary>The hashes under which an employer of that name may stand on an avoid-list.</summary>
    internal IReadOnlyList<string> HashesOf(string legalName) => _avoided.HashesOf(legalName);

    private async Task<OpenedFields?> OpenAsync(CurrentUser user, IReadOnlySet<PersonalField> fields, CancellationToken stop) =>
        user.Is(Roles.JobSeeker) ? await _vault.OpenAsync(user, user.Id, fields, Purpose.Advice, stop) : null;

    private async Task<(Versioned<T>?, ProblemHttpResult?)> SealAsync<T>(CurrentUser user, T kept, IReadOnlyDictionary<PersonalField, object?> fields, long? version, CancellationToken stop)
    {
        var written = await _vault.SealAsync(user, PersonalFields.Profiles, fields, version ?? 0, stop);
        return written is { } now ? (new(kept, now), null) : (null, version is null ? ProfileProblems.VersionNeeded() : Problems.Conflict());
    }

    /// <summary>A place by name alone gets the coordinates of the town or ZIP code; nothing leaves the machine for it.</summary>
    private ProfilePlace? Located(ProfilePlace? place, Faults faults)
    {
        if (place is not { Lat: null, Lon: null, Name: { Length: > 0 } name })
            return place;
        if (_places.Find(name, 1) is [var found])
            return place with { Name = found.Name, Lat = found.Lat, Lon = found.Lon };
        faults.Add("place.name", "This place is not known. A ZIP code, a town or a district is enough.");
        return place;
    }
}
