using System.Data.Common;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Caika.Platform.Data;

/// <summary>
/// Inserts many rows at once, past the change tracker. PostgreSQL copies. SQLite takes one prepared statement row by row:
/// statements of many rows carry every sealed column as hexadecimal text, and parsing that holds its one write lock
/// several times as long.
/// </summary>
internal static class BulkInsert
{
    internal static async Task InsertManyAsync<T>(this CaikaDb db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        if (!db.Database.IsSqlite())
        {
            LinqToDBForEFTools.Initialize();
            await db.BulkCopyAsync(new BulkCopyOptions { KeepIdentity = true }, rows, cancel);
            return;
        }
        await db.Database.OpenConnectionAsync(cancel);
        db.InsertInto("main", rows, db.Database.CurrentTransaction?.GetDbTransaction(), cancel);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>
    /// Rows that belong to the caller's transaction: on SQLite, where one writer holds everybody up, inserted at once; on PostgreSQL
    /// with the next save.
    /// </summary>
    internal static async Task AddManyAsync<T>(this CaikaDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (db.Database.IsSqlite())
            await db.InsertManyAsync(rows, cancel);
        else
            db.AddRange(rows);
    }

    /// <summary>Row by row into the table of that name in one of the databases of a SQLite connection.</summary>
    internal static void InsertInto<T>(this CaikaDb db, string schema, IEnumerable<T> rows, DbTransaction? transaction, CancellationToken cancel)
    {
        var columns = Columns(db.Model.FindEntityType(typeof(T))!, out var table);
        using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO {schema}.\"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        var parameters = columns.Select((_, i) => Parameter(insert, $"$p{i}")).ToArray();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].Read(row!) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    internal static string Names((string Name, Func<object, object?> Read)[] columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    internal static (string Name, Func<object, object?> Read)[] Columns(IEntityType type, out string table)
    {
        table = type.GetTableName()!;
        var store = StoreObjectIdentifier.Table(table);
        return [.. type.GetProperties().Select(property =>
        {
            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            return (property.GetColumnName(store)!, (Func<object, object?>)(row => getter.GetClrValue(row) is not { } value ? null : converter is null ? value : converter.ConvertToProvider(value)));
        })];
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
