using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Scanning;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Confirmations;

/// <summary>Paper outside the house: objections on the phone, both tracks, hand-in, old papers, a scanner's folder, a kill while printing.</summary>
public sealed class PaperTrackTests
{
    [Fact]
    public async Task ObjectionOnThePhone_VoidsTheFormAndReturnsThatItemOnly()
    {
        await using var app = await TestApp.Start();
        var (ids, _) = await Paper.Print(app, 1);
        using var person = await app.BrowseAsPerson(ids[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var refused = await person.Post(await person.Get("/confirmations/mine"), "form[action='/confirmations/mine']", new() { ["Field"] = "Mobile", ["Remark"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请写明应该是什么", refused.Main);
        var page = await person.Post(await person.Get("/confirmations/mine"), "form[action='/confirmations/mine']", new() { ["Field"] = "ContactAddress", ["Remark"] = "门牌号应为 305" });

        Assert.Contains("“通讯地址”不对", page.Main);
        var enrolment = await app.Find(ids[0]);
        Assert.True(enrolment.IsOpen(ItemKind.Contact));
        Assert.All(ItemKinds.All.Where(k => k != ItemKind.Contact), kind => Assert.Equal(Stage.Settled, enrolment.Item(kind)!.Stage));
        Assert.Contains("门牌号应为 305", enrolment.Item(ItemKind.Contact)!.ReasonText);
        Assert.Equal(FormState.Objection, (await app.InDb(db => db.Set<Form>().SingleAsync())).State);
        Assert.Contains("要收回的旧表（1 份）", (await clerk.Get("/confirmations/tracks")).Main);
        Assert.DoesNotContain("305", string.Concat(await app.InDb(db => db.Set<AuditRow>().Select(r => r.Detail).ToListAsync())));
    }

    [Fact]
    public async Task ObjectionToSomebodyElsesForm_IsNotFound()
    {
        await using var app = await TestApp.Start();
        var (ids, _) = await Paper.Print(app, 2);
        using var person = await app.BrowseAsPerson(ids[0]);
        var other = await app.InDb(db => db.Set<Form>().Where(f => f.EnrolmentId == ids[1]).Select(f => f.Id).SingleAsync());

        await person.Post(await person.Get("/confirmations/mine"), "form[action='/confirmations/mine']", new() { ["form"] = other.ToString(), ["Field"] = "Mobile", ["Remark"] = "不对" });

        Assert.All(await app.InDb(db => db.Set<Form>().ToListAsync()), form => Assert.Equal(FormState.Printed, form.State));
    }

    [Fact]
    public async Task HandIn_OnlyWhenBothTracksAreEqual_WithAReceipt()
    {
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Paper.Print(app, 2, FormKind.InformationSheet);
        var pages = Paper.Render(pdf);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var stack = Paper.Pdf([Paper.Stamped(pages[0]), Paper.Signed(pages[1], FormKind.InformationSheet)]);
        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "a.pdf", stack));
        Assert.All(await Paper.Judged(app), row => Assert.Equal(ScanOutcome.Filed, row.Outcome));
        var page = await clerk.Get("/confirmations/tracks");
        Assert.Contains("两边还不一致", page.Main);
        Assert.Contains("已打印，没回来", page.Main);
        Assert.Null(page.Document.QuerySelector("form[action*='handler=HandIn']"));

        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", [], new TestFile("files", "b.jpg", Paper.Jpeg(Paper.Signed(pages[2], FormKind.InformationSheet), 80)));
        await Paper.Judged(app, stacks: 2);
        page = await clerk.Post(await clerk.Get("/confirmations/tracks"), "form[action*='handler=HandIn']");

        Assert.Contains("2 人的材料已上交", page.Main);
        Assert.Equal(1, await Trail(app, "papers.handed-in"));
        var receipt = await clerk.Get(page.Document.QuerySelector("a[href*='handler=Receipt']")!.GetAttribute("href")!);
        var text = string.Concat(TestPaper.Pages(await receipt.Response.Content.ReadAsByteArrayAsync()));
        Assert.Contains("纸质材料上交回执", text);
        Assert.All(TestPeople.Some(2), person => Assert.Contains(person.Name, text));
        using var stranger = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page.Document.QuerySelector("a[href*='handler=Receipt']")!.GetAttribute("href")!)).Status);

        await app.Correct(ids[0], ItemKind.Contact, data => data with { Mobile = "13900009999" });
        Assert.Contains("上交后有变动", (await clerk.Get("/confirmations/tracks")).Main);
    }

    [Fact]
    public async Task VoidedPaper_IsListedUntilItIsBack()
    {
        await using var app = await TestApp.Start();
        var (ids, _) = await Paper.Print(app, 2);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        foreach (var id in ids)
            await app.Correct(id, ItemKind.Contact, data => data with { Mobile = "13900009999" });
        var page = await clerk.Get("/confirmations/tracks");
        Assert.Contains("要收回的旧表（2 份）", page.Main);
        var first = await app.InDb(db => db.Set<Form>().FirstAsync());

        page = await clerk.Post(page, "form[action*='handler=TakeBack']", new() { ["form"] = first.Id.ToString() });

        Assert.Contains("1 份作废的表已收回", page.Main);
        Assert.Contains("要收回的旧表（1 份）", page.Main);
        Assert.DoesNotContain(first.FormNo, page.Main);
        Assert.Equal(1, await Trail(app, "form.taken-back"));
    }

    [Fact]
    public async Task FileInTheScannersFolder_IsFiledAndMovedAside()
    {
        await using var app = await TestApp.Start();
        var (ids, pdf) = await Paper.Print(app, 1);
        await app.StopServing();
        var watched = Directory.CreateDirectory(Path.Combine(app.DataFolder, "scanner")).FullName;
        using var server = Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, "serve", "--data", app.DataFolder, "--url", $"http://127.0.0.1:{FreePort()}", "--watch", watched])
        { RedirectStandardOutput = true })!;

        await File.WriteAllBytesAsync(Path.Combine(watched, "扫描.jpg"), Paper.Jpeg(Paper.Signed(Paper.Render(pdf)[1]), 80));
        await File.WriteAllTextAsync(Path.Combine(watched, "说明.txt"), "不是扫描件");
        var row = Assert.Single(await Paper.Judged(app));
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();

        Assert.Equal(ScanOutcome.Filed, row.Outcome);
        Assert.Equal(PaperState.Signed, (await app.Find(ids[0])).ConfirmationPaper);
        Assert.Single(Directory.GetFiles(Path.Combine(watched, "已收")));
        Assert.Equal(["说明.txt"], Directory.GetFiles(watched).Select(Path.GetFileName));
    }

    [Fact]
    public async Task KilledWhilePrinting_IsWhollyThereOrWhollyAbsent()
    {
        const int people = 30;
        await using var app = await TestApp.Start();
        var ids = new List<Guid>();
        foreach (var person in TestPeople.Some(people))
            ids.Add(await app.AddComplete(person));
        await app.Settle([.. ids]);
        var output = Path.Combine(app.DataFolder, "forms.pdf");

        var kills = 0;
        for (var delay = 300; await app.InDb(db => db.Set<PrintRun>().CountAsync()) == 0; delay += 400)
        {
            Assert.True(delay < 40_000, "No run got through.");
            using var print = Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, "print", "--data", app.DataFolder, "--campaign", app.CampaignId.ToString(), "--kind", "confirm", "--out", output])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!print.WaitForExit(delay))
                kills++;
            print.Kill(entireProcessTree: true); // SIGKILL
            await print.WaitForExitAsync();
            var runs = await app.InDb(db => db.Set<PrintRun>().CountAsync());
            Assert.Equal(runs * people, await app.InDb(db => db.Set<Form>().CountAsync()));
            Assert.Equal(runs * people, await Trail(app, "form.printed"));
            Assert.Equal(runs * people, await app.InDb(db => db.Set<Enrolment>().CountAsync(e => e.ConfirmationPaper == PaperState.Printed)));
        }

        Assert.True(kills > 0, "The first kill came too late to prove anything.");
        var pdf = await app.Do(async services =>
        {
            var db = services.GetRequiredService<Caika.Platform.Data.CaikaDb>();
            var hand = (await services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
            var run = await db.Set<PrintRun>().SingleAsync();
            return await services.GetRequiredService<FileVault>().Read(await db.Set<StoredFile>().SingleAsync(f => f.Id == run.FileId), hand.Keys, default);
        });
        var numbers = await app.InDb(db => db.Set<Form>().Select(f => f.FormNo).ToListAsync());
        var text = string.Concat(TestPaper.Pages(pdf));
        Assert.All(numbers, number => Assert.Contains(number, text));
        Assert.True((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
    }

    private static Task<int> Trail(TestApp app, string action) => app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == action));

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
