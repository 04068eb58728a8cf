using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
            foreach (var entry in rows.Select(row => db.Entry(row)))
            {
                entry.State = EntityState.Unchanged;
                foreach (var property in properties)
                    entry.Property(property).IsModified = true;
            }
            return;
        }
        var type = db.Model.FindEntityType(typeof(T))!;
        var all = BulkInsert.Columns(type, out var table);
        var keys = Keys(type, table);
        var version = type.FindProperty(nameof(IVersioned.Version))!.GetColumnName(StoreObjectIdentifier.Table(table))!;
        var named = properties.Select(p => type.FindProperty(p)!.GetColumnName(StoreObjectIdentifier.Table(table))!).ToHashSet();
        var columns = all.Where(c => named.Contains(c.Name) || keys.Contains(c.Name) || c.Name == version).ToArray();
        var set = string.Join(", ", named.Select(name => $"\"{name}\" = ${name}").Append($"\"{version}\" = \"{version}\" + 1"));
        var where = string.Join(" AND ", keys.Append(version).Select(name => $"\"{name}\" = ${name}"));
        using var update = Command(db, $"UPDATE \"{table}\" SET {set} WHERE {where}", columns, out var parameters);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            Fill(columns, parameters, row);
            if (update.ExecuteNonQuery() != 1)
                throw new DbUpdateConcurrencyException("A row was changed meanwhile.");
        }
    }

    /// <summary>Rows that may be there already or not.</summary>
    internal static void PutMany<T>(this CaikaDb db, IReadOnlyCollection<(T Row, bool IsNew)> rows, CancellationToken cancel) where T : class
    {
        if (!db.Database.IsSqlite())
        {
            foreach (var (row, isNew) in rows)
                db.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
            return;
        }
        var columns = BulkInsert.Columns(db.Model.FindEntityType(typeof(T))!, out var table);
        var keys = Keys(db.Model.FindEntityType(typeof(T))!, table);
        var set = string.Join(", ", columns.Where(c => !keys.Contains(c.Name)).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));
        using var put = db.Database.GetDbConnection().CreateCommand();
        put.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        // One text for many rows: SQLite takes it apart faster than a parameter can be bound for each value.
        put.CommandText = $"INSERT INTO \"{table}\" ({BulkInsert.Names(columns)}) SELECT {string.Join(", ", columns.Select((_, i) => $"value ->> {i}"))} FROM json_each($rows) WHERE true ON CONFLICT ({string.Join(", ", keys.Select(k => $"\"{k}\""))}) DO UPDATE SET {set}";
        var parameter = put.CreateParameter();
        parameter.ParameterName = "$rows";
        put.Parameters.Add(parameter);
        foreach (var some in rows.Chunk(Together))
        {
            cancel.ThrowIfCancellationRequested();
            parameter.Value = JsonSerializer.Serialize(some.Select(row => columns.Select(c => Plain(c.Read(row.Row)))));
            put.ExecuteNonQuery();
        }
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

    private static List<string> Keys(IEntityType type, string table) => [.. type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(StoreObjectIdentifier.Table(table))!)];

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

    private static void Fill(
        (string Name, Func<object, object?> Read)[] columns, DbParameter[] parameters, object row)
    {
        for (var i = 0; i < columns.Length; i++)
            parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
    }
}
