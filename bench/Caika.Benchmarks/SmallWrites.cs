using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Caika.Benchmarks;

/// <summary>Somebody else at work: one row every 50 ms through a second connection, each in a transaction of its own.</summary>
internal sealed class SmallWrites : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;

    internal SmallWrites(string database) => _writing = Task.Factory.StartNew(() => Write(database), TaskCreationOptions.LongRunning);

    internal List<double> Milliseconds { get; } = [];

    private void Write(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        connection.Open();
        Execute(connection, "PRAGMA synchronous=FULL; PRAGMA busy_timeout=15000; CREATE TABLE IF NOT EXISTS bench_small (at TEXT)");
        while (!_stop.Token.WaitHandle.WaitOne(50))
        {
            var started = Stopwatch.GetTimestamp();
            Execute(connection, "INSERT INTO bench_small VALUES (datetime())");
            Milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        _stop.Dispose();
    }
}
