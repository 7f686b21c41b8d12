using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>A person's safe-contact plan. Only the person reads or changes it.</summary>
public sealed class ContactPlanService
{
    private const int ConfirmedForDays = 90;
    private static readonly HashSet<PersonalField> Fields = [PersonalField.Contact, PersonalField.Language, PersonalField.Away];
    private readonly PersonVault _vault;
    private readonly MessageService _messages;
    private readonly NotificationOptions _options;
    private readonly TimeProvider _time;

    internal ContactPlanService(PersonVault vault, MessageService messages, IOptions<NotificationOptions> options, TimeProvider time) =>
        (_vault, _messages, _options, _time) = (vault, messages, options.Value, time);

    /// <summary>What is sealed of a plan; its language lies beside it, since an account has one before it has a plan.</summary>
    internal sealed record StoredPlan(ContactHours? Hours, string? TimeZone, string? SenderName, bool MayLeaveMessages, MessageDetail Detail, DateOnly ConfirmedOn);

    /// <summary>The plan as it holds; state none where the person made none.</summary>
    public async Task<ContactPlan> GetAsync(CurrentUser user, CancellationToken stop) =>
        ViewOf((await _vault.OpenAsync(user, user.Id, Fields, Purpose.Advice, stop))!);

    /// <summary>Writes and confirms the plan, or says all that is wrong with it.</summary>
    /// <param name="expectedVersion">The version that the caller has read; null writes over whatever is there.</param>
    public async Task<(ContactPlan? Plan, ProblemHttpResult? Refusal)> SaveAsync(CurrentUser user, ContactPlanRequest request, long? expectedVersion, CancellationToken stop)
    {
        if (ContactPlanProblems.Of(request) is { } refusal)
            return (null, refusal);
        var plan = new StoredPlan(request.Hours, request.TimeZone, request.SenderName, request.MayLeaveMessages ?? false,
            request.Detail ?? MessageDetail.NoticeOnly, Today);
        var written = await _vault.SealAsync(user, PersonalFields.ContactPlans,
            new Dictionary<PersonalField, object?> { [PersonalField.Contact] = plan, [PersonalField.Language] = request.Language }, expectedVersion, stop);
        return written is null ? (null, Problems.Conflict()) : (await GetAsync(user, stop), null);
    }

    /// <summary>Says that the person is away: messages wait, and nothing is lost. Or that they are back: what waited is sent now.</summary>
    public async Task<ContactPlan> SetAwayAsync(CurrentUser user, bool away, CancellationToken stop)
    {
        await _vault.SealAsync(user, PersonalFields.ContactPlans, new Dictionary<PersonalField, object?> { [PersonalField.Away] = away ? true : null }, expectedVersion: null, stop);
        if (!away)
            await _messages.ReleaseAsync(user.Id, stop);
        return await GetAsync(user, stop);
    }

    /// <summary>True while the person is away; for a job that shows nobody anything.</summary>
    internal async Task<bool> IsAwayForSystemAsync(string personId, CancellationToken stop) =>
        (await _vault.OpenForSystemAsync(SystemPurpose.Reminder, personId, log: false, stop)).Get<bool>(PersonalField.Away);

    /// <summary>The time zone by which a person's days are counted: the plan's, or the installation's.</summary>
    public string ZoneOf(ContactPlan plan) => plan.TimeZone ?? _options.TimeZone;

    /// <summary>The same for a job that shows nobody anything: the plan's zone now, or the one given.</summary>
    internal async Task<string> ZoneForSystemAsync(string personId, string otherwise, CancellationToken stop) =>
        (await _vault.OpenForSystemAsync(SystemPurpose.Reminder, personId, log: false, stop)).Get<StoredPlan>(PersonalField.Contact)?.TimeZone ?? otherwise;

    private ContactPlan ViewOf(OpenedFields opened)
    {
        var plan = opened.Get<StoredPlan>(PersonalField.Contact);
        var state = plan is null ? ContactPlanState.None
            : plan.ConfirmedOn.AddDays(ConfirmedForDays) < Today ? ContactPlanState.Stale : ContactPlanState.Confirmed;
        return new(state, plan?.ConfirmedOn, ContactChannel.Inbox, plan?.Hours, plan?.TimeZone, plan?.SenderName, plan?.MayLeaveMessages ?? false,
            plan?.Detail ?? MessageDetail.NoticeOnly, opened.Get<string>(PersonalField.Language), opened.Get<bool>(PersonalField.Away), opened.Version(PersonalFields.ContactPlans));
    }

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
}
