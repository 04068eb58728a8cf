using Caika.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Caika.Platform.Jobs;

internal static class JobsModule
{
    /// <summary>Quartz on the same database: SQLite on its own, PostgreSQL clustered.</summary>
    internal static IServiceCollection AddJobs(this IServiceCollection services, DataOptions options, Action<IQuartzBuilder> timetable)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => { scheduler.IdleWaitTime = TimeSpan.FromSeconds(1); scheduler.MaxBatchSize = 2; });
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                if (options.Postgres is { } postgres)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, postgres);
                    store.UseClustering();
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, options.SqliteConnection);
                }
                store.ProvisionSchema();
            });
            timetable(quartz);
        });
        services.AddSingleton<FirstAnswer>().AddSingleton<HandOverJobs>().AddHostedService<StartScheduler>();
        services.AddSingleton(new JobQueue(hasScheduler: true));
        return services;
    }
}
