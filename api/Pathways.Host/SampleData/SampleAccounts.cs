using System.Collections.Concurrent;
using CsvHelper;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Security;

namespace Pathways.Host.SampleData;

/// <summary>An account of staff or of an employer.</summary>
/// <param name="Roles">Parted by commas.</param>
/// <param name="Organisation">Empty for employers, and so are name and code.</param>
/// <param name="Code">What somebody types to name them in a grant.</param>
[CsvRecord]
internal sealed partial record SampleAccount(string SignInName, string Roles, string Organisation, string Name, string Code);

/// <summary>An organisation and its team.</summary>
[CsvRecord]
internal sealed partial record SampleOrganisation(string Organisation, string Name, string Team, string TeamCode);

/// <summary>Makes the accounts that the README lists. One that is there stays as it is.</summary>
internal sealed class SampleAccounts(IServiceProvider services, OrganisationService organisations)
{
    /// <summary>Known to everybody: these accounts exist in Development only.</summary>
    public const string Passphrase = "try pathways locally", TotpSecret = "JBSWY3DPEHPK3PXP";

    private const string Prefix = "sample-";
    private readonly ConcurrentDictionary<string, CurrentUser> _made = new();

    /// <summary>The accounts of staff and employers that this run made, by sign-in name.</summary>
    public IReadOnlyDictionary<string, CurrentUser> Made => _made;

    /// <summary>Organisations with a team, their staff, and employers' accounts.</summary>
    public async Task AddStaffAsync(CancellationToken stop)
    {
        foreach (var one in SampleFiles.Read<SampleOrganisation>("organisations"))
            await organisations.AddAsync(Prefix + one.Organisation, one.Name, [new(TeamOf(one.Organisation), one.Team, one.TeamCode)], stop);
        await Parallel.ForEachAsync(SampleFiles.Read<SampleAccount>("accounts"), stop, async (account, stop) =>
        {
            var id = await AddAsync(new(account.SignInName, Passphrase, Words.List(account.Roles), Language: "en", TotpSecret), stop);
            if (id is null)
                return;
            if (account.Organisation.Length > 0)
                await organisations.AddStaffAsync(id, Prefix + account.Organisation, account.Name, [TeamOf(account.Organisation)], stop, account.Code);
            _made[account.SignInName] = new(id, Words.List(account.Roles).ToHashSet(), "");
        });
    }

    /// <summary>A job seeker's account; null where it is there.</summary>
    public async Task<CurrentUser?> AddJobSeekerAsync(string signInName, string language, CancellationToken stop) =>
        await AddAsync(new(signInName, Passphrase, [Roles.JobSeeker], language), stop) is { } id ? new(id, new HashSet<string> { Roles.JobSeeker }, "") : null;

    private async Task<string?> AddAsync(NewAccount account, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountService>().CreateAsync(account, stop);
    }

    private static string TeamOf(string organisation) => $"{Prefix}{organisation}-team";
}
