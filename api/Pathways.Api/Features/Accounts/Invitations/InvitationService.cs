using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts.Invitations;

/// <summary>Makes, lists and withdraws invitations. An administrator invites staff and job seekers, a counselor job seekers.</summary>
public sealed class InvitationService
{
    private const int DefaultDays = 14, CodeGroups = 3, Shown = 100;
    private readonly InvitationStore _store;
    private readonly OrganisationStore _organisations;
    private readonly StaffDirectory _staff;
    private readonly Pseudonyms _pseudonyms;
    private readonly PlatformSealer _sealer;
    private readonly TimeProvider _time;

    internal InvitationService(InvitationStore store, OrganisationStore organisations, StaffDirectory staff, Pseudonyms pseudonyms, PlatformSealer sealer, TimeProvider time) =>
        (_store, _organisations, _staff, _pseudonyms, _sealer, _time) = (store, organisations, staff, pseudonyms, sealer, time);

    /// <summary>Makes an invitation to the caller's organisation.</summary>
    public async Task<(MadeInvitation? Made, ProblemHttpResult? Refusal)> MakeAsync(CurrentUser user, InviteRequest request, CancellationToken stop)
    {
        if (await _staff.PlaceOfAsync(user, stop) is not { } place || await _organisations.FindAsync(place.OrganisationId, stop) is not { } organisation)
            return (null, Problems.NotFound());
        var faults = InvitationRules.FaultsOf(request, organisation, mayInviteStaff: user.Is(Roles.Admin));
        return faults.None ? (await AddAsync(place.OrganisationId, place.StaffId, request, stop), null) : (null, Problems.Faults(faults.All()));
    }

    /// <summary>The last hundred of the caller's organisation that have not ended, the newest first. A counselor sees their own.</summary>
    public async Task<(PageOf<InvitationView>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, int? take, string? after, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null || await _staff.PlaceOfAsync(user, stop) is not { } place)
            return (page is null ? null : new([], null), refusal);
        var rows = await _store.OfAsync(place.OrganisationId, user.Is(Roles.Admin) ? null : user.Id, Now, page, stop);
        return (page.Of(rows, [.. rows.Take(page.Take).Select(one => new InvitationView(one.Id, one.For, one.MadeAt, one.EndsAt, one.UsedAt is not null))], one => (one.MadeAt, one.Id)), null);
    }

    /// <summary>Takes an invitation back; false when it is not there or not the caller's (an administrator's: of their organisation).</summary>
    public async Task<bool> WithdrawAsync(CurrentUser user, string id, CancellationToken stop) =>
        await _staff.PlaceOfAsync(user, stop) is { } place && await _store.WithdrawAsync(place.OrganisationId, user.Is(Roles.Admin) ? null : user.Id, id, stop);

    internal async Task<MadeInvitation> AddAsync(string organisationId, string madeBy, InviteRequest request, CancellationToken stop)
    {
        var (id, code, now) = (Ids.New(), Codes.Make(CodeGroups), Now);
        var invitation = new Invitation
        {
            Id = id,
            Code = HashOf(code),
            For = request.For,
            OrganisationId = organisationId,
            MadeBy = madeBy,
            Roles = request.Roles ?? [],
            Teams = request.Teams ?? [],
            Name = request.Name is { } name ? await _sealer.SealAsync(name, NamePlace(id), stop) : null,
            MadeAt = now,
            EndsAt = now.AddDays(request.Days ?? DefaultDays),
        };
        await _store.AddAsync(invitation, stop);
        return new(id, code, invitation.EndsAt);
    }

    /// <summary>Uses a typed code up: once, and not after its end.</summary>
    internal Task<Invitation?> RedeemAsync(string typed, CancellationToken stop) => _store.RedeemAsync(HashOf(Codes.Normalize(typed)), Now, stop);

    /// <summary>Gives a code back whose account could not be made.</summary>
    internal Task ReleaseAsync(Invitation invitation, CancellationToken stop) => _store.ReleaseAsync(invitation.Id, stop);

    /// <summary>The name that an invitation of a staff member holds.</summary>
    internal async Task<string> NameOfAsync(Invitation invitation, CancellationToken stop) =>
        invitation.Name is { } name ? await _sealer.OpenAsync(name, NamePlace(invitation.Id), stop) : "";

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private string HashOf(string code) => _pseudonyms.Of("invitations", code);

    private static SealedPlace NamePlace(string id) => new("invitations", id, "name");
}
