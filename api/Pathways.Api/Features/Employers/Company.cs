using System.ComponentModel.DataAnnotations;

namespace Pathways.Api.Features.Employers;

/// <summary>What an employer promises, and people who look at its openings may read.</summary>
public enum Promise { NoFees, KeepsNoDocuments, WrittenContract, PaysOnTime, OwnHousingChoice }

/// <summary>A company as it registers, or as staff enter it. Only the legal name is needed.</summary>
/// <param name="LegalName">As in the public register.</param>
/// <param name="RegistrationNumber">In that register.</param>
/// <param name="Jurisdiction">Country or state of the register, like <c>US-MD</c>.</param>
/// <param name="Contact">Who answers questions: seen by officers only.</param>
public sealed record CompanyRequest(
    [property: Required(ErrorMessage = CompanyRequest.LegalNameNeeded), StringLength(120, MinimumLength = 2, ErrorMessage = CompanyRequest.LegalNameNeeded)] string LegalName,
    [property: StringLength(40)] string? RegistrationNumber = null,
    [property: StringLength(40)] string? Jurisdiction = null,
    [property: StringLength(200), Url(ErrorMessage = "A website begins with https:// or http://.")] string? Website = null,
    [property: StringLength(200)] string? Address = null,
    [property: StringLength(500)] string? Offers = null,
    CompanyContact? Contact = null,
    IReadOnlyList<Promise>? Promises = null)
{
    internal const string LegalNameNeeded = "Write the company's name as in the public register: 2 to 120 characters.";
}

/// <summary>A person at the company.</summary>
public sealed record CompanyContact(
    [property: StringLength(80)] string? Name = null,
    [property: StringLength(120), EmailAddress(ErrorMessage = "An e-mail address looks like name@company.com.")] string? Email = null,
    [property: StringLength(40), Phone(ErrorMessage = "A phone number holds digits, like 202-555-0117.")] string? Phone = null);

/// <summary>What is stored of a company beside its name.</summary>
public sealed record CompanyDetails(string? RegistrationNumber, string? Jurisdiction, string? Website, string? Address, string? Offers, IReadOnlyList<Promise> Promises);

/// <summary>The company of the employer who asks.</summary>
/// <param name="Missing">What the officers have not seen yet; they look it up or ask for it.</param>
/// <param name="Reason">What was said with a refusal or a suspension.</param>
public sealed record CompanyView(string Id, string LegalName, EmployerState State, DateOnly? ApprovedUntil, CompanyDetails? Details, CompanyContact? Contact,
    IReadOnlyList<Vetting.EvidenceItem> Missing, string? Reason);
