using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caika.Benchmarks.Load;

/// <summary>
/// The least an upload can cost and still be safe: the form read into memory, each file written, flushed, renamed, its folder
/// flushed, one row committed by SQLite at synchronous=FULL. No sign-in, no encryption, no look at the picture.
/// </summary>
internal static class BareUpload
{
    internal static int Run(string folder, string url)
    {
        for (var i = 0; i < 256; i++)
            Directory.CreateDirectory(Path.Combine(folder, $"{i:x2}"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 << 20);
        builder.Services.Configure<FormOptions>(form => form.MemoryBufferThreshold = 32 << 20);
        var app = builder.Build();
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        database.Open();
        Execute(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS files (name TEXT, length INTEGER)");
        using var writer = new SemaphoreSlim(1);
        app.MapGet("/", () => "ready");
        app.MapPost("/", async (HttpRequest request) =>
        {
            foreach (var file in (await request.ReadFormAsync()).Files)
            {
                var name = await Keep(folder, file);
                await writer.WaitAsync();
                try
                {
                    Execute(database, $"INSERT INTO files VALUES ('{name}', {file.Length})");
                }
                finally
                {
                    writer.Release();
                }
            }
            return Results.Ok();
        });
        app.Run();
        return 0;
    }

    private static async Task<string> Keep(string folder, IFormFile file)
    {
        var name = Guid.NewGuid().ToString("N");
        var (temporary, shelf) = (Path.Combine(folder, name), Path.Combine(folder, name[..2]));
        await using (var output = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            await file.CopyToAsync(output);
            RandomAccess.FlushToDisk(output.SafeFileHandle);
        }
        File.Move(temporary, Path.Combine(shelf, name));
        var handle = Native.Open(shelf, 0);
        _ = Native.Flush(handle);
        _ = Native.Close(handle);
        return name;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi)]
        internal static extern int Open(string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        internal static extern int Flush(int handle);

        [DllImport("libc", EntryPoint = "close")]
        internal static extern int Close(int handle);
    }
}
