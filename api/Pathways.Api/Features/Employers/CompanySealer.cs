using System.Text.Json;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Employers;

/// <summary>A company's contact person is sealed by the platform key: a dump names nobody.</summary>
internal sealed class CompanySealer(PlatformSealer sealer)
{
    public async Task<byte[]?> SealAsync(string employerId, CompanyContact? contact, CancellationToken stop) =>
        contact is null ? null : await sealer.SealAsync(JsonSerializer.Serialize(contact), PlaceOf(employerId), stop);

    public async Task<CompanyContact?> OpenAsync(Employer employer, CancellationToken stop) =>
        employer.Contact is { } box ? JsonSerializer.Deserialize<CompanyContact>(await sealer.OpenAsync(box, PlaceOf(employer.Id), stop)) : null;

    private static SealedPlace PlaceOf(string employerId) => new("employers", employerId, "contact");
}
