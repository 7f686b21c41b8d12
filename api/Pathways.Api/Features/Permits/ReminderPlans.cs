using System.Security.Cryptography;
using System.Text.Json;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Permits;

/// <summary>What a due row knows beyond its day: sealed with the platform's key, because a job has to read it.</summary>
/// <param name="WindowOpens">From when a renewal can be filed, where a verified rule says.</param>
internal sealed record DueReference(string PersonId, DateOnly LastDay, DateOnly? WindowOpens);

/// <summary>Writes a person's permits and the rows of their reminders so that they agree wherever the writing is cut off.
/// <para>First the rows, under a fresh mark; then the record, which takes the mark in its one write. Rows hold only under the mark that the record
/// bears: before that write the old ones, after it the new ones, and never both or none. What no longer holds is tidied up at once, or by the sweep.</para></summary>
internal sealed class ReminderPlans(PersonVault vault, DueStore due, MessageService messages, PlatformSealer sealer, Pseudonyms pseudonyms, PermitEngine engine, TimeProvider time)
{
    private const int MarkBytes = 16;

    /// <summary>False when somebody wrote in between: nothing was changed.</summary>
    /// <param name="version">The record's version in which <paramref name="before"/> was read.</param>
    public async Task<bool> WriteAsync(CurrentUser user, IReadOnlyList<Permit> before, IReadOnlyList<Permit> after, long version, string zone, CancellationToken stop)
    {
        var oldMark = await vault.MarkAsync(PersonalFields.Permits, user.Id, stop);
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));
        var rows = new List<DueRow>();
        foreach (var permit in after)
            foreach (var day in permit.Plan)
                rows.Add(await RowAsync(user.Id, permit, day, PlanOf(mark), zone, stop));
        await due.AddAsync(rows, stop);
        if (await vault.SealAsync(user, PersonalFields.Permits, PermitRecord.Write(after), version, stop, mark) is null)
        {
            await due.DeletePlanAsync(PlanOf(mark), stop);
            return false;
        }
        if (oldMark is not null)
            await due.DeletePlanAsync(PlanOf(oldMark), stop);
        foreach (var group in before.Select(GroupOf).Except(after.Select(GroupOf)))
            await messages.CancelAsync(group, stop);
        return true;
    }

    /// <summary>What a row knows, and whether it holds: the person's record bears its mark.</summary>
    public async Task<(DueReference Reference, bool Holds)> OpenAsync(DueRow row, CancellationToken stop)
    {
        var reference = JsonSerializer.Deserialize<DueReference>(await sealer.OpenAsync(row.Reference, PlaceOf(row.Id), stop))!;
        var mark = await vault.MarkAsync(PersonalFields.Permits, reference.PersonId, stop);
        return (reference, mark is not null && PlanOf(mark) == row.Plan);
    }

    private async Task<DueRow> RowAsync(string personId, Permit permit, CheckpointDay day, string plan, string zone, CancellationToken stop)
    {
        var blind = pseudonyms.Of(DueStore.Name, permit.Id);
        var id = $"{DueRow.GroupOf(blind, permit.PlanVersion)}.{day.Days}.{plan}";
        var reference = new DueReference(personId, permit.LastDay!.Value, engine.On(permit.Facts, day.On).RenewalWindowOpens);
        return new()
        {
            Id = id,
            Person = pseudonyms.Of(DueStore.Name, personId),
            Permit = blind,
            PermitVersion = permit.PlanVersion,
            Checkpoint = day.Days,
            Plan = plan,
            Due = day.On,
            Zone = zone,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            Reference = await sealer.SealAsync(JsonSerializer.Serialize(reference), PlaceOf(id), stop),
        };
    }

    private string GroupOf(Permit permit) => DueRow.GroupOf(pseudonyms.Of(DueStore.Name, permit.Id), permit.PlanVersion);

    private string PlanOf(string mark) => pseudonyms.Of(DueStore.Name, "plan/" + mark);

    private static SealedPlace PlaceOf(string rowId) => new(DueStore.Name, rowId, "reference");
}
