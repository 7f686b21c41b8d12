using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Matches;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Placements;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Clients;

/// <summary>Somebody who granted the counselor, or a team of theirs, something.</summary>
/// <param name="Id">Known to this organisation alone.</param>
/// <param name="Name">The name to be called by; absent where it was not granted or is empty.</param>
/// <param name="Since">The first of the grants that are live now, UTC.</param>
/// <param name="Through">By oneself or through a team.</param>
public sealed record ClientLine(string Id, string? Name, DateTime Since, IReadOnlyList<RecipientKind> Through, IReadOnlyList<Purpose> Purposes);

/// <summary>A client by the fields that were granted, and nothing else.</summary>
public sealed record ClientView(string Id, string? Name, DateTime Since, IReadOnlyList<PersonalField> Granted, SharedFields Shared, IReadOnlyList<MadeRecommendation> Recommendations);

/// <summary>What is new for a counselor.</summary>
/// <param name="Clients">How many people granted them something.</param>
/// <param name="Lately">Those of them whose first live grant is young, the newest first.</param>
/// <param name="Answered">Recommendations that were answered lately, the newest first.</param>
public sealed record ClientNews(int Clients, IReadOnlyList<ClientLine> Lately, IReadOnlyList<MadeRecommendation> Answered);

/// <summary>An opening to hold beside others for one client.</summary>
/// <param name="Match">Why it fits; absent where it is not in the client's list.</param>
public sealed record ComparedOpening(OpeningView Opening, MatchView? Match);

/// <summary>A client who passes the hard rules for an opening, with what fits. Nobody is ranked: the list is in alphabetical order.</summary>
public sealed record PassingClient(string Id, string? Name, IReadOnlyList<ReasonView> Fits);
