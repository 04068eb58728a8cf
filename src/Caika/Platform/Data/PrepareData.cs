using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Caika.Platform.Data;

/// <summary>Makes the folder, migrates the database and checks its settings; safe to run at every start.</summary>
internal sealed class PrepareData(CaikaDb db, DataOptions options)
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal async Task Run(CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Folder, OwnerOnly);
        Directory.CreateDirectory(options.FilesPath, OwnerOnly);
        // Most starts find nothing to do; asking the migrator even so would cost most of the start.
        if (!await IsCurrent(cancel))
            await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Whether the SQLite file has every migration of this program and takes its settings.</summary>
    private async Task<bool> IsCurrent(CancellationToken cancel)
    {
        if (options.Postgres is not null || !File.Exists(options.SqlitePath))
            return false;
        await using var connection = new SqliteConnection(options.SqliteConnection);
        await connection.OpenAsync(cancel);
        SqliteSettings.Apply(connection);
        SqliteSettings.ReadBack(connection);
        await using var applied = connection.CreateCommand();
        applied.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (Convert.ToInt64(await applied.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) == 0)
            return false;
        applied.CommandText = "SELECT migration_id FROM \"__EFMigrationsHistory\"";
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await applied.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            known.Add(rows.GetString(0));
        return Own().All(known.Contains);
    }

    private static IEnumerable<string> Own() => typeof(SqliteCaikaDb).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Migration)) && type.Namespace!.EndsWith("Sqlite", StringComparison.Ordinal))
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id);
}
