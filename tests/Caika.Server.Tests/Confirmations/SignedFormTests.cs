using System.Net;
using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Caika.Server.Tests.Confirmations.FormsOf;

namespace Caika.Server.Tests.Confirmations;

/// <summary>Forms that come back signed, and what makes a signature void.</summary>
public sealed class SignedFormTests
{
    [Fact]
    public async Task BothFormsSigned_IsReadyToSubmit()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var sheet = await PrintOne(app, FormKind.InformationSheet, id);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);

        var page = await clerk.Post(await clerk.Get("/confirmations/sign?kind=sheet"), "form[action*=Many]", new() { ["form"] = sheet.Id.ToString(), ["PaperSeen"] = "true" });
        Assert.Contains("1 份信息表已登记签字", page.Main);
        Assert.Equal(EnrolmentStatus.PendingSignature, (await app.Find(id)).Status);
        var png = new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A };
        page = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = form.FormNo.ToLowerInvariant(), ["PaperSeen"] = "true" }, new TestFile("scan", "扫描.png", png));

        Assert.Contains("已登记，9 月 10 日签字", page.Main);
        Assert.Equal(EnrolmentStatus.ReadyToSubmit, (await app.Find(id)).Status);
        Assert.Equal(2, await InTrail(app, "form.signed"));
        var scan = await clerk.Http.GetAsync($"/confirmations/forms/{form.Id}?handler=Scan");
        Assert.Equal(png, await scan.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, await InTrail(app, "form.scan-opened"));
    }

    [Fact]
    public async Task ConfirmationSignedBeforeTheSheet_WaitsForTheSheet()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        await PrintOne(app, FormKind.InformationSheet, id);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = form.FormNo, ["PaperSeen"] = "true" });

        Assert.Equal(EnrolmentStatus.Signed, (await app.Find(id)).Status);
        await app.AddReadyToSubmit(TestPeople.Some(2)[1]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        Assert.Contains("信息表还没有签字收回", (await hr.Get("/submissions")).Main);
    }

    [Theory]
    [InlineData("", "2026-09-10", "已见纸质件")]
    [InlineData("true", "2026-09-12", "不能晚于今天")]
    [InlineData("true", "2026-09-09", "不能更早")]
    public async Task SignatureThatCannotBe_IsRefusedInWords(string seen, string day, string words)
    {
        await using var app = await TestApp.Start();
        var form = await PrintOne(app, FormKind.ConfirmationForm, await Settled(app));
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var page = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = form.FormNo, ["SignedOn"] = day, ["PaperSeen"] = seen });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Document.QuerySelector(".verdict")!.TextContent);
        Assert.Equal(PaperState.Printed, (await app.Find(form.EnrolmentId)).ConfirmationPaper);
    }

    [Fact]
    public async Task ChangeOfAPrintedField_VoidsTheSignedFormAndAsksForAReprint()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var first = await PrintOne(app, FormKind.ConfirmationForm, id);
        await Sign(app, first);

        await app.Correct(id, ItemKind.Contact, data => data with { ContactAddress = "吉首市人民南路 120 号" });

        var voided = await Form(app, first.Id);
        Assert.Equal(FormState.Voided, voided.State);
        Assert.Equal("打印后“联系方式”有改动", voided.Note);
        Assert.Equal(PaperState.None, (await app.Find(id)).ConfirmationPaper);
        Assert.Equal(1, await InTrail(app, "form.voided"));
        await app.Confirm(id);
        await app.Settle(id);
        var page = await clerk.Get("/confirmations");
        Assert.Contains("只重印有变动的 1 份", page.Main);
        await clerk.Post(page, "form:has(input[name=onlyReprints])");
        var second = (await Forms(app)).Single(f => f.State == FormState.Printed);
        Assert.Equal(2, second.Revision);

        var refused = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = first.FormNo, ["PaperSeen"] = "true" });
        Assert.Contains($"{first.FormNo} 已作废", refused.Main);
        Assert.Contains($"现在有效的是 {second.FormNo}", refused.Main);
    }

    [Fact]
    public async Task ChangeOfThePhoto_VoidsTheFormThatShowsItOnly()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        var sheet = await PrintOne(app, FormKind.InformationSheet, id);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);

        await app.ReplacePhoto(id, TestPeople.Some(3)[2]);

        Assert.Equal(FormState.Voided, (await Form(app, form.Id)).State);
        Assert.Equal(FormState.Printed, (await Form(app, sheet.Id)).State);
    }

    [Fact]
    public async Task ChangeOfWhatIsNotPrinted_KeepsTheForm()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);
        await Sign(app, form);

        await app.Correct(id, ItemKind.Contact, data => data with { Remark = "住院，家属联系" });
        await app.Correct(id, ItemKind.Emblem, data => data);

        Assert.Equal(FormState.SignedReturned, (await Form(app, form.Id)).State);
        Assert.Equal(0, await InTrail(app, "form.voided"));
    }

    [Fact]
    public async Task Objection_OpensThatItemAndTheFormIsPrintedAnew()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);

        var page = await reviewer.Post(await reviewer.Get($"/confirmations/forms/{form.Id}"), "form[action*=Object]", new() { ["Kind"] = "Work", ["What"] = "职业应为专业技术人员" });

        Assert.Contains("异议已登记", page.Main);
        var enrolment = await app.Find(id);
        Assert.Equal(EnrolmentStatus.ObjectionRaised, enrolment.Status);
        Assert.True(enrolment.IsOpen(ItemKind.Work));
        Assert.Equal("本人核对确认表时提出：职业应为专业技术人员", enrolment.Item(ItemKind.Work)!.ReasonText);
        Assert.All(ItemKinds.All.Where(k => k != ItemKind.Work), kind => Assert.Equal(Stage.Settled, enrolment.Item(kind)!.Stage));
        Assert.Contains("提出过异议", (await Record(app, form.FormNo)).Refusal!.Message);
        Assert.Equal(1, await InTrail(app, "form.objected"));

        await app.Correct(id, ItemKind.Work, data => data with { Occupation = "3000000" });
        await app.Confirm(id);
        Assert.Equal(EnrolmentStatus.PendingUnitReview, (await app.Find(id)).Status);
        await app.Settle(id);
        var next = await PrintOne(app, FormKind.ConfirmationForm, id);
        Assert.Null((await Record(app, next.FormNo)).Refusal);
    }

    [Fact]
    public async Task QrText_ChecksAndOneOtherDigitDoesNot()
    {
        await using var app = await TestApp.Start();
        var form = await PrintOne(app, FormKind.ConfirmationForm, await Settled(app));
        var text = await app.Do(async services =>
        {
            var hand = (await services.GetRequiredService<CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
            return FormCode.Create(hand.Keys.Print, form.Kind, form.FormNo, form.Revision, form.DataHash).ToString();
        });
        var forged = text[..^1] + (text[^1] == '7' ? '8' : '7');

        Assert.Contains("对不上", (await Record(app, forged)).Refusal!.Message);
        Assert.Null((await Record(app, text)).Refusal);
    }

    [Fact]
    public async Task Trail_StaysWholeThroughPrintingAndSigning()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        await Sign(app, await PrintOne(app, FormKind.ConfirmationForm, id));
        await app.Correct(id, ItemKind.Contact, data => data with { Mobile = "13900009999" });

        Assert.Null((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Fault);
    }
}
