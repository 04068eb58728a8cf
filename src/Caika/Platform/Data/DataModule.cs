using Caika.Platform.Audit;
using Caika.Platform.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Platform.Data;

internal static class DataModule
{
    internal static IServiceCollection AddData(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(options);
        if (options.Postgres is null)
            services.AddScoped<CaikaDb, SqliteCaikaDb>().AddSingleton(_ => Options<SqliteCaikaDb>(options));
        else
            services.AddScoped<CaikaDb, PostgresCaikaDb>().AddSingleton(_ => Options<PostgresCaikaDb>(options));
        services.AddScoped<PrepareData>();
        return services;
    }

    /// <summary>
    /// Builds the model beside everything else a start has to do: it is the longest single piece of it, and cached afterwards.
    /// </summary>
    internal static Task WarmUp(DataOptions options) => Task.Run(() =>
    {
        using CaikaDb db = options.Postgres is null
            ? new SqliteCaikaDb(Options<SqliteCaikaDb>(options), new AuditKey([]), TimeProvider.System)
            : new PostgresCaikaDb(Options<PostgresCaikaDb>(options), new AuditKey([]), TimeProvider.System);
        _ = db.Model;
    });

    internal static DbContextOptions<T> Options<T>(DataOptions options) where T : CaikaDb
    {
        var builder = new DbContextOptionsBuilder<T>().UseSnakeCaseNamingConvention();
        if (options.Postgres is null)
            builder.UseSqlite(options.SqliteConnection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(new SqliteSettings());
        else
            builder.UseNpgsql(options.Postgres, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        if (options.Faults.IsHeard)
            builder.AddInterceptors(new TransactionPoints(options.Faults), new SavePoints(options.Faults));
        return builder.Options;
    }
}
