using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.AccessLogs;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Features.Clients;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Employers.Vetting;
using Pathways.Api.Features.Matches;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Api.Features.Permits;
using Pathways.Api.Features.Placements;
using Pathways.Api.Features.Places;
using Pathways.Api.Features.Profiles;
using Pathways.Api.Features.Saved;
using Pathways.Api.Features.Taxonomies;
using Pathways.Api.Http;
using Pathways.Api.Jobs;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api;

/// <summary>All that Pathways knows and decides, put together.</summary>
public static class ApiSetup
{
    /// <summary>Registers storage, vault, security and every feature.</summary>
    public static IServiceCollection AddPathwaysApi(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddPersistence().AddVault().AddSharedDataProtection();
        services.AddAuthorization(Policies.Add);
        services.AddProblemDetails(ProblemPages.Configure);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        services.AddAccounts().AddConsent();
        services.AddJobs().AddNotifications().AddPermits();
        services.AddTaxonomies().AddPlaces().AddEmployers().AddOpenings();
        services.AddProfiles().AddMatches().AddAccessLogs();
        services.AddSaved().AddPlacements().AddClients();
        return services;
    }

    /// <summary>Maps every feature's routes below the given prefix.</summary>
    public static RouteGroupBuilder MapPathwaysApi(this RouteGroupBuilder api)
    {
        api.MapGroup("/account").MapAccounts();
        api.MapGroup("/admin").MapOrganisations();
        api.MapGroup("/counselor").WithTags("Counselor").RequireAuthorization(Policies.Counselor).MapInvitations();
        api.MapGroup("/counselor").MapClients();
        api.MapGroup("").MapEmployer();
        api.MapGroup("/counselor/employers").MapEnteredEmployers();
        api.MapGroup("/employer/openings").RequireAuthorization(Policies.Employer).MapPosting();
        api.MapGroup("/counselor/openings").RequireAuthorization(Policies.Counselor).MapPosting();
        api.MapGroup("/vetting").MapVetting();
        api.MapGroup("/vetting/openings").MapReview();
        api.MapGroup("/counselor/recommendations").MapRecommending();
        api.MapGroup("/me/recommendations").MapOwnRecommendations();
        api.MapGroup("/me/saved").MapSaved();
        api.MapGroup("/me/grants").MapConsent();
        api.MapGroup("/openings").MapOpenings();
        api.MapGroup("/places").MapPlaces();
        api.MapTaxonomies();
        var me = api.MapGroup("/me");
        me.MapGroup("").MapNotifications();
        me.MapGroup("/permits").MapPermits();
        me.MapProfiles();
        me.MapMatches();
        me.MapAccessLogs();
        return api;
    }

    /// <summary>How JSON looks: camelCase, enums as kebab-case words, numbers as numbers, no field for null.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        // Fields of a person have the names that they have in the profile.
        options.Converters.Add(new JsonStringEnumConverter<PersonalField>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.PropertyNameCaseInsensitive = false;
    }
}
