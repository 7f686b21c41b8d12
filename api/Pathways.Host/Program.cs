using Pathways.Api;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Http;
using Pathways.Api.Jobs;
using Pathways.Host;
using Pathways.Host.Commands;
using Pathways.Host.SampleData;
using Pathways.Web;

var builder = WebApplication.CreateBuilder(HostCommands.SettingsIn(args));
builder.AddLogs();
await using var database = await EmbeddedDatabase.StartIfWantedAsync(builder);

// First, so that what it loads is there when the ranking begins.
builder.Services.AddSampleData();
builder.Services.AddPathwaysApi();
builder.Services.AddPathwaysWeb();
builder.Services.AddApiReference();

var app = builder.Build();
if (HostCommands.AreAskedFor(args))
    return await HostCommands.RunAsync(app, args);

app.UseExceptionHandler();
app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
app.UsePathwaysWeb();
app.UseAuthentication();
app.UseSessionCheck();
app.UseAuthorization();
app.UseRequestCheck();
app.UseAntiforgery();
app.UseFormCheck();

app.MapHealth();
app.MapApiReference();
app.MapGroup("/api/v1").MapPathwaysApi();
app.MapJobDashboard();
app.MapPathwaysWeb();

await app.RunAsync();
return 0;
