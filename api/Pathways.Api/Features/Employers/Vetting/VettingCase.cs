using System.ComponentModel.DataAnnotations;

namespace Pathways.Api.Features.Employers.Vetting;

/// <summary>What two officers look at before an employer may be seen.</summary>
public enum EvidenceItem { Register, Address, Contact, WageRecord, Promises }

/// <summary>One item that was looked at.</summary>
/// <param name="Fine">False: something is wrong with it.</param>
/// <param name="Note">What was seen, and where.</param>
public sealed record Evidence(EvidenceItem Item, bool Fine, string Note, string By, DateTime At);

/// <summary>One officer's yes.</summary>
public sealed record Approval(string By, string Reason, DateTime At);

/// <summary>How a case ended.</summary>
public sealed record VettingDecision(EmployerState Outcome, string Reason, string By, DateTime At);

/// <summary>The vetting of one employer, kept inside the employer's document so that a step and the state it leads to are one write.</summary>
public sealed record VettingCase(DateTime OpenedAt, IReadOnlyList<Evidence> Evidence, IReadOnlyList<Approval> Approvals, VettingDecision? Decision = null)
{
    /// <summary>How many different officers have to say yes.</summary>
    public const int ApprovalsNeeded = 2;

    /// <summary>What nobody has found to be fine yet: the last look at an item counts.</summary>
    public IReadOnlyList<EvidenceItem> Missing() =>
        [.. Enum.GetValues<EvidenceItem>().Where(item => Evidence.LastOrDefault(seen => seen.Item == item) is not { Fine: true })];
}

/// <summary>An item was looked at.</summary>
public sealed record EvidenceRequest(
    [property: Required(ErrorMessage = "Say what was looked at.")] EvidenceItem? Item,
    [property: Required(ErrorMessage = "Say whether it is fine.")] bool? Fine,
    [property: Required(ErrorMessage = "Say what was seen, and where: 3 to 500 characters."), StringLength(500, MinimumLength = 3, ErrorMessage = "Say what was seen, and where: 3 to 500 characters.")] string Note);

/// <summary>A decision always comes with its reason.</summary>
/// <param name="Version">The <see cref="CaseView.Version"/> that was looked at. A yes needs it: a company that changed since is looked at again.</param>
public sealed record DecisionRequest([property: Required(ErrorMessage = "Say why: 3 to 500 characters."), StringLength(500, MinimumLength = 3, ErrorMessage = "Say why: 3 to 500 characters.")] string Reason, long? Version = null);

/// <summary>A case in the officers' queue.</summary>
public sealed record CaseLine(string Id, string LegalName, EmployerState State, DateTime OpenedAt, int Approvals, IReadOnlyList<EvidenceItem> Missing);

/// <summary>A case with everything in it.</summary>
/// <param name="EnteredByStaff">True when staff entered the employer: whoever did can't approve it.</param>
/// <param name="MayApprove">True when the officer who asks could approve it now.</param>
public sealed record CaseView(string Id, string LegalName, EmployerState State, DateOnly? ApprovedUntil, CompanyDetails? Details, CompanyContact? Contact,
    bool EnteredByStaff, VettingCase Case, IReadOnlyList<EvidenceItem> Missing, bool MayApprove, long Version);
