using System.Collections.Concurrent;
using System.Net.Http.Json;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace Pathways.Api.Tests.Clients;

/// <summary>How often a counselor's pages ask the database. How fast they are is measured elsewhere. The host's own looks, once a second,
/// may fall into a request: of a few tries the best counts.</summary>
public sealed class RoundTripTests
{
    private const int Most = 6, Tries = 5;

    [Fact]
    public async Task A_counselors_list_and_a_clients_openings_ask_the_database_six_times_at_most()
    {
        var sent = new ConcurrentQueue<string>();
        await using var app = await PathwaysApp.StartAsync(storage: settings => Listen(settings, sent));
        var organisation = await TestOrganisation.NewAsync(app);
        var (counselor, code) = await organisation.NewStaffAsync();
        for (var i = 0; i < 12; i++)
        {
            var person = await app.NewJobSeekerAsync();
            using var put = await person.Client.PutAsJsonAsync("/api/v1/me/profile", new { displayName = $"Person {i:D2}", wants = new[] { "group:kitchen" } });
            put.EnsureSuccessStatusCode();
            await TestOrganisation.GrantAsync(person, i % 2 == 0 ? code : organisation.Team.Code, "displayName", "skills", "wants");
        }
        var clients = await TestOrganisation.ClientsOfAsync(counselor);
        Assert.Equal(12, clients.Count);
        foreach (var address in clients.Select(client => $"/api/v1/counselor/clients/{client}/matches").Prepend("/api/v1/counselor/clients"))
        {
            var fewest = new List<string>();
            for (var i = 0; i < Tries && fewest.Count is 0 or > Most; i++)
            {
                sent.Clear();
                using var answer = await counselor.Client.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                fewest = [.. sent];
            }
            Assert.True(fewest.Count is > 0 and <= Most, $"{address}: {string.Join(", ", fewest)}");
        }
    }

    private static void Listen(MongoClientSettings settings, ConcurrentQueue<string> sent)
    {
        var before = settings.ClusterConfigurator;
        settings.ClusterConfigurator = builder =>
        {
            before?.Invoke(builder);
            builder.Subscribe<CommandStartedEvent>(started => sent.Enqueue($"{started.CommandName} {(started.Command.ElementCount > 0 ? started.Command[0] : "")}"));
        };
    }
}
