using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Platform.Data;

internal static class DataModule
{
    static DataModule() => LinqToDBForEFTools.Initialize();

    internal static IServiceCollection AddData(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(options);
        if (options.Postgres is null)
            services.AddScoped<CaikaDb, SqliteCaikaDb>().AddSingleton(Options<SqliteCaikaDb>(options));
        else
            services.AddScoped<CaikaDb, PostgresCaikaDb>().AddSingleton(Options<PostgresCaikaDb>(options));
        services.AddScoped<PrepareData>();
        return services;
    }

    internal static DbContextOptions<T> Options<T>(DataOptions options) where T : CaikaDb
    {
        var builder = new DbContextOptionsBuilder<T>().UseSnakeCaseNamingConvention();
        if (options.Postgres is null)
            builder.UseSqlite(options.SqliteConnection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(new SqliteSettings());
        else
            builder.UseNpgsql(options.Postgres, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        return builder.Options;
    }
}
