using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

/// <summary>
/// Many rows made ready before the transaction that inserts them. SQLite has one writer, so they are first put into a
/// database file of their own beside the real one, which locks nobody out; transactions then copy them, a piece each.
/// PostgreSQL keeps nobody waiting and takes them all in one.
/// </summary>
internal sealed class StagedRows<T> : IAsyncDisposable where T : class
{
    // Holds the indexes of 100,000 people while they go in: with 16 MB the one statement takes twice as long.
    private const string Widely = "PRAGMA main.cache_size=-65536";

    private readonly CaikaDb _db;
    private readonly IEnumerable<T> _rows;
    private readonly string? _file;
    private int _count;

    private StagedRows(CaikaDb db, IEnumerable<T> rows, string? file) => (_db, _rows, _file) = (db, rows, file);

    /// <param name="rows">Gone through once, now or by <see cref="InsertAsync"/>.</param>
    /// <param name="name">The same for every attempt at the same work: what a killed attempt left behind is removed.</param>
    internal static async Task<StagedRows<T>> Make(CaikaDb db, string name, IEnumerable<T> rows, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
            return new(db, rows, null);
        await db.Database.OpenConnectionAsync(cancel);
        var staged = new StagedRows<T>(db, rows, $"{db.Database.GetDbConnection().DataSource}-{name}");
        try
        {
            staged.Fill(cancel);
            return staged;
        }
        catch
        {
            await staged.DisposeAsync();
            throw;
        }
    }

    private void Fill(CancellationToken cancel)
    {
        File.Delete(_file!);
        Execute($"ATTACH DATABASE '{_file!.Replace("'", "''", StringComparison.Ordinal)}' AS staged");
        // Nothing in the file outlives this work, so it need not be safe from anything.
        Execute("PRAGMA staged.journal_mode=OFF; PRAGMA staged.synchronous=OFF; PRAGMA staged.cache_size=-2000");
        var columns = BulkInsert.Columns(_db.Model.FindEntityType(typeof(T))!, out var table);
        // Deferred: an immediate transaction would lock the real database as well.
        using var transaction = Connection.BeginTransaction(deferred: true);
        Execute($"CREATE TABLE staged.\"{table}\" ({BulkInsert.Names(columns)})", transaction);
        _db.InsertInto("staged", _rows.Select(Counted), transaction, cancel);
        transaction.Commit();
    }

    /// <summary>Inserts the next rows, in the transaction begun meanwhile.</summary>
    /// <param name="after">How many were inserted before.</param>
    /// <param name="most">How many at most; PostgreSQL takes all that are left.</param>
    /// <returns>Whether these were the last.</returns>
    /// <exception cref="System.Data.Common.DbException">A row is there already, or what it points at is not.</exception>
    internal async Task<bool> InsertAsync(int after, int most, CancellationToken cancel)
    {
        if (_file is null)
        {
            await _db.InsertManyAsync(_rows.Skip(after), cancel);
            return true;
        }
        var names = BulkInsert.Names(BulkInsert.Columns(_db.Model.FindEntityType(typeof(T))!, out var table));
        await _db.Database.ExecuteSqlRawAsync(Widely, cancel);
        await _db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO main.\"{table}\" ({names}) SELECT {names} FROM staged.\"{table}\" WHERE rowid > {after} AND rowid <= {after + most} ORDER BY rowid"), cancel);
        return _count <= after + most;
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is null)
            return;
        SqliteSettings.Apply(Connection); // the cache as it was
        Execute("PRAGMA shrink_memory; DETACH DATABASE staged");
        await _db.Database.CloseConnectionAsync();
        File.Delete(_file);
    }

    private T Counted(T row)
    {
        _count++;
        return row;
    }

    private SqliteConnection Connection => (SqliteConnection)_db.Database.GetDbConnection();

    private void Execute(string sql, SqliteTransaction? transaction = null)
    {
        using var command = Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        command.ExecuteNonQuery();
    }
}
