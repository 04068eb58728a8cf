using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

/// <summary>
/// Takes away what a database remembers of deleted rows: pages that are free now, and its log. Everything is written anew, so it
/// takes as long as writing the database once, and others wait for that time.
/// </summary>
internal static class ScrubDatabase
{
    private const long InMemoryUpTo = 256 << 20;
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <param name="types">What was deleted from; only PostgreSQL, which has more than one file, needs to know.</param>
    /// <exception cref="IOException">Somebody is reading the database all the time; try again later.</exception>
    internal static async Task Run(CaikaDb db, DataOptions options, IEnumerable<Type> types, CancellationToken cancel)
    {
        if (options.Postgres is not null)
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            foreach (var vacuum in types.Select(t => $"VACUUM (FULL, ANALYZE) \"{db.Model.FindEntityType(t)!.GetTableName()}\""))
                await db.Database.ExecuteSqlRawAsync(vacuum, cancel);
            return;
        }
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.SqliteConnection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        SqliteSettings.Apply(connection);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        // The copy lies in a nameless file of the temporary folder otherwise.
        command.CommandText = $"PRAGMA temp_store={(new FileInfo(options.SqlitePath).Length < InMemoryUpTo ? "MEMORY" : "FILE")}; VACUUM";
        await command.ExecuteNonQueryAsync(cancel);
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        for (var i = 0; i < Tries; i++)
        {
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) == 0)
                return;
            await Task.Delay(Pause, cancel);
        }
        throw new IOException("The database's log could not be emptied: it is being read.");
    }
}
