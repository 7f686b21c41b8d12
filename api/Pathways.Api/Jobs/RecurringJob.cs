using System.Linq.Expressions;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Pathways.Api.Jobs;

/// <summary>A job that runs again and again, on whichever host takes it.</summary>
/// <param name="Every">An interval that <see cref="Jobs.Every.CronOf"/> can say.</param>
internal sealed record RecurringJob(string Id, Job Job, TimeSpan Every);

internal static class RecurringJobSetup
{
    /// <summary>Registers a recurring job. It takes no argument but a cancellation token, and may run twice.</summary>
    public static IServiceCollection AddRecurringJob<T>(this IServiceCollection services, string id, Expression<Func<T, Task>> run, Func<IServiceProvider, TimeSpan> every) =>
        services.AddSingleton(provider => new RecurringJob(id, Job.FromExpression(run), every(provider)));
}
