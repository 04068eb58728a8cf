using System.Diagnostics;
using System.Text.Json;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Scanning;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Caika.Server.Tests.Confirmations;

/// <summary>Printed forms come back as scans: through the upload page, and through the command line that is killed.</summary>
public sealed class ScanTests
{
    [Fact]
    public async Task UploadedStack_FilesTheSignedAndNothingElse()
    {
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Printed(app, 4);
        var pages = Paper.Render(pdf);
        Assert.Equal(5, pages.Count); // the cover and four forms
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await app.Correct(await OwnerOf(app, 2), ItemKind.Contact, data => data with { Mobile = "13900009999" });

        // Signed upright; signed, upside down and skewed; signed but changed since; not signed.
        var stack = Paper.Pdf([Paper.Signed(pages[1]), Paper.Turned(Paper.Signed(pages[2]), 184), Paper.Signed(pages[3]), pages[4], Paper.Blank()]);
        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "扫描.pdf", stack));
        var rows = await Judged(app);

        Assert.Equal([ScanOutcome.Filed, ScanOutcome.Filed, ScanOutcome.Stale, ScanOutcome.Unsigned, ScanOutcome.Foreign], rows.Select(r => r.Outcome));
        Assert.Equal([true, true, true, false, null], rows.Select(r => r.Signed));
        Assert.InRange(rows[1].SkewDeg, 3.5, 4.5);
        Assert.Equal(2, (await All(app, ids)).Count(e => e.ConfirmationPaper == PaperState.Signed));
        var page = await clerk.Get("/confirmations/scans");
        Assert.Contains("要人工看的（2 页）", page.Main);
        Assert.Contains("签字处没有笔迹", page.Main);

        // A person sees the signature that the machine did not: the same checks, then filed.
        page = await clerk.Post(page, "form[action*='handler=File']");
        Assert.Contains("已归档", page.Main);
        Assert.Equal(3, (await All(app, ids)).Count(e => e.ConfirmationPaper == PaperState.Signed));
    }

    [Fact]
    public async Task SecondCopy_IsADuplicateAndAnotherDepartmentsFormIsForeign()
    {
        await using var app = await TestApp.Start();
        var (_, pdf) = await Printed(app, 1);
        var signed = Paper.Signed(Paper.Render(pdf)[1]);
        using var stranger = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        foreach (var (i, browser) in new[] { stranger, clerk, clerk }.Index())
        {
            await browser.Post(await browser.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "a.jpg", Paper.Jpeg(signed, 60 + (browser == clerk ? 10 : 0))));
            await Judged(app, i + 1); // the same file sent again before that would go on with the first stack
        }
        var rows = await Judged(app, stacks: 3);

        Assert.Equal([ScanOutcome.Foreign, ScanOutcome.Filed, ScanOutcome.Duplicate], rows.Select(r => r.Outcome));
        Assert.Equal("", rows[0].FormNo);
        Assert.Null(rows[0].ImageFileId);
    }

    [Theory]
    [InlineData(7.4f)]
    [InlineData(-7.2f)]
    [InlineData(187.6f)]
    public async Task FaxWithABlackSealOverTheCodeAndItsMarksOffTheGlass_IsFiled(float degrees)
    {
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Printed(app, 2);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var fax = Paper.Faxed(Paper.Turned(Paper.Sealed(Paper.Signed(Paper.Render(pdf)[2])), degrees));

        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "fax.jpg", Paper.Jpeg(fax, 90)));

        var row = Assert.Single(await Judged(app));
        Assert.Equal((ScanOutcome.Filed, true), (row.Outcome, row.Signed));
        Assert.Equal(PaperState.Signed, (await app.Find(await OwnerOf(app, 1))).ConfirmationPaper);
        Assert.Equal(1, (await All(app, ids)).Count(e => e.ConfirmationPaper == PaperState.Signed));
    }

    [Fact]
    public async Task KilledInTheMiddleOfAStack_GoesOnAndFilesEachPageOnce()
    {
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Printed(app, 8);
        var stack = Path.Combine(app.DataFolder, "stack.pdf");
        await File.WriteAllBytesAsync(stack, Paper.Pdf([.. Paper.Render(pdf).Skip(1).Select(Paper.Signed)]));

        for (var kills = 0; kills < 2; kills++)
        {
            using var broken = Scan(app.DataFolder, stack);
            for (var lines = 0; lines < 2 + kills * 2; lines++)
                Assert.NotNull(await broken.StandardOutput.ReadLineAsync());
            broken.Kill(entireProcessTree: true); // SIGKILL
            await broken.WaitForExitAsync();
        }
        using var last = Scan(app.DataFolder, stack);
        var said = await last.StandardOutput.ReadToEndAsync();
        await last.WaitForExitAsync();

        var outcomes = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, 8), outcomes.Select(o => o.GetProperty("page").GetInt32()));
        Assert.All(outcomes, o => Assert.Equal("filed", o.GetProperty("outcome").GetString()));
        Assert.All(await All(app, ids), e => Assert.Equal(PaperState.Signed, e.ConfirmationPaper));
        Assert.Equal(8, await app.InDb(db => db.Set<Caika.Platform.Audit.AuditRow>().CountAsync(r => r.Action == "form.signed")));
        Assert.Equal(1, await app.InDb(db => db.Set<ScanStack>().CountAsync()));
    }

    private static Process Scan(string folder, string file) => Process.Start(new ProcessStartInfo("dotnet",
        [typeof(Caika.Server.Hosting.CaikaWeb).Assembly.Location, "scan", file, "--data", folder, "--json"])
    { RedirectStandardOutput = true })!;

    private static async Task<(Guid[] Ids, byte[] Pdf)> Printed(TestApp app, int count)
    {
        var ids = new List<Guid>();
        foreach (var person in TestPeople.Some(count))
            ids.Add(await app.AddComplete(person));
        await app.Settle([.. ids]);
        var pdf = await app.Do(async services =>
        {
            var run = (await services.GetRequiredService<PrintForms>().Run(Actor.System("测试"), app.CampaignId, new PrintWish(FormKind.ConfirmationForm), default)).OrThrow().Run;
            var hand = (await services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
            var file = await services.GetRequiredService<Caika.Platform.Data.CaikaDb>().Set<StoredFile>().SingleAsync(f => f.Id == run.FileId);
            return await services.GetRequiredService<FileVault>().Read(file, hand.Keys, default);
        });
        return ([.. ids], pdf);
    }

    // Forms lie by the order of names.
    private static async Task<Guid> OwnerOf(TestApp app, int place) =>
        (await app.InDb(db => db.Set<Enrolment>().AsNoTracking().ToListAsync())).OrderBy(e => e.FullName, NameOrder.ByName).ElementAt(place).Id;

    private static Task<List<Enrolment>> All(TestApp app, Guid[] ids) => app.InDb(db => db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync());

    private static async Task<List<ScanPage>> Judged(TestApp app, int stacks = 1)
    {
        for (var i = 0; i < 300 && await app.InDb(db => db.Set<ScanStack>().CountAsync(s => s.DoneAt != null)) < stacks; i++)
            await Task.Delay(100);
        return await app.InDb(db => db.Set<ScanPage>().AsNoTracking().Join(db.Set<ScanStack>(), p => p.StackId, s => s.Id, (p, s) => new { p, s.Number }).OrderBy(r => r.Number).ThenBy(r => r.p.Number).Select(r => r.p).ToListAsync());
    }

    /// <summary>Paper as pictures at 200 dpi.</summary>
    private static class Paper
    {
        internal static List<SKBitmap> Render(byte[] pdf) => [.. Caika.Platform.Documents.Scans.ScanFile.Open(pdf).Select(page =>
        {
            var bitmap = new SKBitmap(new SKImageInfo(page.Picture!.Width, page.Picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
            page.Picture.Pixels.CopyTo(bitmap.GetPixelSpan());
            return bitmap;
        })];

        internal static SKBitmap Signed(SKBitmap paper)
        {
            var signed = paper.Copy();
            using var canvas = new SKCanvas(signed);
            canvas.Scale(paper.Width / 210f);
            using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f, Color = SKColors.Black, IsAntialias = true };
            using var path = new SKPathBuilder();
            path.MoveTo(50, 206);
            for (var i = 0; i < 5; i++)
                path.CubicTo(52 + i * 5, 198, 56 + i * 5, 210, 55 + i * 5, 203);
            using var drawn = path.Detach();
            canvas.DrawPath(drawn, pen);
            return signed;
        }

        /// <summary>With a seal across the code: a ring, a star's worth of ink in the middle, strokes between.</summary>
        internal static SKBitmap Sealed(SKBitmap paper)
        {
            using var canvas = new SKCanvas(paper);
            canvas.Scale(paper.Width / 210f);
            using var ink = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 1.2f, Color = new SKColor(190, 20, 30), IsAntialias = true };
            canvas.DrawCircle(171, 30, 19, ink);
            ink.StrokeWidth = 5.5f;
            canvas.DrawCircle(171, 30, 3, ink);
            ink.StrokeWidth = 0.6f;
            for (var i = 0; i < 24; i++)
            {
                var (x, y) = ((float)Math.Cos(i * 0.26), (float)Math.Sin(i * 0.26));
                canvas.DrawLine(171 + 13 * x, 30 + 13 * y, 171 + 17 * x, 30 + 17 * y, ink);
            }
            return paper;
        }

        /// <summary>Black and white only, as a fax is.</summary>
        internal static SKBitmap Faxed(SKBitmap page)
        {
            var pixels = page.GetPixelSpan();
            for (var i = 0; i < pixels.Length; i += 4)
                pixels[i] = pixels[i + 1] = pixels[i + 2] = 0.3 * pixels[i] + 0.59 * pixels[i + 1] + 0.11 * pixels[i + 2] < 140 ? (byte)0 : (byte)255;
            return page;
        }

        internal static SKBitmap Turned(SKBitmap paper, float degrees)
        {
            var turned = new SKBitmap(paper.Info);
            using var canvas = new SKCanvas(turned);
            canvas.Clear(SKColors.White);
            canvas.RotateDegrees(degrees, paper.Width / 2f, paper.Height / 2f);
            using var image = SKImage.FromBitmap(paper);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
            return turned;
        }

        internal static SKBitmap Blank()
        {
            var blank = new SKBitmap(1654, 2339);
            blank.Erase(SKColors.White);
            return blank;
        }

        internal static byte[] Jpeg(SKBitmap page, int quality)
        {
            using var data = page.Encode(SKEncodedImageFormat.Jpeg, quality);
            return data.ToArray();
        }

        internal static byte[] Pdf(SKBitmap[] pages)
        {
            using var output = new MemoryStream();
            using (var document = SKDocument.CreatePdf(output))
            {
                foreach (var page in pages)
                {
                    using var image = SKImage.FromEncodedData(Jpeg(page, 75));
                    document.BeginPage(595.2f, 841.92f).DrawImage(image, SKRect.Create(595.2f, 841.92f), SKSamplingOptions.Default);
                    document.EndPage();
                }
                document.Close();
            }
            return output.ToArray();
        }
    }
}
