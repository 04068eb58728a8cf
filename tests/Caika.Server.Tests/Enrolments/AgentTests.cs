using System.Net;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

/// <summary>An agent (代办人) enters for a person who cannot; what is the person's own stays so.</summary>
public sealed class AgentTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    private static readonly Agent Daughter = TestAgents.Daughter;

    [Fact]
    public async Task Agent_EntersEverything_ThePersonAgreesAndSubmits()
    {
        var number = phone.NextPerson();
        using var walk = await PhoneWalk.Start(phone.App, number);
        using var agent = await walk.Agent();
        var masked = Mask.Name((await walk.Stored()).FullName);

        var page = await agent.Enter();
        Assert.Equal("/enrolments/pin", page.Url.AbsolutePath);
        Assert.Contains("您是代办人吗", page.Main);
        Assert.Contains(masked, page.Main);
        page = await agent.SetPin();
        Assert.Equal("/enrolments/agent", page.Url.AbsolutePath);
        Assert.Contains($"您正在代 {masked} 办理", page.Text);
        Assert.Contains("还差本人的同意", page.Main);
        // Nothing is taken before the person agreed.
        page = await agent.SendSheet();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("同意不同意要由本人定", page.Main);
        page = await agent.SendIdCard(IdCardSide.Emblem);
        Assert.Contains("同意不同意要由本人定", page.Main);
        Assert.Empty((await walk.Stored()).Items);

        await walk.Inside();
        Assert.Contains("还没有填完", (await agent.Browser.Get("/enrolments/agent")).Main);
        await agent.SendIdCard(IdCardSide.Emblem);
        await agent.SendIdCard(IdCardSide.Portrait);
        page = await agent.SendSheet(page: await agent.Browser.Get("/enrolments/sheet"));
        Assert.Contains($"您正在代 {masked} 办理", page.Text);
        page = await agent.SendPhoto(TestPictures.Photo(number));
        Assert.Equal("/enrolments/agent", page.Document.QuerySelector(".ph-foot a.btn-primary")!.GetAttribute("href"));
        page = await agent.Browser.Get("/enrolments/agent");
        Assert.Contains("您的部分做完了", page.Main);
        Assert.Contains("核对提交要由本人来做", page.Main);
        Assert.Equal(EnrolmentStatus.PendingSelfCheck, (await walk.Stored()).Status);

        await walk.Confirm();
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, (await walk.Stored()).Status);
        Assert.Contains("本人已经提交", (await agent.Browser.Get("/enrolments/agent")).Main);
        var trail = await phone.Trail(walk.Enrolment);
        foreach (var action in new[] { "sheet.saved", "photo.submitted", "id-image.submitted" })
            Assert.Contains(trail, r => r.Action == action && r is { ActorKind: "Agent", ActorName: "代办人" } && r.Detail.Contains("代办人手机"));
        Assert.All(trail.Where(r => r.Action is "consent.given" or "enrolment.confirmed"), r => Assert.Equal("Person", r.ActorKind));
        var photo = await phone.App.InDb(db => db.Set<Photo>().SingleAsync(p => p.EnrolmentId == walk.Enrolment));
        Assert.Equal(("代办人", PhotoSource.Agent), (photo.ReceivedFrom, photo.Source));
    }

    [Fact]
    public async Task WhatIsThePersonsOwn_IsRefused_SayingWhoDoesItAndHow()
    {
        var number = phone.NextPerson();
        using var walk = await PhoneWalk.Start(phone.App, number);
        await walk.Filled();
        using var agent = await walk.Agent();
        await agent.Enter();
        var home = await agent.SetPin();
        var token = home.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await walk.Stored();

        foreach (var (path, handler, words) in new (string, string?, string)[]
        {
            ("/enrolments/consent", "", "同意不同意要由本人定"),
            ("/enrolments/confirm", "", "核对提交要由本人来做"),
            ("/enrolments/mine", "Claim", "要由本人来说"),
            ("/enrolments/mine/data", "Withdraw", "只给本人看"),
            ("/enrolments/mine/data", "Export", "只给本人看"),
            ("/enrolments/mine/data", "EndAgent", "只给本人看"),
            ("/confirmations/mine", "", "要由本人提出来"),
            ($"/confirmations/screen/{Guid.NewGuid()}", "Code", "签字要由本人来签"),
            ($"/confirmations/screen/{Guid.NewGuid()}", "Sign", "签字要由本人来签"),
            ("/cards/mine", "Activate", "由本人来看、来办"),
        })
        {
            var page = await agent.Browser.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains(words, page.Main);
            var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["hasCard"] = "true", ["kind"] = "General", ["Kinds"] = "General" };
            page = await TestBrowser.Read(await agent.Browser.Http.PostAsync($"{path}?handler={handler}", new FormUrlEncodedContent(form)));
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains(words, page.Main);
        }
        var after = await walk.Stored();
        Assert.Equal((before.Version, before.Status, false), (after.Version, after.Status, after.ClaimsCard));
        // A page nobody has says nothing of the kind.
        Assert.DoesNotContain("本人", (await agent.Browser.Get($"/photos/{Guid.NewGuid()}")).Main);
    }

    [Fact]
    public async Task PhotoFromTheBank_IsNotTheAgentsToConfirm()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        using var agent = await walk.Agent();
        await agent.Enter();
        var home = await agent.SetPin();
        await phone.App.Do(async services => (await services.GetRequiredService<SubmitPhoto>().Run(
            Actor.System("银行"), walk.Enrolment, PhotoSource.Police, "a.jpg", TestPictures.Photo(127), default)).OrThrow());

        var page = await agent.Browser.Get("/photos/mine/verdict");
        Assert.Contains("这张照片等本人确认", page.Main);
        Assert.DoesNotContain("就用这张照片", page.Text);
        Assert.Contains("照片等本人确认", (await agent.Browser.Get("/enrolments/agent")).Main);
        var token = home.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        page = await TestBrowser.Read(await agent.Browser.Http.PostAsync("/photos/mine/verdict", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token })));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("用不用这张照片要由本人定", page.Main);
        Assert.False((await walk.Stored()).Item(ItemKind.Photo)!.IsComplete);
    }

    [Fact]
    public async Task MailboxForSigning_IsNeverTheAgentsToName()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        using var agent = await walk.Agent();
        await agent.Enter();
        await agent.SetPin();
        var page = await agent.Browser.Get("/enrolments/sheet");
        Assert.Null(page.Document.QuerySelector("#Email"));
        Assert.Contains("本人的号码，银行开户要用。", page.Main);

        var fields = PhoneWalk.GoodSheet(0);
        fields["Mobile"] = "13900002222";
        fields["Email"] = "agent@person.example";
        await agent.Browser.Post(page, "#sheet[action]", fields);

        Assert.Equal(("13900002222", ""), ((await phone.Data(walk)).Mobile, (await phone.Data(walk)).Email));
    }

    [Fact]
    public async Task Person_SeesWhoTheAgentIsAndWhatTheAgentDid_AndEndsIt()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        using var agent = await walk.Agent();
        await agent.Enter();
        await agent.SetPin();
        await agent.SendSheet(new() { ["PostalCode"] = "427000" });
        var side = (await agent.Browser.Get("/id-cards/mine")).Document.QuerySelector("figure img")!.GetAttribute("src")!;
        await agent.Browser.Get(side);
        await agent.Browser.Get(side);

        var mine = await walk.Browser.Get("/enrolments/mine");
        Assert.Contains($"{Mask.Name(Daughter.FullName)}（子女）", mine.Main);
        var page = await walk.Browser.Get("/enrolments/mine/data");
        foreach (var words in new[] { "我的代办人", Mask.Name(Daughter.FullName), Mask.Mobile(Daughter.Mobile), "凭授权委托书", "代办人：填写信息表", "代办人：凭登录条进入", "代办人 看了您的身份证国徽面（2 次）", "给您指定了代办人" })
            Assert.Contains(words, page.Main);
        Assert.DoesNotContain(Daughter.FullName, page.Html);
        Assert.DoesNotContain(Daughter.Mobile, page.Html);

        page = await walk.Browser.Post(page, "#end-agent");
        Assert.Contains("代办已经结束", page.Main);
        Assert.DoesNotContain("我的代办人", page.Main);
        Assert.Contains("代办结束", page.Main);
        Assert.Equal("/enrolments/enter", (await agent.Browser.Get("/enrolments/agent")).Url.AbsolutePath);
        Assert.Contains("不对", (await agent.Enter(PhoneWalk.Pin)).Main);
        Assert.Equal("427000", (await phone.Data(walk)).PostalCode);
        Assert.Null((await phone.Data(walk)).Agent);
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        Assert.Contains("没有代办人", (await clerk.Get($"/enrolments/{walk.Enrolment}/agent")).Main);
    }

    [Fact]
    public async Task Questions_OfThePersonAndOfTheAgent_AreNotMixedUp()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        using var agent = await walk.Agent();
        await agent.Enter();
        await agent.SetPin();
        await walk.Browser.Post(await walk.Browser.Get("/questions/mine"), "main form", new() { ["Text"] = "本人的问题" });
        var page = await agent.Browser.Post(await agent.Browser.Get("/questions/mine"), "main form", new() { ["Text"] = "家属的问题" });

        Assert.Contains("家属的问题", page.Main);
        Assert.DoesNotContain("本人的问题", page.Main);
        Assert.Contains("家属的问题", (await walk.Browser.Get("/questions/mine")).Main);
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        Assert.Contains("家属的问题", (await clerk.Get("/questions")).Main);
    }
}
