using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Api.Features.Taxonomies;
using Pathways.Api.Security;
using Pathways.Web.Forms;

namespace Pathways.Web.Pages.Employer;

/// <summary>A page on which an opening is written or changed.</summary>
public abstract class PostingPage : FormPage
{
    [Inject]
    internal PostingService Posting { get; set; } = null!;

    [Inject]
    internal TaxonomyService Taxonomy { get; set; } = null!;

    [Inject]
    internal CurrentUser User { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<PostingForm> FormTexts { get; set; } = null!;

    /// <summary>Skills that stand in the words that were typed; null where nobody asked.</summary>
    protected IReadOnlyList<string>? Found { get; private set; }

    /// <summary>Keeps what the form brought by <paramref name="keep"/> and leads to the opening; or shows what is wrong; or, where that was
    /// asked, only looks for skills in the words and keeps nothing yet.</summary>
    protected async Task KeepAsync(Func<OpeningDraft, Task<(PostedOpening? Opening, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? Refusal)>> keep)
    {
        if (Posted.Has("find"))
        {
            Found = [.. Taxonomy.Suggest($"{Posted.Text("title")}. {Posted.Text("duties")}", CultureInfo.CurrentUICulture.Name).Items.Select(skill => skill.Id)];
            return;
        }
        var (draft, faults) = PostingInput.Read(Posted, FormTexts);
        if (faults.Any)
        {
            Show(faults);
            return;
        }
        var (opening, refusal) = await keep(draft);
        if (opening is null)
            Show(FormFaults.Of(refusal!));
        else
            GoTo($"/postings/{opening.Id}?done=saved");
    }
}
