using System.Diagnostics;
using System.Net;
using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Scanning;
using Caika.Confirmations.Screen;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Confirmations;

/// <summary>Signing on the screen, with a real mail server: allowed or not, code, seal, copy, verification, crowds on one device, voiding.</summary>
public sealed class ScreenSigningTests
{
    private const string Drawn = """{"w":350,"h":175,"strokes":[[[20,60,0,0.5],[60,120,60,0.5],[90,50,120,0.5],[110,130,190,0.5]],[[150,40,400,0.5],[155,140,470,0.6],[200,90,540,0.7],[260,120,640,0.5],[300,60,720,0.4]]]}""";

    [Theory]
    [InlineData("P256-SHA256")]
    [InlineData("SM2-SM3")]
    public async Task WholeWay_FromTheCodeToTheCopy_AndAChangeVoidsIt(string profile)
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options, seal: SealProfile.All.Single(p => p.Name == profile));
        var (form, person) = await Ready(app);

        Assert.Contains("在手机上签确认表", (await person.Get("/confirmations/mine")).Main);
        var page = await AskForCode(person, form);
        Assert.Contains("验证码已发到 z***@qinghe.example", page.Main);
        page = await person.Post(page, "#signing", Signing(await mail.Code(1)));

        Assert.Contains("签好了", page.Main);
        var stored = await Stored(app, form);
        Assert.Equal((FormState.SignedReturned, ScreenSignature.Recorder), (stored.State, stored.SignatureRecordedBy));
        Assert.Equal(PaperState.Signed, (await app.Find(form.EnrolmentId)).ConfirmationPaper);
        var copy = await (await person.Http.GetAsync($"/confirmations/screen/{form.Id}?handler=Copy")).Content.ReadAsByteArrayAsync();
        var read = CheckSealedForm.Run(copy).OrThrow();
        Assert.Equal((form.FormNo, profile, "青禾大学"), (read.Record.Form, read.Record.Profile, read.Sealer));
        Assert.Equal(2, read.Record.Strokes.Length);
        var text = TestPaper.Pages(copy).Single();
        Assert.Contains("在屏幕上签字", text);
        Assert.Contains("2026年9月10日", text);

        var letters = await mail.Letters(2);
        Assert.Equal(copy, Attached(letters[1]));
        using var nobody = app.Browse();
        Assert.Contains("没有改动，现在有效", (await Verify(nobody, copy)).Main);

        Assert.Equal((0, true), await VerifyAtTheTerminal(copy, form.FormNo));
        Assert.Equal((1, false), await VerifyAtTheTerminal(copy[..^1], form.FormNo));

        await app.Correct(form.EnrolmentId, ItemKind.Contact, data => data with { ContactAddress = "吉首市人民南路 120 号" });
        Assert.Equal(FormState.Voided, (await Stored(app, form)).State);
        Assert.Equal(PaperState.None, (await app.Find(form.EnrolmentId)).ConfirmationPaper);
        Assert.Contains("已经作废", (await Verify(nobody, copy)).Main);
        Assert.Null((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Fault);
        foreach (var action in new[] { "form.code-sent", "form.signed", "form.copy-mailed", "form.voided" })
            Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == action)));
    }

    [Fact]
    public async Task SignatureDrawn_IsSeenWhereTheScannerLooks()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        var (form, person) = await Ready(app);
        await person.Post(await AskForCode(person, form), "#signing", Signing(await mail.Code(1)));
        var copy = await (await person.Http.GetAsync($"/confirmations/screen/{form.Id}?handler=Copy")).Content.ReadAsByteArrayAsync();

        var reading = SheetReading.Of(Caika.Platform.Documents.Scans.ScanFile.Open(copy).Single().Picture!);

        Assert.Equal((form.FormNo, true, true), (reading.Code!.FormNo, reading.Signed, reading.DateInk));
        // The paper that lies about is signed on the screen already, whether or not there is ink on it.
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await clerk.Post(await clerk.Get("/confirmations/scans"), "form[enctype]", null, new TestFile("files", "扫描.pdf", copy));
        Assert.Equal(ScanOutcome.Duplicate, (await Paper.Judged(app)).Single().Outcome);
    }

    [Fact]
    public async Task WithoutPermissionMailOrAddress_ItIsInk()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        await using var mute = await TestApp.Start();

        var (forbidden, one) = await Ready(app, allowed: false);
        Assert.DoesNotContain("在手机上签", (await one.Get("/confirmations/mine")).Main);
        var page = await one.Get($"/confirmations/screen/{forbidden.Id}");
        Assert.Contains("只收亲笔签在纸上的表", page.Main);
        Assert.Null(page.Document.QuerySelector("#ask"));
        await Allow(app);
        await app.Correct(forbidden.EnrolmentId, ItemKind.Contact, data => data with { Email = "" });
        await app.Settle(forbidden.EnrolmentId);
        Assert.Contains("没有登记邮箱", (await one.Get($"/confirmations/screen/{forbidden.Id}")).Main);
        // An address that was changed a moment ago proves nothing.
        await app.Correct(forbidden.EnrolmentId, ItemKind.Contact, data => data with { Email = "other@qinghe.example" });
        Assert.Contains("还没有审核", (await one.Get($"/confirmations/screen/{forbidden.Id}")).Main);

        var (form, other) = await Ready(mute);
        Assert.Contains("还不能发验证码", (await other.Get($"/confirmations/screen/{form.Id}")).Main);
    }

    [Fact]
    public async Task WrongPinCodeOrDrawing_IsRefusedAndTheDrawingStays()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        var (form, person) = await Ready(app);
        var path = $"/confirmations/screen/{form.Id}";

        Assert.Contains("密码不对", (await person.Post(await person.Get(path), "#ask", new() { ["Pin"] = "111999", ["ReadToEnd"] = "true" })).Main);
        Assert.Contains("从头看到尾", (await person.Post(await person.Get(path), "#ask", new() { ["Pin"] = TestPeople.Pin })).Main);
        Assert.Empty(await mail.Letters(0));
        var page = await AskForCode(person, form);
        var code = await mail.Code(1);
        Assert.Contains("等一分钟", (await person.Post(page, "#ask", new() { ["Pin"] = TestPeople.Pin, ["ReadToEnd"] = "true" })).Main);

        var wrong = await person.Post(await person.Get(path), "#signing", Signing(code == "000000" ? "000001" : "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("验证码不对", wrong.Main);
        Assert.Equal(Drawn, wrong.Document.QuerySelector("[name=Strokes]")!.GetAttribute("value"));
        Assert.Contains("签名太短", (await person.Post(wrong, "#signing", new() { ["Code"] = code, ["Agreed"] = "true", ["Strokes"] = """{"w":350,"h":175,"strokes":[[[1,1,0,0.5]]]}""" })).Main);
        Assert.Contains("勾选同意", (await person.Post(wrong, "#signing", new() { ["Code"] = code, ["Strokes"] = Drawn })).Main);
        app.Clock.Turn(TimeSpan.FromMinutes(11));
        Assert.Contains("过期", (await person.Post(wrong, "#signing", Signing(code))).Main);
        Assert.Equal(FormState.Printed, (await Stored(app, form)).State);

        await AskForCode(person, form);
        code = await mail.Code(2);
        for (var i = 0; i < 5; i++)
            await person.Post(wrong, "#signing", Signing(code == "000000" ? "000001" : "000000"));
        Assert.Contains("过期", (await person.Post(wrong, "#signing", Signing(code))).Main);
    }

    [Fact]
    public async Task SomebodyElsesForm_IsNotThere()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        var (form, person) = await Ready(app);
        using var stranger = await app.BrowseAsPerson(await app.AddPerson("别人", "439900199001011412", "图书馆"));

        var page = await person.Get($"/confirmations/screen/{form.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/confirmations/screen/{form.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/confirmations/screen/{form.Id}?handler=Copy")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Http.GetAsync($"/confirmations/screen/{form.Id}?handler=Copy")).StatusCode);
        Assert.NotNull(page.Document.QuerySelector("#ask"));
    }

    [Fact]
    public async Task ServerThatTakesNoLetter_IsSaidAndNothingIsWritten()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        var (form, person) = await Ready(app, email: "refused@qinghe.example");

        var page = await person.Post(await person.Get($"/confirmations/screen/{form.Id}"), "#ask", new() { ["Pin"] = TestPeople.Pin, ["ReadToEnd"] = "true" });

        Assert.Contains("验证码没有发出去", page.Main);
        Assert.False(await app.InDb(db => db.Set<SigningCode>().AnyAsync()));
    }

    [Fact]
    public async Task FourPeopleOnOneDevice_AreShownToTheClerk_WhoMayVoid()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        await Allow(app);
        var (ids, _) = await Paper.Print(app, 4);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var foreign = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        Cookie? device = null;
        foreach (var (i, id) in ids.Index())
        {
            await GiveEmail(app, id, $"p{i}@qinghe.example");
            using var person = await app.BrowseAsPerson(id);
            var form = await app.InDb(db => db.Set<Form>().AsNoTracking().SingleAsync(f => f.EnrolmentId == id));
            var before = (await mail.Letters(2 * i)).Count;
            var page = await AskForCode(person, form);
            if (device is not null)
                person.Cookies.Add(new Uri(app.Url, "/confirmations/screen/x"), new Cookie(device.Name, device.Value));
            Assert.Contains("签好了", (await person.Post(page, "#signing", Signing(await mail.Code(before + 1)))).Main);
            device ??= person.Cookies.GetCookies(new Uri(app.Url, "/confirmations/screen/x")).Single(c => c.Name == "caika.device");
            await mail.Letters(2 * (i + 1));
            Assert.Equal(i == 3, (await clerk.Get("/confirmations")).Main.Contains("屏幕签字待核实（4 份）", StringComparison.Ordinal));
        }
        Assert.DoesNotContain("待核实", (await foreign.Get("/confirmations")).Main);

        var flagged = await app.InDb(db => db.Set<ScreenSignature>().OrderBy(s => s.SignedAt).Select(s => s.FormId).ToListAsync());
        await clerk.Post(await clerk.Get($"/confirmations/forms/{flagged[0]}"), "form:has([name=genuine][value=true])");
        await clerk.Post(await clerk.Get($"/confirmations/forms/{flagged[1]}"), "form:has([name=genuine][value=false])");

        Assert.Equal(FormState.SignedReturned, await app.InDb(db => db.Set<Form>().Where(f => f.Id == flagged[0]).Select(f => f.State).SingleAsync()));
        Assert.Equal(FormState.Voided, await app.InDb(db => db.Set<Form>().Where(f => f.Id == flagged[1]).Select(f => f.State).SingleAsync()));
        Assert.Contains("屏幕签字待核实（2 份）", (await clerk.Get("/confirmations")).Main);
    }

    [Fact]
    public async Task VerifyPage_TellsChangedForeignAndOrdinaryFilesApart()
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        await using var other = await TestApp.Start();
        var (form, person) = await Ready(app);
        await person.Post(await AskForCode(person, form), "#signing", Signing(await mail.Code(1)));
        var copy = await (await person.Http.GetAsync($"/confirmations/screen/{form.Id}?handler=Copy")).Content.ReadAsByteArrayAsync();
        var changed = copy.ToArray();
        changed[copy.Length / 2] ^= 1;
        using var nobody = app.Browse();
        using var elsewhere = other.Browse();

        Assert.Contains("被改动过", (await Verify(nobody, changed)).Main);
        Assert.Contains("没有封签", (await Verify(nobody, "%PDF-1.4 什么也没有"u8.ToArray())).Main);
        Assert.Contains("不是这里存的文件", (await Verify(elsewhere, copy)).Main);
        var pages = copy[..copy.AsSpan().IndexOf("\n%CAIKA-FORM"u8)];
        Assert.Contains("没有改动，现在有效", (await Verify(nobody, pages, form.FormNo)).Main);
        Assert.Contains("对不上", (await Verify(nobody, pages[..^3], form.FormNo)).Main);
    }

    [Fact]
    public async Task RulesPage_SwitchesSigningOnTheScreenOn_AndTheSheetAsksForAnAddress()
    {
        await using var app = await TestApp.Start();
        using var admin = await app.BrowseAs(Role.UnitAdministrator);
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        Assert.DoesNotContain("电子邮箱", (await walk.Browser.Get("/enrolments/sheet")).Main);

        var page = await admin.Post(await admin.Get($"/campaigns/{app.CampaignId}/rules"), "form[action*=Switch]", new() { ["reason"] = "校长办公会同意" });

        Assert.Contains("规则已改", page.Main);
        Assert.True(RulePack.Parse(await app.InDb(db => db.Set<Campaign>().Where(c => c.Id == app.CampaignId).Select(c => c.RulePackText).SingleAsync())).ScreenSigning.Allowed);
        Assert.Contains("电子邮箱", (await walk.Browser.Get("/enrolments/sheet")).Main);
        Assert.Contains("邮箱地址不完整", (await walk.SendSheet(new() { ["Email"] = "没有" })).Main);
    }

    private static async Task<(Form Form, TestBrowser Person)> Ready(TestApp app, bool allowed = true, string email = "zhou@qinghe.example")
    {
        if (allowed)
            await Allow(app);
        var (ids, _) = await Paper.Print(app, 1);
        await GiveEmail(app, ids[0], email);
        return (await app.InDb(db => db.Set<Form>().AsNoTracking().SingleAsync()), await app.BrowseAsPerson(ids[0]));
    }

    private static async Task GiveEmail(TestApp app, Guid id, string email)
    {
        await app.Correct(id, ItemKind.Contact, data => data with { Email = email });
        await app.Settle(id);
    }

    private static Task<int> Allow(TestApp app) => app.InDb(async db =>
    {
        var campaign = await db.Set<Campaign>().SingleAsync(c => c.Id == app.CampaignId);
        campaign.RulePackText = PackEdit.Switch(campaign.RulePackText, "screenSigning.allowed", on: true);
        return await db.SaveChangesAsync();
    });

    private static async Task<TestPage> AskForCode(TestBrowser person, Form form) =>
        await person.Post(await person.Get($"/confirmations/screen/{form.Id}"), "#ask", new() { ["Pin"] = TestPeople.Pin, ["ReadToEnd"] = "true" });

    private static Dictionary<string, string> Signing(string code) => new() { ["Code"] = code, ["Agreed"] = "true", ["Strokes"] = Drawn };

    private static async Task<TestPage> Verify(TestBrowser browser, byte[] file, string formNo = "") =>
        await browser.Post(await browser.Get("/confirmations/verify"), "form[action='/confirmations/verify']", new() { ["FormNo"] = formNo }, new TestFile("file", "副本.pdf", file));

    private static async Task<(int Code, bool NamesIt)> VerifyAtTheTerminal(byte[] file, string formNo)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "副本.pdf");
        await File.WriteAllBytesAsync(path, file);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, "verify", "form", path]) { RedirectStandardOutput = true })!;
        var words = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, words.Contains(formNo, StringComparison.Ordinal) && words.Contains("没有被改动", StringComparison.Ordinal));
    }

    private static Task<Form> Stored(TestApp app, Form form) => app.InDb(db => db.Set<Form>().AsNoTracking().SingleAsync(f => f.Id == form.Id));

    private static byte[] Attached(MimeKit.MimeMessage letter)
    {
        using var memory = new MemoryStream();
        ((MimeKit.MimePart)letter.Attachments.Single()).Content!.DecodeTo(memory);
        return memory.ToArray();
    }
}
