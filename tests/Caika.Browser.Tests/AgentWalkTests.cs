using System.Net;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Platform.Access;
using Caika.Testing;

namespace Caika.Browser.Tests;

/// <summary>An agent by what docs/guide/agent.md says, on a phone; and what the clerk and the person see of it.</summary>
public sealed class AgentWalkTests
{
    [Fact]
    public async Task Agent_ByTheGuide_FromTheSlipToWhatIsThePersons()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await using var desk = await PhoneBrowser.Open(app, 1440, 900);
        await TakeOver(app, desk, clerk);
        await desk.Page.GotoAsync($"/enrolments/{walk.Enrolment}/agent");
        await desk.Look("40-agent-nobody");
        using var agent = await walk.Agent();
        await desk.Page.ReloadAsync();
        await desk.Look("41-agent-named");

        await using var phone = await PhoneBrowser.Open(app);
        var guide = new GuideWalker(phone.Page, GuideText.Read("agent.md"), null);
        await guide.Open("/enrolments/enter");
        await guide.Fill("条号", agent.Slip.SlipNo);
        await guide.Fill("口令或密码", agent.Slip.Secret);
        await guide.Press("进入");
        await phone.Look("42-agent-pin");
        await guide.Fill("密码", PhoneWalk.Pin);
        await guide.Fill("再输一次", PhoneWalk.Pin);
        await guide.Press("是我，设好密码");
        await guide.Sees("还差本人的同意");
        await phone.Look("43-agent-waits");
        await phone.Page.GotoAsync("/enrolments/consent");
        await phone.Look("44-agent-not-yours");
        await walk.Inside();
        await guide.Open("/enrolments/agent");
        await phone.Look("45-agent");
        await guide.Press("拍身份证");
        await guide.Send("从手机相册选一张", "一.jpg", TestPictures.IdCard(0, IdCardSide.Emblem), "国徽面");
        await guide.Send("从手机相册选一张", "二.jpg", TestPictures.IdCard(0, IdCardSide.Portrait), "人像面");
        await phone.Look("46-agent-card");
        await guide.Press("下一步");
        foreach (var (name, value) in PhoneWalk.GoodSheet(0).Where(f => f.Value.Length > 0))
            await Fill(phone, name, value);
        await phone.Look("47-agent-sheet");
        await guide.Press("保存，下一步");
        await guide.Send("从手机相册选一张", "照片.jpg", TestPictures.Photo(0));
        await guide.Sees("检查结果");
        await guide.Press("下一步");
        await guide.Sees("您的部分做完了");
        await phone.Look("48-agent-done");
        await guide.Press("问经办人");
        await guide.Fill("您的问题", "我妈妈的职业选哪一个？");
        await guide.Press("送出");
        Assert.Empty(guide.Pressed.Except(guide.Guide.Names));
        Assert.Empty(guide.Guide.Names.Except(guide.Seen));
        Assert.Equal(EnrolmentStatus.PendingSelfCheck, (await walk.Stored()).Status);

        await using var own = await PhoneBrowser.Open(app);
        await TakeOver(app, own, walk.Browser);
        await own.Page.GotoAsync("/enrolments/mine");
        await own.Look("49-person-mine");
        await own.Page.GotoAsync("/enrolments/mine/data#agent");
        await own.Look("50-person-agent");
    }

    private static Task TakeOver(TestApp app, PhoneBrowser browser, TestBrowser from) =>
        browser.Context.AddCookiesAsync(from.Cookies.GetCookies(app.Url).Select((Cookie c) => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = app.Url.ToString() }));

    private static async Task Fill(PhoneBrowser phone, string name, string value)
    {
        var field = phone.Page.Locator($"#sheet [name={name}]:not([type=hidden])").First;
        if (await field.CountAsync() == 0)
            return;
        if (await field.EvaluateAsync<bool>("field => field.tagName === 'SELECT'"))
            await field.SelectOptionAsync(value);
        else
            await field.FillAsync(value);
    }
}
