using System.Diagnostics;
using System.Text.Json;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Scanning;
using Caika.Enrolments;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
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
        var (ids, pdf) = await Paper.Print(app, 4);
        var pages = Paper.Render(pdf);
        Assert.Equal(5, pages.Count); // the cover and four forms
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await app.Correct(await OwnerOf(app, 2), ItemKind.Contact, data => data with { Mobile = "13900009999" });

        // Signed upright; signed, upside down and skewed; signed but changed since; not signed.
        var stack = Paper.Pdf([Paper.Signed(pages[1]), Paper.Turned(Paper.Signed(pages[2]), 184), Paper.Signed(pages[3]), pages[4], Paper.Blank()]);
        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "扫描.pdf", stack));
        var rows = await Paper.Judged(app);

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
        var (_, pdf) = await Paper.Print(app, 1);
        var signed = Paper.Signed(Paper.Render(pdf)[1]);
        using var stranger = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        foreach (var (i, browser) in new[] { stranger, clerk, clerk }.Index())
        {
            await browser.Post(await browser.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "a.jpg", Paper.Jpeg(signed, 60 + (browser == clerk ? 10 : 0))));
            await Paper.Judged(app, i + 1); // the same file sent again before that would go on with the first stack
        }
        var rows = await Paper.Judged(app, stacks: 3);

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
        var (ids, pdf) = await Paper.Print(app, 2);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var fax = Paper.Faxed(Paper.Turned(Paper.Sealed(Paper.Signed(Paper.Render(pdf)[2])), degrees));

        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "fax.jpg", Paper.Jpeg(fax, 90)));

        var row = Assert.Single(await Paper.Judged(app));
        Assert.Equal((ScanOutcome.Filed, true), (row.Outcome, row.Signed));
        Assert.Equal(PaperState.Signed, (await app.Find(await OwnerOf(app, 1))).ConfirmationPaper);
        Assert.Equal(1, (await All(app, ids)).Count(e => e.ConfirmationPaper == PaperState.Signed));
    }

    /// <summary>With the marks off the glass the place to sign is far from all that is known: the printed line must not pass for ink.</summary>
    [Theory]
    [InlineData(FormKind.InformationSheet)]
    [InlineData(FormKind.ConfirmationForm)]
    public async Task TurnedPage_IsSignedOnlyWhenItIs(object kind)
    {
        await using var app = await TestApp.Start();
        var (_, pdf) = await Paper.Print(app, 1, (FormKind)kind);
        var page = Paper.Render(pdf)[1];
        var wrong = new List<string>();
        // The finder of the code is a pixel off here and there: no two sizes of a scan are read quite alike.
        foreach (var (degrees, size) in new[] { -7.8f, -6.6f, 0, 6.4f, 7.1f, 7.9f }.SelectMany(d => new[] { 0.82, 0.9, 1, 1.06 }.Select(size => (d, size))))
        {
            foreach (var (signed, underlined) in new[] { (false, false), (true, false), (true, true) })
            {
                using var written = !signed ? page.Copy() : underlined ? Paper.Underlined(Paper.Signed(page, (FormKind)kind), (FormKind)kind) : Paper.Signed(page, (FormKind)kind);
                using var turned = Paper.Turned(written, degrees);
                using var sized = turned.Resize(new SKImageInfo((int)(turned.Width * size), (int)(turned.Height * size)), SKSamplingOptions.Default);
                var read = SheetReading.Of(PictureDecoder.Decode(Paper.Jpeg(sized, 70)).Picture!);
                if (read.Code is not null && read.Signed != signed)
                    wrong.Add($"{degrees}°, {size}, {(underlined ? "underlined" : signed ? "signed" : "blank")}: read as {read.Signed?.ToString() ?? "?"}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task PageWhoseCodeIsGone_GoesToTheDeskAndItsPrintedNumberIsProposed()
    {
        Assert.SkipUnless(NetFolder.OfThisMachine().Has(TextNets.All), "The nets are missing; ./dev setup gets them.");
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Paper.Print(app, 1);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var number = await app.InDb(db => db.Set<Form>().Select(f => f.FormNo).SingleAsync());
        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "a.jpg", Paper.Jpeg(Paper.Turned(Paper.Unreadable(Paper.Signed(Paper.Render(pdf)[1])), 2), 80)));
        Assert.Equal(ScanOutcome.Unreadable, Assert.Single(await Paper.Judged(app)).Outcome);

        var page = await clerk.Get("/confirmations/scans");
        Assert.Equal("", page.Document.QuerySelector("input[name=formNo]")!.GetAttribute("value") ?? "");
        page = await clerk.Get(page.Document.QuerySelector("a[href*='read=']")!.GetAttribute("href")!);
        Assert.Contains($"从扫描件上读到 {number}", page.Main);
        Assert.Equal(PaperState.Printed, (await app.Find(ids[0])).ConfirmationPaper); // a proposal files nothing

        page = await clerk.Post(page, "form[action*='handler=File']");
        Assert.Contains("已归档", page.Main);
        Assert.Equal(PaperState.Signed, (await app.Find(ids[0])).ConfirmationPaper);
    }

    [Fact]
    public async Task KilledInTheMiddleOfAStack_GoesOnAndFilesEachPageOnce()
    {
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Paper.Print(app, 8);
        var stack = Path.Combine(app.DataFolder, "stack.pdf");
        await File.WriteAllBytesAsync(stack, Paper.Pdf([.. Paper.Render(pdf).Skip(1).Select(page => Paper.Signed(page))]));

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

    // Forms lie by the order of names.
    private static async Task<Guid> OwnerOf(TestApp app, int place) =>
        (await app.InDb(db => db.Set<Enrolment>().AsNoTracking().ToListAsync())).OrderBy(e => e.FullName, NameOrder.ByName).ElementAt(place).Id;

    private static Task<List<Enrolment>> All(TestApp app, Guid[] ids) => app.InDb(db => db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync());
}
