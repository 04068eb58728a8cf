using Caika.Campaigns;
using Caika.Demo;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Caika.Testing;

/// <summary>A database with a made-up unit and no server: SQLite in a folder, or a fresh PostgreSQL database.</summary>
internal sealed class TestData : IAsyncDisposable
{
    private readonly TestFolder _folder;
    private readonly ServiceProvider _services;

    private TestData(TestFolder folder, ServiceProvider services, TestClock clock) => (_folder, _services, Clock) = (folder, services, clock);

    internal TestClock Clock { get; }
    internal Guid CampaignId { get; private set; }
    internal string Folder => _folder.Path;
    internal DataOptions Options => _services.GetRequiredService<DataOptions>();

    /// <summary>The engines data tests run on: SQLite always, PostgreSQL when CAIKA_TEST_POSTGRES names a server.</summary>
    internal static IEnumerable<string> Engines =>
        Environment.GetEnvironmentVariable("CAIKA_TEST_POSTGRES") is { Length: > 0 } ? ["sqlite", "postgres"] : ["sqlite"];

    internal static async Task<TestData> Open(string engine = "sqlite")
    {
        var (folder, clock) = (new TestFolder(), new TestClock());
        var options = new DataOptions { Folder = folder.Path, Postgres = engine == "postgres" ? await FreshDatabase() : null };
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath));
        services.AddSingleton(new JobQueue());
        services.AddSingleton<TimeProvider>(clock);
        var data = new TestData(folder, services.BuildServiceProvider(), clock);
        await data.Do(async scope =>
        {
            await scope.GetRequiredService<PrepareData>().Run(default);
            data.CampaignId = (await ActivatorUtilities.CreateInstance<MadeUpUnit>(scope).Make(Actor.System("测试"), "青禾大学", opensDaysAgo: 2, default)).Id;
            return 0;
        });
        return data;
    }

    internal async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<T> InDb<T>(Func<CaikaDb, Task<T>> work) => Do(services => work(services.GetRequiredService<CaikaDb>()));

    internal Task<CampaignInHand> Hand() => Do(async services => (await services.GetRequiredService<CampaignBook>().Take(CampaignId, Actor.System("测试"), default))!);

    /// <param name="template">A connection string of a database nobody is connected to; the new one is its copy.</param>
    internal static async Task<string> FreshDatabase(string? template = null)
    {
        var server = Environment.GetEnvironmentVariable("CAIKA_TEST_POSTGRES")!;
        var name = "caika_" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}{(template is null ? "" : " TEMPLATE " + new NpgsqlConnectionStringBuilder(template).Database)}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
