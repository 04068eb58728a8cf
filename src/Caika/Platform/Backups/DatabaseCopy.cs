using System.Diagnostics;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Caika.Platform.Backups;

/// <summary>A consistent copy of the database while it is in use, and back: SQLite by itself, PostgreSQL by its own programs.</summary>
internal static class DatabaseCopy
{
    internal static string Kind(DataOptions options) => options.Postgres is null ? "sqlite" : "postgres";

    /// <summary>Null when it was written; else why not.</summary>
    internal static async Task<Refusal?> Write(DataOptions options, string target, CancellationToken cancel)
    {
        if (options.Postgres is { } postgres)
            return await Run("pg_dump", postgres, ["--format=custom", "--file", target], cancel);
        await using var connection = new SqliteConnection(options.SqliteConnection);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
        return null;
    }

    /// <summary>Puts a copy back: into an empty PostgreSQL database, or as the database file.</summary>
    internal static async Task<Refusal?> PutBack(DataOptions options, string copy, CancellationToken cancel)
    {
        if (options.Postgres is { } postgres)
            return await Run("pg_restore", postgres, ["--exit-on-error", "--no-owner", "--single-transaction", "--dbname", new NpgsqlConnectionStringBuilder(postgres).Database!, copy], cancel);
        var fault = await Fault(copy, cancel);
        if (fault is not null)
            return fault;
        File.Move(copy, options.SqlitePath);
        return null;
    }

    private static async Task<Refusal?> Fault(string file, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var answer = await command.ExecuteScalarAsync(cancel) as string;
        return answer == "ok" ? null : Refusal.Rule($"备份里的数据库已损坏：{answer}");
    }

    private static async Task<Refusal?> Run(string program, string connection, string[] arguments, CancellationToken cancel)
    {
        var named = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        // By environment: the list of processes must not show a password.
        start.Environment["PGHOST"] = named.Host;
        start.Environment["PGPORT"] = named.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = named.Database;
        start.Environment["PGUSER"] = named.Username;
        start.Environment["PGPASSWORD"] = named.Password;
        try
        {
            using var process = Process.Start(start)!;
            var words = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? null : Refusal.Rule($"{program} 没有成功：{words.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Refusal.Rule($"找不到 {program}。请安装 postgresql-client。");
        }
    }
}
