using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Caika.Confirmations;
using Caika.Confirmations.Scanning;
using Caika.Demo;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.Data.Sqlite;
using SkiaSharp;

namespace Caika.Benchmarks.Scan;

/// <summary>A page that was sent in and what has to become of it.</summary>
internal sealed record TorturePage(string What, string FormNo, ScanOutcome Expected, PageDamage Damage)
{
    internal ScanOutcome? Came { get; set; }
    internal string CameAs { get; set; } = "";
    internal bool? Signed { get; set; }
    internal bool? DateInk { get; set; }
    internal bool Dated { get; init; }
    internal int Ms { get; set; }
}

/// <summary>
/// Forms printed, signed or not, soiled, scanned badly and sent in among strangers' pages in stacks of fifty, through the
/// product's own doors: print run, files, database. Everything is made up; nothing was ever on paper.
/// </summary>
internal static class ScanTorture
{
    private const int StackSize = 50;

    internal static async Task<int> Run(string[] args)
    {
        int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (count, seed) = (Option("--n", 500), Option("--seed", 1));
        var keep = Array.IndexOf(args, "--keep") is >= 0 and var k ? args[k + 1] : null;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "scan-torture")).FullName;
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        await using var stage = await TortureStage.Open(Path.Combine(folder, "data"), (count + 1) / 2, seed);
        var random = new DemoRandom(seed);
        var sources = new List<(string Png, string FormNo)>();
        foreach (var kind in new[] { FormKind.InformationSheet, FormKind.ConfirmationForm })
        {
            var pdf = Path.Combine(folder, $"{kind}.pdf");
            await stage.Print(kind, pdf);
            sources.AddRange(Rendered.Pages(pdf, folder));
        }
        Console.WriteLine($"{sources.Count} pages printed, {sources.Count(s => s.FormNo[0] == 'D')} of them covers");
        var pages = await Make(stage, folder, sources, random);
        var stacks = Stacks.Write(folder, [.. pages.Select(p => (p.File, p.Page.Damage))], StackSize, random);
        await Judge(stage, stacks, [.. pages.Select(p => p.Page)]);
        Report([.. pages.Select(p => p.Page)], seed, keep, [.. pages.Select(p => p.File)]);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return pages.Exists(p => IsWrong(p.Page)) ? 1 : 0;
    }

    private static async Task<List<(string File, TorturePage Page)>> Make(TortureStage stage, string folder, List<(string Png, string FormNo)> sources, DemoRandom random)
    {
        var made = new List<(string File, TorturePage Page)>();
        var changed = new HashSet<string>();
        foreach (var (_, formNo) in sources.Where(s => s.FormNo[0] == 'I'))
        {
            if (random.Chance(0.08))
                changed.UnionWith(await stage.Change(formNo, told: random.Chance(0.5)));
        }
        var again = new List<(string File, TorturePage Page)>();
        (string, TorturePage) Scanned(SKBitmap paper, TorturePage page)
        {
            using var canvas = new SKCanvas(paper);
            canvas.Scale(paper.Width / 210f);
            page.Damage.Soil(canvas, random);
            canvas.Flush();
            using var scan = page.Damage.Scan(paper, random);
            var file = Path.Combine(folder, $"page-{made.Count + again.Count:D5}.png");
            using var pixels = scan.PeekPixels();
            using var data = pixels!.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1));
            File.WriteAllBytes(file, data!.ToArray());
            return (file, page);
        }
        foreach (var (png, formNo) in sources)
        {
            var damage = PageDamage.Draw(random);
            using var paper = SKBitmap.Decode(png);
            if (formNo[0] == 'D')
            {
                var stamped = random.Chance(0.6);
                if (stamped)
                    Draw(paper, canvas => PageDamage.Seal(canvas, random.Between(150f, 178f), random.Between(120f, 255f), 21, random));
                damage = damage with { CodeStamped = false };
                var filed = stamped && damage.Mode == ScanMode.Colour;
                made.Add(Scanned(paper, new(stamped ? "cover, stamped" : "cover, not stamped", formNo, filed ? ScanOutcome.Filed : ScanOutcome.Unstamped, damage)));
                continue;
            }
            var kind = formNo[0] == 'C' ? FormKind.ConfirmationForm : FormKind.InformationSheet;
            var (signed, dated) = (!random.Chance(0.14), random.Chance(0.9));
            Draw(paper, canvas =>
            {
                if (signed)
                    HandStrokes.Sign(canvas, random, 46, (float)FormPlaces.SignRow(kind) + 1.8f, 45);
                if (signed && dated)
                    HandStrokes.Date(canvas, random, (float)FormPlaces.DateX(kind), (float)FormPlaces.SignRow(kind) + 1.8f);
            });
            var stale = changed.Contains(formNo);
            var (what, outcome) = stale ? ("stale", ScanOutcome.Stale) : signed ? ("signed", ScanOutcome.Filed) : ("unsigned", ScanOutcome.Unsigned);
            using var copy = paper.Copy();
            made.Add(Scanned(paper, new(what, formNo, outcome, damage) { Dated = dated && signed }));
            if (outcome == ScanOutcome.Filed && random.Chance(0.04))
                again.Add(Scanned(copy, new("second copy", formNo, ScanOutcome.Duplicate, PageDamage.Draw(random))));
        }
        foreach (var (png, what) in Strangers.Pages(folder, sources, random, Math.Max(8, sources.Count / 10)))
        {
            using var paper = SKBitmap.Decode(png);
            made.Add(Scanned(paper, new(what, "", ScanOutcome.Foreign, PageDamage.Draw(random))));
        }
        // Mixed as a pile is; second copies come after.
        for (var i = made.Count - 1; i > 0; i--)
        {
            var other = random.Between(0, i);
            (made[i], made[other]) = (made[other], made[i]);
        }
        return [.. made, .. again];
    }

    private static void Draw(SKBitmap paper, Action<SKCanvas> draw)
    {
        using var canvas = new SKCanvas(paper);
        canvas.Scale(paper.Width / 210f);
        draw(canvas);
    }

    private static async Task Judge(TortureStage stage, List<(string File, int Pages)> stacks, List<TorturePage> pages)
    {
        var at = 0;
        var started = Stopwatch.GetTimestamp();
        foreach (var (file, count) in stacks)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            var id = (await stage.Do<ReceiveScans, Outcome<Guid>>(receive => receive.Run(TortureStage.Office, Path.GetFileName(file), bytes, default))).OrThrow();
            var first = at;
            var fault = await stage.Do<JudgeStack, string>(judge => judge.Run(id, row =>
            {
                var page = pages[first + row.Number - 1];
                (page.Came, page.CameAs, page.Signed, page.DateInk, page.Ms) = (row.Outcome, row.FormNo, row.Signed, row.DateInk, row.Milliseconds);
            }, default));
            if (fault.Length > 0)
                Console.WriteLine($"{Path.GetFileName(file)}: {fault}");
            at += count;
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{pages.Count} pages in {stacks.Count} files judged and filed in {seconds:F0} s, {pages.Count / seconds:F1} pages/s; reading alone {pages.Average(p => p.Ms):F0} ms a page");
    }

    private static bool IsWrong(TorturePage page) => page.Came == ScanOutcome.Filed && (page.Expected != ScanOutcome.Filed || page.CameAs != page.FormNo);

    private static bool IsMisdated(TorturePage page) => page is { What: "signed", DateInk: { } seen } && seen != page.Dated;

    private static void Report(List<TorturePage> pages, int seed, string? keep, List<string> files)
    {
        Console.WriteLine($"\nseed {seed}\n| what | pages | as it should be | filed | stale | unsigned | unstamped | duplicate | unreadable | foreign |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (var group in pages.GroupBy(p => p.What).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int Of(ScanOutcome outcome) => group.Count(p => p.Came == outcome);
            Console.WriteLine($"| {group.Key} | {group.Count()} | {group.Count(p => p.Came == p.Expected)} | {Of(ScanOutcome.Filed)} | {Of(ScanOutcome.Stale)} | {Of(ScanOutcome.Unsigned)} | {Of(ScanOutcome.Unstamped)} | {Of(ScanOutcome.Duplicate)} | {Of(ScanOutcome.Unreadable)} | {Of(ScanOutcome.Foreign)} |");
        }
        var signed = pages.Where(p => p.What == "signed").ToList();
        var unsigned = pages.Where(p => p.What == "unsigned").ToList();
        var stale = pages.Where(p => p.What == "stale").ToList();
        static string Share(int part, int of) => of == 0 ? "—" : $"{part} of {of} ({100.0 * part / of:F2} %)";
        Console.WriteLine($"\nfiled right {Share(signed.Count(p => p.Came == ScanOutcome.Filed && p.CameAs == p.FormNo), signed.Count)}; filed wrong {pages.Count(IsWrong)}");
        Console.WriteLine($"stale found {Share(stale.Count(p => p.Came == ScanOutcome.Stale), stale.Count)}");
        Console.WriteLine($"unsigned found {Share(unsigned.Count(p => p.Came == ScanOutcome.Unsigned), unsigned.Count)}; called unsigned though signed {Share(signed.Count(p => p.Came == ScanOutcome.Unsigned), signed.Count)}");
        var read = signed.Where(p => p.DateInk is not null).ToList();
        Console.WriteLine($"date seen {Share(read.Count(p => p.Dated && p.DateInk == true), read.Count(p => p.Dated))}; seen though missing {Share(read.Count(p => !p.Dated && p.DateInk == true), read.Count(p => !p.Dated))}");
        foreach (var (page, file) in pages.Zip(files).Where(p => p.First.Came != p.First.Expected || IsMisdated(p.First)))
        {
            Console.WriteLine($"  {page.What} {page.FormNo}: {page.Came} {page.CameAs}, signed {page.Signed?.ToString() ?? "?"}{(IsMisdated(page) ? page.Dated ? ", date not seen" : ", date seen though missing" : "")}; {page.Damage.Words} {Path.GetFileName(file)}");
            if (keep is not null)
                File.Copy(file, Path.Combine(Directory.CreateDirectory(keep).FullName, Path.GetFileName(file)), overwrite: true);
        }
    }
}
