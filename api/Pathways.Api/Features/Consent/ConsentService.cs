using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>A person's own grants: to whom, which fields, for what, until when; seen before they are given and withdrawn by one tap.</summary>
public sealed class ConsentService
{
    private const int Shown = 100;
    private readonly GrantStore _store;
    private readonly StaffDirectory _staff;
    private readonly PersonVault _vault;
    private readonly Pseudonyms _pseudonyms;
    private readonly PlatformSealer _sealer;
    private readonly TimeProvider _time;

    internal ConsentService(GrantStore store, StaffDirectory staff, PersonVault vault, Pseudonyms pseudonyms, PlatformSealer sealer, TimeProvider time) =>
        (_store, _staff, _vault, _pseudonyms, _sealer, _time) = (store, staff, vault, pseudonyms, sealer, time);

    /// <summary>The last hundred grants, the newest first: live, withdrawn and ended.</summary>
    public async Task<(PageOf<GrantView>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, int? take, string? after, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null)
            return (null, refusal);
        var grants = await _store.OfPersonAsync(PersonOf(user.Id), page, stop);
        var names = await _staff.NamesAsync([.. grants.Select(grant => (grant.RecipientKind, grant.RecipientId, grant.OrganisationId))], stop);
        return (page.Of(grants, [.. grants.Take(page.Take).Select(grant => ViewOf(grant, names.GetValueOrDefault((grant.RecipientKind, grant.RecipientId))))], grant => (grant.From, grant.Id)), null);
    }

    /// <summary>Whom a typed code names; null when it names nobody.</summary>
    public Task<Recipient?> FindRecipientAsync(string code, CancellationToken stop) => _staff.FindByCodeAsync(code, stop);

    /// <summary>Exactly what somebody with these fields would see.</summary>
    public async Task<SharedFields> PreviewAsync(CurrentUser user, IReadOnlyCollection<PersonalField> fields, CancellationToken stop)
    {
        var wanted = fields.ToHashSet();
        return SharedFields.Of(await _vault.OpenAsync(user, user.Id, wanted, Purpose.Advice, stop) ?? new(), wanted);
    }

    /// <summary>Gives a grant. One that is live for the same recipient and purpose ends with it: what was chosen last holds.</summary>
    public async Task<(GrantView? Given, ProblemHttpResult? Refusal)> GiveAsync(CurrentUser user, GrantRequest request, CancellationToken stop)
    {
        var now = Now;
        var recipient = await _staff.FindByCodeAsync(request.Code, stop);
        var text = ConsentTexts.Find(request.TextVersion, request.TextLanguage);
        if (GrantRules.FaultsOf(request, recipient, text, now) is { None: false } faults)
            return (null, Problems.Faults(faults.All()));
        var grant = await MakeAsync(user, request, recipient!, text!, now, stop);
        await _store.ReplaceLiveAsync(grant, stop);
        await _store.AddAsync(grant, stop);
        return (ViewOf(grant, recipient), null);
    }

    /// <summary>Withdraws a grant, from the next request on. False when it is not there or not theirs.</summary>
    public Task<bool> WithdrawAsync(CurrentUser user, string id, CancellationToken stop) => _store.WithdrawAsync(PersonOf(user.Id), id, Now, stop);

    private async Task<Grant> MakeAsync(CurrentUser user, GrantRequest request, Recipient recipient, ConsentText text, DateTime now, CancellationToken stop)
    {
        var id = Ids.New();
        return new()
        {
            Id = id,
            Person = PersonOf(user.Id),
            Client = Grants.ClientOf(_pseudonyms, recipient.OrganisationId, user.Id),
            PersonRef = await _sealer.SealAsync(user.Id, Grants.PersonPlace(id), stop),
            RecipientKind = recipient.Kind,
            RecipientId = recipient.Id,
            OrganisationId = recipient.OrganisationId,
            Purpose = request.Purpose!.Value,
            Fields = [.. request.Fields.Distinct().Select(PersonalFields.NameOf)],
            From = now,
            Until = request.Until?.ToUniversalTime() ?? Grants.NoEnd,
            State = GrantState.Live,
            TextVersion = text.Version,
            TextLanguage = text.Language,
            TextHash = text.Hash,
            ReadHow = request.ReadHow ?? ReadHow.Self,
        };
    }

    private GrantView ViewOf(Grant grant, Recipient? recipient) => new(grant.Id, grant.RecipientKind, recipient?.Name ?? "", recipient?.Organisation ?? "",
        grant.Purpose, Grants.FieldsOf(grant), grant.From, grant.Until == Grants.NoEnd ? null : grant.Until, grant.State, grant.WithdrawnAt, grant.TextVersion, grant.TextLanguage,
        grant.State == GrantState.Live && grant.Until > Now);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private string PersonOf(string personId) => _pseudonyms.Of("grants", personId);
}
