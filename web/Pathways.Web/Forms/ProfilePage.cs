using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Profiles;
using Pathways.Api.Security;

namespace Pathways.Web.Forms;

/// <summary>A page that shows or changes one part of the profile. A part is saved by itself and leaves the others as they are.</summary>
public abstract class ProfilePage : FormPage
{
    [Inject]
    internal ProfileService Profiles { get; set; } = null!;

    [Inject]
    internal CurrentUser User { get; set; } = null!;

    /// <summary>What is stored.</summary>
    protected Profile Profile { get; private set; } = new();

    /// <summary>The reader's language, BCP 47.</summary>
    protected static string Language => CultureInfo.CurrentUICulture.Name;

    protected override async Task OnInitializedAsync() => Profile = (await Profiles.FindAsync(User, Stop))?.Value ?? new();

    /// <summary>Writes one part, and leads back to the profile; or shows what is wrong. Who wrote another part meanwhile keeps it.</summary>
    /// <param name="part">Its name, which the profile then says is saved.</param>
    /// <param name="faults">What the form itself could not read.</param>
    protected async Task SaveAsync(string part, Func<Profile, Profile> change, FormFaults? faults = null)
    {
        if (faults is { Any: true })
        {
            Show(faults);
            return;
        }
        ProblemHttpResult? refusal;
        do
        {
            var stored = await Profiles.FindAsync(User, Stop);
            refusal = (await Profiles.PutAsync(User, change(stored!.Value), stored.Version, Stop)).Refusal;
        }
        while (refusal?.StatusCode == StatusCodes.Status412PreconditionFailed);
        if (refusal is null)
            GoTo("/profile?saved=" + part);
        else
            Show(FormFaults.Of(refusal));
    }
}
