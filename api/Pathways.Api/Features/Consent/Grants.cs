using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>The grants that somebody holds now. Read from the database on each request, and once in it, so that what was withdrawn is gone with the next one.</summary>
public sealed class Grants : IGrantCheck
{
    /// <summary>The end of a grant that has none.</summary>
    internal static readonly DateTime NoEnd = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly GrantStore _store;
    private readonly StaffDirectory _staff;
    private readonly PlatformSealer _sealer;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    // A request has a CurrentUser of its own; what was read for it goes when it goes.
    private readonly ConditionalWeakTable<CurrentUser, ConcurrentDictionary<string, IReadOnlyList<HeldGrant>>> _ofRequest = [];

    internal Grants(GrantStore store, StaffDirectory staff, PlatformSealer sealer, Pseudonyms pseudonyms, TimeProvider time) =>
        (_store, _staff, _sealer, _pseudonyms, _time) = (store, staff, sealer, pseudonyms, time);

    /// <summary>Every live grant that the caller holds, by themselves or through a team they are in now; of one client, or of all.
    /// Nothing for those who are not counselors.</summary>
    public async Task<IReadOnlyList<HeldGrant>> HeldAsync(CurrentUser user, string? client, CancellationToken stop)
    {
        var ofRequest = _ofRequest.GetOrCreateValue(user);
        if (ofRequest.TryGetValue(client ?? "", out var held) || (client is not null && ofRequest.TryGetValue("", out held)))
            return client is null ? held : [.. held.Where(grant => grant.Client == client)];
        return ofRequest[client ?? ""] = await ReadAsync(user, client, stop);
    }

    private async Task<IReadOnlyList<HeldGrant>> ReadAsync(CurrentUser user, string? client, CancellationToken stop)
    {
        if (!user.Is(Roles.Counselor) || await _staff.PlaceOfAsync(user, stop) is not { } place)
            return [];
        var held = new List<HeldGrant>();
        foreach (var grant in await _store.LiveAsync([place.StaffId, .. place.Teams], client, _time.GetUtcNow().UtcDateTime, stop))
            held.Add(new(grant.Id, await _sealer.OpenAsync(grant.PersonRef, PersonPlace(grant.Id), stop), grant.Client, grant.RecipientKind, grant.RecipientId,
                grant.Purpose, FieldsOf(grant).ToHashSet(), grant.From));
        return held;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(CurrentUser user, IReadOnlyCollection<string> personIds, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop)
    {
        if (await _staff.PlaceOfAsync(user, stop) is not { } place)
            return new Dictionary<string, string>();
        var client = personIds.Count == 1 ? ClientOf(_pseudonyms, place.OrganisationId, personIds.First()) : null;
        var wanted = personIds.ToHashSet();
        return (await HeldAsync(user, client, stop)).Where(grant => grant.Purpose == purpose && wanted.Contains(grant.PersonId) && fields.All(grant.Fields.Contains))
            .GroupBy(grant => grant.PersonId).ToDictionary(grants => grants.Key, grants => grants.First().Id);
    }

    internal static string ClientOf(Pseudonyms pseudonyms, string organisationId, string personId) => pseudonyms.Of("clients/" + organisationId, personId);

    internal static SealedPlace PersonPlace(string grantId) => new("grants", grantId, "person");

    internal static IReadOnlyList<PersonalField> FieldsOf(Grant grant) => [.. grant.Fields.Select(PersonalFields.Parse)];
}
