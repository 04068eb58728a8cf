using System.Data.Common;
using Caika.Platform.Faults;
using Microsoft.Data.Sqlite;

namespace Caika.Platform.Data;

/// <summary>Where the data is. One folder holds everything unless PostgreSQL is named.</summary>
internal sealed record DataOptions
{
    /// <summary>The data folder; made with 0700.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>The master key file; default <c>keys/master.key</c> in the folder.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Connection string; null means SQLite in the folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>Who is told between two steps of a write; nobody, outside tests.</summary>
    internal FaultPoints Faults { get; init; } = FaultPoints.None;

    internal string MasterKeyPath => KeyFile ?? Path.Combine(Folder, "keys", "master.key");
    internal string SqlitePath => Path.Combine(Folder, "caika.db");
    internal string FilesPath => Path.Combine(Folder, "files");

    /// <summary>A connection of its own, opened and set up, for what is asked without the model.</summary>
    internal DbConnection Open()
    {
        DbConnection connection = Postgres is null ? new SqliteConnection(SqliteConnection) : new Npgsql.NpgsqlConnection(Postgres);
        connection.Open();
        if (Postgres is null)
            SqliteSettings.Apply(connection);
        return connection;
    }

    internal string SqliteConnection => $"Data Source={SqlitePath};Pooling=True;Default Timeout=30";
}
