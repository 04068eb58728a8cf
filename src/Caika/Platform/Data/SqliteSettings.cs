using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Caika.Platform.Data;

/// <summary>
/// Sets what SQLite must be told on every connection and reads it back: synchronous=FULL, because NORMAL may lose
/// committed transactions when the power fails. 16 MB of cache at most: each connection has its own, and the system
/// caches the file besides.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=1000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    /// <exception cref="InvalidOperationException">A setting did not take: better not to start.</exception>
    internal static void ReadBack(DbConnection connection)
    {
        foreach (var (name, wanted) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1") })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {name};";
            var got = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
            if (!string.Equals(got, wanted, StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"SQLite 的 {name} 应为 {wanted}，实际为 {got}，拒绝启动。");
        }
    }
}
