using System.Diagnostics;
using Caika.Intake.Runs;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Intake;

/// <summary>Sends files through the doors of intake and waits for what comes of them.</summary>
internal static class Intakes
{
    /// <summary>By the plain form.</summary>
    internal static async Task<TestPage> Send(TestBrowser browser, params TestFile[] files) => await browser.Post(await browser.Get("/intake"), "form[data-intake]", [], files);

    /// <summary>As the script asks.</summary>
    internal static async Task<HttpResponseMessage> Ask(TestBrowser browser, string handler, Guid? run, HttpContent? body = null, string? name = null)
    {
        var token = (await browser.Get("/intake")).Document.QuerySelector("form[data-intake] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/intake?handler={handler}") { Content = body };
        request.Headers.Add("RequestVerificationToken", token);
        if (run is { } id)
            request.Headers.Add("X-Run", id.ToString());
        if (name is not null)
            request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        return await browser.Http.SendAsync(request);
    }

    /// <summary>Waits until that many runs are through.</summary>
    internal static async Task Judged(this TestApp app, int runs = 1)
    {
        for (var i = 0; i < 600; i++)
        {
            var all = await app.InDb(db => db.Set<IntakeRun>().AsNoTracking().ToListAsync());
            if (all.Count(r => r is { IsPending: false, Pieces: > 0 }) >= runs && !all.Exists(r => r.IsPending))
                return;
            await Task.Delay(100);
        }
        Assert.Fail("The job did not come to its end.");
    }

    /// <summary>All files so far, in order.</summary>
    internal static Task<List<IntakeFile>> Files(this TestApp app) => app.InDb(db => db.Set<IntakeFile>().AsNoTracking()
        .Join(db.Set<IntakePiece>(), f => f.PieceId, p => p.Id, (f, p) => new { File = f, Piece = p.Number, p.RunId })
        .Join(db.Set<IntakeRun>(), f => f.RunId, r => r.Id, (f, r) => new { f.File, f.Piece, Run = r.Number })
        .OrderBy(f => f.Run).ThenBy(f => f.Piece).ThenBy(f => f.File.Number).Select(f => f.File).ToListAsync());

    /// <summary>The real program, on a folder no other process works in.</summary>
    internal static Process Serve(string folder, params string[] more)
    {
        var server = Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, "serve", "--data", folder, "--url", "http://127.0.0.1:0", .. more]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = server.StandardError.ReadToEndAsync();
        _ = Knock(server);
        return server;
    }

    // Jobs begin behind the first answer.
    private static async Task Knock(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                using var http = new HttpClient();
                try { await http.GetAsync(new Uri(new Uri(line), "accounts/sign-in")); }
                catch (HttpRequestException) { }
                return;
            }
        }
    }
}
