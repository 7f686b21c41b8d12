using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Openings;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Saved;

/// <summary>A saved opening.</summary>
/// <param name="Opening">Absent when it is not open any more.</param>
public sealed record SavedOpening(string OpeningId, DateTime At, OpeningView? Opening);

/// <summary>Openings that a person keeps for later. Nobody else sees which.</summary>
public sealed class SavedService
{
    private readonly SavedStore _store;
    private readonly OpeningService _openings;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    internal SavedService(SavedStore store, OpeningService openings, Pseudonyms pseudonyms, TimeProvider time) =>
        (_store, _openings, _pseudonyms, _time) = (store, openings, pseudonyms, time);

    /// <summary>Keeps an opening; false when there is none of that id to see.</summary>
    public async Task<bool> SaveAsync(CurrentUser user, string openingId, CancellationToken stop)
    {
        if (await _openings.FindAsync(user, openingId, stop) is null)
            return false;
        await _store.SaveAsync(new(IdOf(user.Id, openingId), PersonOf(user.Id), openingId, _time.GetUtcNow().UtcDateTime), stop);
        return true;
    }

    /// <summary>Takes it away again; false when it was not kept.</summary>
    public Task<bool> RemoveAsync(CurrentUser user, string openingId, CancellationToken stop) => _store.RemoveAsync(IdOf(user.Id, openingId), stop);

    /// <summary>True when the opening is kept.</summary>
    public Task<bool> IsSavedAsync(CurrentUser user, string openingId, CancellationToken stop) => _store.HasAsync(IdOf(user.Id, openingId), stop);

    /// <summary>A page of what is kept, the last first; what has closed meanwhile is still named by its id.</summary>
    public async Task<(PageOf<SavedOpening>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, int? take, string? after, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null)
            return (null, refusal);
        var rows = await _store.OfAsync(PersonOf(user.Id), page, stop);
        var openings = (await _openings.FindManyAsync(user, [.. rows.Select(row => row.OpeningId)], stop)).ToDictionary(opening => opening.Id);
        return (page.Of(rows, [.. rows.Take(page.Take).Select(row => new SavedOpening(row.OpeningId, row.At, openings.GetValueOrDefault(row.OpeningId)))], row => (row.At, row.Id)), null);
    }

    private string PersonOf(string personId) => _pseudonyms.Of(SavedStore.Name, personId);

    private string IdOf(string personId, string openingId) => _pseudonyms.Of(SavedStore.Name, personId + "/" + openingId);
}
