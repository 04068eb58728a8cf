using System.Diagnostics;
using System.Globalization;
using Caika.Platform.Documents.Sheets;

namespace Caika.Benchmarks.Load;

/// <summary>
/// Damaged and odd files through the pages that take files, one after the other: what is answered, how long it takes, how
/// much memory it needs, and whether the server is still there.
/// </summary>
internal static class HostileEval
{
    private const string Url = "http://127.0.0.1:5137";

    internal static async Task<int> Run(string[] args)
    {
        if (args is not [var hostile] || !Directory.Exists(hostile))
        {
            Console.WriteLine("Name the folder with the files: eval hostile DIR");
            return 2;
        }
        var folder = Path.Combine(AppContext.BaseDirectory, "hostile-eval");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var slips = await LoadWorld.Make(folder, 1);
        var (name, password, batch) = await LoadWorld.AddOffice(folder);
        using var server = RunningServer.Start(RunningServer.Program, "serve", "--data", folder, "--url", Url);
        await RunningServer.Answers(Url);
        using var person = await LoadVisitor.SignIn(Url, slips[0]);
        using var office = await LoadVisitor.SignInOffice(Url, name, password);
        var list = List();
        var files = Directory.EnumerateFiles(hostile, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Console.WriteLine("| page | files | taken | refused | 5xx or hung up | slowest | memory at most |\n|---|---|---|---|---|---|---|");
        var bad = 0;
        foreach (var (page, send) in new (string, Func<string, byte[], Task<int>>)[]
        {
            ("photo of a person", (file, bytes) => person.Post("/photos/mine", [("album", file, bytes)])),
            ("ID card, emblem", (file, bytes) => person.Post("/id-cards/mine", [("album", file, bytes)], ("Side", "Emblem"))),
            ("ID card, portrait", (file, bytes) => person.Post("/id-cards/mine", [("album", file, bytes)], ("Side", "Portrait"))),
            ("the bank's photos", (file, bytes) => office.Post($"/matching/{batch}?handler=Answer", [("list", "list.xlsx", list), ("photos", file, bytes)])),
            ("the bank's list", (file, bytes) => office.Post($"/matching/{batch}?handler=Answer", [("list", file, bytes)])),
            ("a roster", (file, bytes) => office.Post("/enrolments/import", [("file", file, bytes)], ("Kind", "Roster"))),
            ("scanned forms", (file, bytes) => office.Post("/confirmations/scans", [("files", file, bytes)])),
        })
            bad += await Send(page, send, files, server);
        var alive = !server.HasExited;
        Console.WriteLine(alive ? "The server is still there." : "The server is gone.");
        server.Kill();
        await server.WaitForExitAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return alive && bad == 0 ? 0 : 1;
    }

    private static async Task<int> Send(string page, Func<string, byte[], Task<int>> send, List<string> files, Process server)
    {
        var (answers, slowest, which) = (new List<int>(), TimeSpan.Zero, "");
        foreach (var file in files)
        {
            var (bytes, started) = (await File.ReadAllBytesAsync(file), Stopwatch.GetTimestamp());
            answers.Add(await send(Path.GetFileName(file), bytes));
            var taken = Stopwatch.GetElapsedTime(started);
            if (taken > slowest)
                (slowest, which) = (taken, Path.GetFileName(file));
            if (answers[^1] is 0 or >= 500)
                Console.Error.WriteLine($"{page}: {Path.GetFileName(file)} {answers[^1]}");
        }
        var wrong = answers.Count(a => a is 0 or >= 500);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {page} | {files.Count} | {answers.Count(a => a is >= 200 and < 400)} | {answers.Count(a => a is >= 400 and < 500)} | {wrong} | {slowest.TotalMilliseconds:F0} ms ({which}) | {RunningServer.PeakMegabytes(server.Id)} MB |"));
        return wrong;
    }

    private static byte[] List()
    {
        using var memory = new MemoryStream();
        SheetWriter.Write(memory, "结果", ["编号", "姓名", "结果代码", "说明"], [["1", "没有这个人", "20", ""]]);
        return memory.ToArray();
    }
}
