using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Pathways.Web.Forms;

/// <summary>A page with forms. A form that was taken leads on by a redirect; one with faults is shown again with all that was typed.</summary>
public abstract class FormPage : ComponentBase
{
    /// <summary>The request that the page answers.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    /// <summary>What is wrong with what was sent.</summary>
    protected FormFaults Faults { get; private set; } = new();

    /// <summary>What the form brought.</summary>
    protected Posted Posted => new(Http.Request.Form);

    /// <summary>True while a form is being answered.</summary>
    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType;

    /// <summary>Ends with the request.</summary>
    protected CancellationToken Stop => Http.RequestAborted;

    /// <summary>Shows the form again, with what is wrong.</summary>
    protected void Show(FormFaults faults)
    {
        Faults = faults;
        if (faults.Any)
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Leads on, so that reloading sends nothing again. Only to a place of this site.</summary>
    protected void GoTo(string? path) => Navigation.NavigateTo(path is ['/', not ('/' or '\\'), ..] or "/" ? path : "/");

    /// <summary>What was typed into a field, when the form comes back; else what is stored.</summary>
    protected string? Typed(string field, string? stored = null) => IsPost && Http.Request.Form.ContainsKey(field) ? Http.Request.Form[field].ToString() : stored;

    /// <summary>What was ticked, when the form comes back; else what is stored.</summary>
    protected IReadOnlyCollection<string> Ticked(string field, IReadOnlyCollection<string>? stored) => IsPost ? Posted.All(field) : stored ?? [];
}
