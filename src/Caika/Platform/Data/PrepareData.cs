using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Platform.Data;

/// <summary>The database file is damaged: better not to start on it.</summary>
internal sealed class DatabaseDamagedException(Exception? inner = null) : Exception("数据库文件已损坏，拒绝启动。请不要改动这个文件夹，用 caika restore 把最近的备份恢复到新的文件夹。", inner);

/// <summary>Makes the folder, migrates the database and checks its settings; safe to run at every start.</summary>
internal sealed class PrepareData(IServiceProvider services, DataOptions options)
{
    private const long QuickCheckUpTo = 64 << 20;
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="current">What <see cref="IsCurrent"/> has found already; null looks now.</param>
    /// <exception cref="DatabaseDamagedException">A page is damaged.</exception>
    internal async Task Run(CancellationToken cancel, Task<bool>? current = null)
    {
        Directory.CreateDirectory(options.Folder, OwnerOnly);
        Directory.CreateDirectory(options.FilesPath, OwnerOnly);
        // Most starts find nothing to do; asking the migrator even so would cost most of the start.
        if (!await (current ?? IsCurrent(options, cancel)))
            await Sound(() => services.GetRequiredService<CaikaDb>().Database.MigrateAsync(cancel));
    }

    /// <summary>Whether the SQLite file has every migration of this program and takes its settings.</summary>
    /// <exception cref="DatabaseDamagedException">A page is damaged.</exception>
    internal static async Task<bool> IsCurrent(DataOptions options, CancellationToken cancel)
    {
        if (options.Postgres is not null || !File.Exists(options.SqlitePath))
            return false;
        var known = new HashSet<string>(StringComparer.Ordinal);
        await Sound(async () =>
        {
            await using var connection = new SqliteConnection(options.SqliteConnection);
            await connection.OpenAsync(cancel);
            SqliteSettings.Apply(connection);
            SqliteSettings.ReadBack(connection);
            await CheckPages(connection, options.SqlitePath, cancel);
            await using var applied = connection.CreateCommand();
            applied.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
            if (Convert.ToInt64(await applied.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) == 0)
                return;
            applied.CommandText = "SELECT migration_id FROM \"__EFMigrationsHistory\"";
            await using var rows = await applied.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                known.Add(rows.GetString(0));
        });
        return Own.All(known.Contains);
    }

    private static async Task Sound(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26) // SQLITE_CORRUPT, SQLITE_NOTADB
        {
            throw new DatabaseDamagedException(damaged);
        }
    }

    /// <summary>
    /// Reads every page once while that takes no time: a damaged database is better found at the start than in the middle
    /// of somebody's work. A larger one is checked page by page as it is used.
    /// </summary>
    /// <exception cref="DatabaseDamagedException">A page is damaged.</exception>
    private static async Task CheckPages(SqliteConnection connection, string path, CancellationToken cancel)
    {
        if (new FileInfo(path).Length > QuickCheckUpTo)
            return;
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (await check.ExecuteScalarAsync(cancel) is not "ok")
            throw new DatabaseDamagedException();
    }

    /// <summary>
    /// This program's migrations for SQLite, as the build found their files. Asking the assembly for its types would load every
    /// one of them, an eighth of the start.
    /// </summary>
    internal static IReadOnlyList<string> Own => typeof(PrepareData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(known => known.Key == "SqliteMigrations").Value!.Split(';');
}
