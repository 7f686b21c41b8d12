using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Vault;

/// <summary>Who gets personal data out of the vault, and what stands in the log when they do.</summary>
public sealed class VaultDoorTests(PathwaysApp app)
{
    [Fact]
    [Trait("Invariant", "21")]
    public async Task Nobody_but_the_person_opens_anything_without_a_grant_for_exactly_that()
    {
        var (alone, person) = await SealedAsync();
        foreach (var stranger in Roles.All.Select(VaultAlone.Somebody).Append(CurrentUser.Nobody).ToList())
        {
            Assert.Null(await alone.OpenAsync(stranger, person.Id, PersonalField.DisplayName));
            Assert.Empty(await alone.Vault.OpenManyAsync(stranger, [person.Id], new HashSet<PersonalField> { PersonalField.DisplayName }, Purpose.Advice, CancellationToken.None));
        }
        var counselor = VaultAlone.Somebody(Roles.Counselor);
        alone.Grants.Give(counselor, person.Id, Purpose.Application, PersonalField.DisplayName);
        alone.Grants.Give(counselor, person.Id, Purpose.Advice, PersonalField.Wants);
        Assert.Null(await alone.OpenAsync(counselor, person.Id, PersonalField.DisplayName));
        Assert.Null(await alone.OpenAsync(counselor, person.Id, PersonalField.DisplayName, PersonalField.Wants));
        Assert.Empty((await alone.Log.ReadAsync(person.Id, CancellationToken.None)).Entries);
        Assert.Equal("a want", (await alone.OpenAsync(counselor, person.Id, PersonalField.Wants))!.Get<string>(PersonalField.Wants));
        Assert.Equal("a name", (await alone.OpenAsync(person, person.Id, PersonalField.DisplayName))!.Get<string>(PersonalField.DisplayName));
    }

    [Fact]
    [Trait("Invariant", "21")]
    public async Task What_was_not_asked_for_is_not_in_what_a_door_gives()
    {
        var (alone, person) = await SealedAsync();
        var opened = (await alone.OpenAsync(person, person.Id, PersonalField.Wants))!;
        Assert.Equal((null, "a want"), (opened.Get<string>(PersonalField.DisplayName), opened.Get<string>(PersonalField.Wants)));
        foreach (var purpose in Enum.GetValues<SystemPurpose>())
        {
            var given = await alone.Vault.OpenForSystemAsync(purpose, person.Id, log: false, CancellationToken.None);
            Assert.Null(given.Get<string>(PersonalField.DisplayName));
            Assert.Equal(purpose == SystemPurpose.Matching, given.Get<string>(PersonalField.Wants) is not null);
        }
    }

    [Fact]
    [Trait("Invariant", "21")]
    public async Task A_value_in_a_features_own_row_opens_for_the_person_alone()
    {
        var (alone, person) = await SealedAsync();
        var other = VaultAlone.Somebody();
        await alone.SealAsync(other, "another name", "another want");
        var place = new SealedPlace("inbox", "row-1", "line");
        var box = await alone.Vault.SealRecordAsync(person.Id, place, "a line", CancellationToken.None);
        Assert.Equal("a line", await alone.Vault.OpenRecordAsync<string>(person, place, box, CancellationToken.None));
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => alone.Vault.OpenRecordAsync<string>(other, place, box, CancellationToken.None));
    }

    [Fact]
    [Trait("Invariant", "23")]
    public async Task The_look_is_in_the_log_before_the_data_is_read_and_the_persons_own_looks_are_not_logged()
    {
        var (alone, person) = await SealedAsync();
        var counselor = VaultAlone.Somebody(Roles.Counselor);
        alone.Grants.Give(counselor, person.Id, Purpose.Advice, PersonalField.Wants);
        await AssertLoggedFirstAsync(alone, () => alone.OpenAsync(counselor, person.Id, PersonalField.Wants));
        await AssertLoggedFirstAsync(alone, () => alone.Vault.OpenForSystemAsync(SystemPurpose.Matching, person.Id, log: true, CancellationToken.None));
        var before = alone.Commands.Count;
        await alone.OpenAsync(person, person.Id, PersonalField.Wants);
        Assert.DoesNotContain(alone.Commands.Skip(before), command => command.Collection == "access-log");

        var (entries, whole) = await alone.Log.ReadAsync(person.Id, CancellationToken.None);
        Assert.True(whole);
        Assert.Collection(entries,
            line => Assert.Equal((counselor.Id, "wants", "Advice", "grant-of-" + person.Id), (line.Entry!.Who, string.Join(',', line.Entry.Fields), line.Entry.Purpose, line.Entry.Grant)),
            line => Assert.Equal(("system", "Matching", null), (line.Entry!.Who, line.Entry.Purpose, line.Entry.Grant)));
    }

    [Fact]
    public async Task Many_looks_at_once_from_two_hosts_are_all_in_one_whole_chain()
    {
        var (alone, person) = await SealedAsync();
        var second = new VaultAlone(app.Mongo, alone, alone.Ring);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? alone : second).Vault.OpenForSystemAsync(SystemPurpose.Reminder, person.Id, log: true, CancellationToken.None)));
        var (entries, whole) = await alone.Log.ReadAsync(person.Id, CancellationToken.None);
        Assert.Equal((40, true), (entries.Count, whole));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), entries.Select(entry => entry.Sequence));
    }

    private static async Task AssertLoggedFirstAsync(VaultAlone alone, Func<Task> look)
    {
        var before = alone.Commands.Count;
        await look();
        var sent = alone.Commands.Skip(before).ToList();
        var logged = sent.IndexOf(("insert", "access-log"));
        var read = sent.FindIndex(command => command.Collection == PersonalFields.Profiles);
        Assert.True(logged >= 0 && read > logged, string.Join(", ", sent));
    }

    private async Task<(VaultAlone Alone, CurrentUser Person)> SealedAsync()
    {
        var alone = new VaultAlone(app.Mongo);
        await alone.StartAsync();
        var person = VaultAlone.Somebody();
        await alone.SealAsync(person, "a name", "a want");
        return (alone, person);
    }
}
