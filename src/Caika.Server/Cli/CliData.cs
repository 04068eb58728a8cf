using System.CommandLine;
using Caika.Platform.Data;
using Caika.Platform.Faults;
using Caika.Platform.Jobs;
using Caika.Server.Hosting;

namespace Caika.Server.Cli;

/// <summary>The options every verb with data shares, and a container without a web server and without a scheduler.</summary>
internal static class CliData
{
    internal static Option<string> Folder() => new("--data") { Description = "数据文件夹", DefaultValueFactory = _ => "data" };

    internal static Option<string?> Keys() => new("--keys") { Description = "主密钥文件（默认在数据文件夹的 keys 里）" };

    internal static Option<string?> Postgres() => new("--postgres") { Description = "PostgreSQL 连接串（默认用数据文件夹里的 SQLite）" };

    internal static DataOptions Of(string folder, string? keys, string? postgres) => new() { Folder = Path.GetFullPath(folder), KeyFile = keys, Postgres = postgres, Faults = FaultPoints.FromEnvironment() };

    internal static ServiceProvider Services(DataOptions options)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, CaikaWeb.OpenMasterKey(options));
        services.AddSingleton(new JobQueue());
        return services.BuildServiceProvider();
    }

    /// <summary>For verbs that read what must be there already.</summary>
    internal static bool Missing(DataOptions options)
    {
        if (options.Postgres is not null || File.Exists(options.SqlitePath))
            return false;
        Console.Error.WriteLine($"在 {options.Folder} 里没有找到采卡的数据。");
        return true;
    }
}
