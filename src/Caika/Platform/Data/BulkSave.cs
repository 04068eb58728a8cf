using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Caika.Platform.Data;

/// <summary>
/// Saves many rows that were read without tracking, inside the caller's transaction. SQLite, where one writer holds
/// everybody up, takes prepared statements; PostgreSQL gets them with the next save, in batches.
/// </summary>
internal static class BulkSave
{
    private const int Together = 2_000;

    /// <summary>Rows as they are now over rows as they were; their version is raised.</summary>
    /// <param name="properties">What may have changed: an index on any other column is not touched.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed one of them.</exception>
    internal static void UpdateMany<T>(this CaikaDb db, IReadOnlyCollection<T> rows, IReadOnlyCollection<string> properties, CancellationToken cancel) where T : class, IVersioned
    {
        if (!db.Database.IsSqlite())
        {
            foreach (var row in rows)
                Mark(db.Entry(row), EntityState.Unchanged, properties);
            return;
        }
        Update(db, rows, properties, isVersioned: true, cancel);
    }

    /// <summary>Rows that may be there already or not.</summary>
    /// <param name="properties">What may have changed of one that is: an index on any other column is not touched.</param>
    /// <exception cref="DbUpdateConcurrencyException">One that was there is gone.</exception>
    internal static void PutMany<T>(this CaikaDb db, IReadOnlyCollection<(T Row, bool IsNew)> rows, IReadOnlyCollection<string> properties, CancellationToken cancel) where T : class
    {
        if (!db.Database.IsSqlite())
        {
            foreach (var (row, isNew) in rows)
                Mark(db.Entry(row), isNew ? EntityState.Added : EntityState.Unchanged, isNew ? [] : properties);
            return;
        }
        Update(db, rows.Where(r => !r.IsNew).Select(r => r.Row), properties, isVersioned: false, cancel);
        var columns = BulkInsert.Columns(db.Model.FindEntityType(typeof(T))!, out var table);
        using var put = Command(db, $"INSERT INTO \"{table}\" ({BulkInsert.Names(columns)}) SELECT {string.Join(", ", columns.Select((_, i) => $"value ->> {i}"))} FROM json_each($rows)", [("rows", row => row)], out var parameter);
        foreach (var some in rows.Where(r => r.IsNew).Chunk(Together))
        {
            cancel.ThrowIfCancellationRequested();
            // One text for many rows: SQLite takes it apart faster than a parameter can be bound for each value.
            parameter[0].Value = JsonSerializer.Serialize(some.Select(row => columns.Select(c => Plain(c.Read(row.Row)))));
            put.ExecuteNonQuery();
        }
    }

    private static void Update<T>(CaikaDb db, IEnumerable<T> rows, IReadOnlyCollection<string> properties, bool isVersioned, CancellationToken cancel) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var all = BulkInsert.Columns(type, out var table);
        string NameOf(string property) => type.FindProperty(property)!.GetColumnName(StoreObjectIdentifier.Table(table))!;
        string[] version = isVersioned ? [NameOf(nameof(IVersioned.Version))] : [];
        var named = properties.Select(NameOf).ToHashSet();
        string[] known = [.. type.FindPrimaryKey()!.Properties.Select(p => NameOf(p.Name)), .. version];
        var columns = all.Where(c => named.Contains(c.Name) || known.Contains(c.Name)).ToArray();
        var set = string.Join(", ", [.. named.Select(name => $"\"{name}\" = ${name}"), .. version.Select(name => $"\"{name}\" = \"{name}\" + 1")]);
        using var update = Command(db, $"UPDATE \"{table}\" SET {set} WHERE {string.Join(" AND ", known.Select(name => $"\"{name}\" = ${name}"))}", columns, out var parameters);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
            if (update.ExecuteNonQuery() != 1)
                throw new DbUpdateConcurrencyException("A row was changed meanwhile.");
        }
    }

    private static void Mark(EntityEntry entry, EntityState state, IReadOnlyCollection<string> modified)
    {
        entry.State = state;
        foreach (var property in modified)
            entry.Property(property).IsModified = true;
    }

    // As the driver would store it.
    private static object? Plain(object? value) => value switch
    {
        Guid id => id.ToString().ToUpperInvariant(),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        bool flag => flag ? 1 : 0,
        null or string or int or long => value,
        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType().Name} does not fit into JSON."),
    };

    private static DbCommand Command(CaikaDb db, string sql, (string Name, Func<object, object?> Read)[] columns, out DbParameter[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction!.GetDbTransaction());
        parameters = [.. columns.Select(column =>
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${column.Name}";
            command.Parameters.Add(parameter);
            return parameter;
        })];
        return command;
    }
}
