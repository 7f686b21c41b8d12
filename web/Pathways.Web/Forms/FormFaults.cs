using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pathways.Web.Forms;

/// <summary>What is wrong with a form that was sent, by field, in words for the person.</summary>
public sealed class FormFaults
{
    private readonly List<(string Field, string Message)> _all = [];

    /// <summary>One line over all of them; null where the list says enough.</summary>
    public string? Title { get; private set; }

    /// <summary>What to do about it.</summary>
    public string? Detail { get; private set; }

    /// <summary>Every fault with its field, in order.</summary>
    public IReadOnlyList<(string Field, string Message)> All => _all;

    /// <summary>True when there is anything to say.</summary>
    public bool Any => _all.Count > 0 || Title is not null;

    /// <summary>What is wrong with one field, or null.</summary>
    public string? Of(string field) => string.Join(' ', _all.Where(fault => fault.Field == field).Select(fault => fault.Message)) is { Length: > 0 } found ? found : null;

    /// <summary>Adds a fault.</summary>
    public FormFaults Add(string field, string message)
    {
        _all.Add((field, message));
        return this;
    }

    /// <summary>Adds what is wrong with another part.</summary>
    public FormFaults Add(FormFaults other)
    {
        _all.AddRange(other._all);
        return this;
    }

    /// <summary>The last part of a problem's type, like <c>code-needed</c>.</summary>
    public static string CodeOf(ProblemHttpResult refusal) => refusal.ProblemDetails.Type?.Split('/')[^1] ?? "";

    /// <summary>A refusal of a service: the same words that a program gets.</summary>
    public static FormFaults Of(ProblemHttpResult refusal)
    {
        var faults = new FormFaults();
        if (refusal.ProblemDetails is HttpValidationProblemDetails { Errors.Count: > 0 } fields)
            foreach (var (field, messages) in fields.Errors)
                foreach (var message in messages)
                    faults.Add(field, message);
        else
            (faults.Title, faults.Detail) = (refusal.ProblemDetails.Title, refusal.ProblemDetails.Detail);
        return faults;
    }

    /// <summary>What a request's own annotations say; the API's door asks the same of programs.</summary>
    /// <param name="within">The name of the part of a request that this is, with a dot.</param>
    public static FormFaults Of(object request, string within = "")
    {
        var (faults, results) = (new FormFaults(), new List<ValidationResult>());
        Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true);
        foreach (var result in results)
            faults.Add(within + JsonNamingPolicy.CamelCase.ConvertName(result.MemberNames.FirstOrDefault() ?? ""), result.ErrorMessage ?? "");
        return faults;
    }
}
