using Caika.Demo;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Caika.Browser.Tests;

public sealed class PhoneTests
{
    [Fact]
    public async Task WholeWay_FromTheSlipToTheConfirmation()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await using var phone = await PhoneBrowser.Open(app);
        var page = phone.Page;
        await page.GotoAsync("/enrolments/enter");
        await phone.Look("01-enter");
        await page.GotoAsync($"/s#{walk.Slip.SlipNo}-{walk.Slip.Secret}");

        await page.WaitForURLAsync("**/enrolments/pin");
        await phone.Look("02-pin");
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(PhoneWalk.Pin);
        await page.GetByLabel("再输一次").FillAsync(PhoneWalk.Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "是我本人，设好密码" }).ClickAsync();

        await page.WaitForURLAsync("**/enrolments/consent");
        await phone.Look("03-consent");
        foreach (var box in await page.Locator("#consent input[type=checkbox]").AllAsync())
            await box.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "同意并开始" }).ClickAsync();

        await page.WaitForURLAsync("**/id-cards/mine");
        await phone.Look("04-id-card-empty");
        await Send(page, "#emblem-camera", "国徽面.jpg", TestPictures.IdCard(0, IdCardSide.Emblem, IdCardVariant.PhonePicture));
        await Expect(page.Locator("#main > .verdict h2")).ToHaveTextAsync("国徽面收到了");
        await Send(page, "#portrait-album", "人像面.jpg", TestPictures.IdCard(0, IdCardSide.Portrait, IdCardVariant.Copy));
        await Expect(page.Locator("#main > .verdict h2")).ToHaveTextAsync("请重拍人像面");
        await phone.Look("05-id-card-again");
        await Send(page, "#portrait-album", "人像面.jpg", TestPictures.IdCard(0, IdCardSide.Portrait));
        await Expect(page.Locator("#main > .verdict h2")).ToHaveTextAsync("两面都收到了");
        await phone.Look("06-id-card");
        await page.GetByRole(AriaRole.Link, new() { Name = "下一步" }).ClickAsync();

        await page.WaitForURLAsync("**/enrolments/sheet");
        await phone.Look("07-sheet-empty");
        await page.FillAsync("#ContactAddress", "教师新村");
        await page.ClickAsync("text=保存，下一步");
        await Expect(page.Locator("#ContactAddress")).ToHaveAttributeAsync("aria-invalid", "true");
        // The ethnic group was read from the card: the first thing wrong is the address.
        Assert.Equal("ContactAddress", await page.EvaluateAsync<string>("document.activeElement.id"));
        await phone.Look("08-sheet-findings");
        await Fill(page, PhoneWalk.GoodSheet(0));
        await page.ClickAsync("text=保存，下一步");

        await page.WaitForURLAsync("**/photos/mine");
        await phone.Look("09-photo-empty");
        await Send(page, "#photo-album", "小图.jpg", TestPictures.Photo(0, PortraitVariant.Tiny));
        await page.WaitForURLAsync("**/photos/mine/verdict");
        await phone.Look("10-photo-back");
        await page.GetByRole(AriaRole.Link, new() { Name = "重拍一张" }).ClickAsync();
        await Send(page, "#photo-camera", "照片.jpg", TestPictures.Photo(0, PortraitVariant.Sideways));
        await page.WaitForURLAsync("**/photos/mine/verdict");
        await phone.Look("11-photo");
        await page.GetByRole(AriaRole.Link, new() { Name = "下一步" }).ClickAsync();

        await page.WaitForURLAsync("**/enrolments/confirm");
        await phone.Look("12-confirm");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对无误，提交" }).ClickAsync();
        await page.WaitForURLAsync("**/enrolments/mine");
        await phone.Look("13-mine");
        await page.GotoAsync("/enrolments/mine/data");
        await phone.Look("14-data");
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, (await walk.Stored()).Status);

        await app.InDb(async db =>
        {
            var enrolment = (await db.TakeEnrolment(Platform.Access.Actor.System("审核"), walk.Enrolment, default))!;
            enrolment.Return(ItemKind.Photo, Stage.Department, "P14", "本次采集要求不戴眼镜。请摘下眼镜重拍。", app.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await page.GotoAsync("/enrolments/mine");
        await phone.Look("15-returned");
        await page.GetByRole(AriaRole.Button, new() { Name = "大字" }).ClickAsync();
        foreach (var (path, name) in new[] { ("mine", "16-large-mine"), ("sheet", "17-large-sheet"), ("consent", "18-large-consent") })
        {
            await page.GotoAsync("/enrolments/" + path);
            await phone.Look(name);
        }
    }

    [Fact]
    public async Task FailedSend_KeepsFormAndFile_SaysSo_AndGoesOutWhenTheLineIsBack()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await (await walk.Inside()).SendIdCard(IdCardSide.Emblem);
        await using var phone = await PhoneBrowser.Open(app);
        var page = await SignIn(phone, walk, "/photos/mine");

        await phone.Context.SetOfflineAsync(true);
        await Send(page, "#photo-album", "照片.jpg", TestPictures.Photo(0));

        await Expect(page.Locator(".sending .verdict h2")).ToHaveTextAsync("还没有发出去");
        await Expect(page.Locator(".sending .verdict p").First).ToContainTextAsync("都还在");
        Assert.Equal(1, await page.EvaluateAsync<int>("document.querySelector('#photo-album').files.length"));
        await Expect(page.Locator(".picture .preview")).ToBeVisibleAsync();
        await phone.Look("21-offline");
        Assert.False(await app.InDb(db => db.Set<Photo>().AnyAsync()));

        await phone.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/photos/mine/verdict");
        Assert.Equal(1, await app.InDb(db => db.Set<Photo>().CountAsync()));
    }

    [Fact]
    public async Task Sheet_IsSavedAsOneTypes_AndComesBack()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        await using var phone = await PhoneBrowser.Open(app);
        var page = await SignIn(phone, walk, "/enrolments/sheet");

        await page.FillAsync("#ContactAddress", "吉首市人民南路 120 号");
        await page.FocusAsync("#PostalCode");
        await Expect(page.Locator("#saved")).ToContainTextAsync("已保存");
        await phone.Context.ClearCookiesAsync();
        await page.GotoAsync("/enrolments/enter?ReturnUrl=/enrolments/sheet");
        await page.FillAsync("#number", walk.Slip.SlipNo);
        await page.FillAsync("#secret", PhoneWalk.Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "进入", Exact = true }).ClickAsync();

        await page.WaitForURLAsync("**/enrolments/sheet");
        await Expect(page.Locator("#ContactAddress")).ToHaveValueAsync("吉首市人民南路 120 号");
    }

    [Fact]
    public async Task OldSheet_ShowsTheNewestBesideWhatWasTyped_AndGoesOutThen()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await (await walk.Inside()).SendSheet();
        await using var phone = await PhoneBrowser.Open(app);
        var page = await SignIn(phone, walk, "/enrolments/sheet");
        await walk.SendSheet(new() { ["PostalCode"] = "427000" });

        await page.FillAsync("#PostalCode", "416001");
        await page.ClickAsync("text=保存，下一步");
        await Expect(page.Locator("#main > .verdict h2")).ToHaveTextAsync("有人刚改过您的信息");
        await Expect(page.Locator("#sheet")).ToContainTextAsync("记录里现在是：427000");
        await Expect(page.Locator("#PostalCode")).ToHaveValueAsync("416001");
        await phone.Look("22-stale");
        await page.ClickAsync("text=保存，下一步");

        await page.WaitForURLAsync("**/id-cards/mine");
    }

    [Fact]
    public async Task ExpiredSession_KeepsTheChosenFile_AndSendsItAfterSigningInAgain()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        await using var phone = await PhoneBrowser.Open(app);
        var page = await SignIn(phone, walk, "/photos/mine");
        app.Clock.Turn(TimeSpan.FromHours(2));

        await Send(page, "#photo-album", "照片.jpg", TestPictures.Photo(0));
        await Expect(page.Locator(".sending .verdict h2")).ToHaveTextAsync("请再登录一次");
        await phone.Look("23-signed-out");
        var other = await phone.Context.NewPageAsync();
        await SignIn(other, walk);
        await page.ClickAsync("text=登录好了，再发一次");

        await page.WaitForURLAsync("**/photos/mine/verdict");
        await Expect(page.Locator("#main > .verdict h2")).ToHaveTextAsync("照片合格");
    }

    private static async Task<IPage> SignIn(PhoneBrowser phone, PhoneWalk walk, string path)
    {
        await SignIn(phone.Page, walk);
        await phone.Page.GotoAsync(path);
        return phone.Page;
    }

    private static async Task SignIn(IPage page, PhoneWalk walk)
    {
        await page.GotoAsync("/enrolments/enter");
        await page.FillAsync("#number", walk.Slip.SlipNo);
        await page.FillAsync("#secret", PhoneWalk.Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "进入", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/enrolments/mine");
    }

    private static Task Send(IPage page, string input, string name, byte[] bytes) =>
        page.SetInputFilesAsync(input, new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = bytes });

    private static async Task Fill(IPage page, Dictionary<string, string> fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"#sheet [name={name}]");
            if (name is "EthnicGroup" or "Nationality" or "PersonnelStatus" or "Occupation" or "HukouType")
                await field.SelectOptionAsync(value);
            else if (value == "长期")
                await page.CheckAsync("[name=LongTerm]");
            else
                await field.FillAsync(value);
        }
    }
}
