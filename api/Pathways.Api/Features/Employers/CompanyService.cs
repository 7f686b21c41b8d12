using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Employers.Vetting;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Employers;

/// <summary>A company as its employer registers it, or as staff enter it for one that has no account.</summary>
public sealed class CompanyService
{
    private readonly EmployerStore _store;
    private readonly CompanySealer _contacts;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    internal CompanyService(EmployerStore store, CompanySealer contacts, Pseudonyms pseudonyms, TimeProvider time) =>
        (_store, _contacts, _pseudonyms, _time) = (store, contacts, pseudonyms, time);

    /// <summary>The caller's company; null before they have registered one.</summary>
    public async Task<CompanyView?> FindOwnAsync(CurrentUser user, CancellationToken stop) =>
        await OwnAsync(user, stop) is { } employer ? await ViewOfAsync(employer, stop) : null;

    /// <summary>The id of the caller's company; null before they have registered one.</summary>
    internal async Task<string?> OwnIdAsync(CurrentUser user, CancellationToken stop) => (await OwnAsync(user, stop))?.Id;

    /// <summary>Registers the caller's company and opens its case. One account answers for one company.</summary>
    public async Task<(CompanyView? Company, ProblemHttpResult? Refusal)> ApplyAsync(CurrentUser user, CompanyRequest request, CancellationToken stop)
    {
        var employer = await NewAsync(request, owner: OwnerOf(user.Id), enteredBy: null, stop);
        return await _store.AddAsync(employer, stop) ? (await ViewOfAsync(employer, stop), null)
            : (null, Problems.Of(StatusCodes.Status409Conflict, "company-there", "You have registered a company already. You can change it."));
    }

    /// <summary>Staff enter a company that has no account, and answer for it. It is vetted the same.</summary>
    public async Task<CompanyView> EnterAsync(CurrentUser user, CompanyRequest request, CancellationToken stop)
    {
        var employer = await NewAsync(request, owner: null, enteredBy: user.Id, stop);
        await _store.AddAsync(employer, stop);
        return await ViewOfAsync(employer, stop);
    }

    /// <summary>The companies that the caller entered, by name.</summary>
    /// <param name="skip">How many come before the page.</param>
    public async Task<PageOf<CompanyView>> EnteredByAsync(CurrentUser user, int skip, int take, CancellationToken stop)
    {
        var views = new List<CompanyView>();
        var all = await _store.EnteredByAsync(user.Id, stop);
        foreach (var employer in all.Skip(skip).Take(take))
            views.Add(await ViewOfAsync(employer, stop));
        return new(views, skip + take < all.Count ? (skip + take).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>A company that the caller entered; null for every other.</summary>
    public async Task<CompanyView?> FindEnteredAsync(CurrentUser user, string employerId, CancellationToken stop) =>
        await EnteredAsync(user, employerId, stop) is { } employer ? await ViewOfAsync(employer, stop) : null;

    /// <summary>The ids of the companies that the caller entered.</summary>
    internal async Task<IReadOnlyList<string>> EnteredIdsAsync(CurrentUser user, CancellationToken stop) => [.. (await _store.EnteredByAsync(user.Id, stop)).Select(employer => employer.Id)];

    /// <summary>True when the caller entered this company.</summary>
    internal async Task<bool> HasEnteredAsync(CurrentUser user, string employerId, CancellationToken stop) => await EnteredAsync(user, employerId, stop) is not null;

    /// <summary>Changes the caller's company. A new legal name, or a change after a no, is vetted anew; while a case is
    /// open, who said yes to other words says it again.</summary>
    public async Task<(CompanyView? Company, ProblemHttpResult? Refusal)> ChangeAsync(CurrentUser user, CompanyRequest request, CancellationToken stop) =>
        await ChangeAsync(await OwnAsync(user, stop), request, stop);

    /// <summary>The same for a company that the caller entered.</summary>
    public async Task<(CompanyView? Company, ProblemHttpResult? Refusal)> ChangeEnteredAsync(CurrentUser user, string employerId, CompanyRequest request, CancellationToken stop) =>
        await ChangeAsync(await EnteredAsync(user, employerId, stop), request, stop);

    private async Task<(CompanyView? Company, ProblemHttpResult? Refusal)> ChangeAsync(Employer? employer, CompanyRequest request, CancellationToken stop)
    {
        if (employer is null)
            return (null, Problems.NotFound());
        var next = employer with { LegalName = request.LegalName.Trim(), Company = DetailsOf(request), Contact = await _contacts.SealAsync(employer.Id, request.Contact, stop) };
        if (next.LegalName != employer.LegalName || employer.State is EmployerState.Refused or EmployerState.Lapsed)
            next = next with { State = EmployerState.Applied, ApprovedUntil = null, Vetting = new(Now, [], []) };
        else if (next.Vetting is { Decision: null } open)
            next = next with { Vetting = open with { Approvals = [] } };
        return await _store.WriteAsync(next, employer.Version, stop) is { } written ? (await ViewOfAsync(written, stop), null) : (null, Problems.Conflict());
    }

    /// <summary>Lets an account answer for an employer that is there and that nobody answers for: for sample data. Nothing that a request can reach calls it.</summary>
    public async Task AnswerForAsync(string accountId, string employerId, CompanyRequest request, CancellationToken stop)
    {
        while (await _store.FindOneAsync(employerId, stop) is { Owner: null, EnteredBy: null } employer)
            await _store.WriteAsync(employer with { Owner = OwnerOf(accountId), Company = DetailsOf(request), Contact = await _contacts.SealAsync(employerId, request.Contact, stop) }, employer.Version, stop);
    }

    private async Task<Employer> NewAsync(CompanyRequest request, string? owner, string? enteredBy, CancellationToken stop)
    {
        var id = Ids.New();
        return new()
        {
            Id = id,
            LegalName = request.LegalName.Trim(),
            State = EmployerState.Applied,
            EnteredByStaff = enteredBy is not null,
            EnteredBy = enteredBy,
            Owner = owner,
            Company = DetailsOf(request),
            Contact = await _contacts.SealAsync(id, request.Contact, stop),
            Vetting = new(Now, [], []),
        };
    }

    private async Task<CompanyView> ViewOfAsync(Employer employer, CancellationToken stop) => new(employer.Id, employer.LegalName, employer.State, employer.ApprovedUntil,
        employer.Company, await _contacts.OpenAsync(employer, stop), employer.State == EmployerState.Approved ? [] : employer.Vetting?.Missing() ?? [],
        employer.Vetting?.Decision is { Outcome: EmployerState.Refused or EmployerState.Suspended } no ? no.Reason : null);

    private static CompanyDetails DetailsOf(CompanyRequest request) => new(request.RegistrationNumber, request.Jurisdiction, request.Website, request.Address, request.Offers,
        [.. (request.Promises ?? []).Distinct()]);

    private async Task<Employer?> OwnAsync(CurrentUser user, CancellationToken stop) => user.IsSignedIn ? await _store.FindByOwnerAsync(OwnerOf(user.Id), stop) : null;

    private async Task<Employer?> EnteredAsync(CurrentUser user, string employerId, CancellationToken stop) =>
        user.IsSignedIn && await _store.FindOneAsync(employerId, stop) is { } employer && employer.EnteredBy == user.Id ? employer : null;

    private string OwnerOf(string accountId) => _pseudonyms.Of("employers", accountId);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;
}
