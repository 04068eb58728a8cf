using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Enrolments.Workbooks;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Intake.Inbox;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Server.Tests.Enrolments;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Caika.Server.Tests.Intake;

/// <summary>Files by letter, through a real postfix and a real dovecot.</summary>
public sealed class InboxTests
{
    private static readonly MadeUpPerson One = TestPictures.Person(166), Two = TestPictures.Person(167);

    [Fact]
    public async Task LetterFromTheAddressOnRecord_IsFiledAndAnsweredOnce()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        var one = await Person(app, One, box.Person);
        await app.AddPerson(Two.Name, Two.IdNumber);
        // A photo, a letter inside the letter with one side, an archive with the other, and a file of somebody else.
        var inner = box.Letter("daughter@person.example", "转发：妈妈的身份证", ("a.jpg", TestPictures.IdCard(166, IdCardSide.Portrait)));
        var zip = new TestZip().Add($"A{One.IdNumber}{One.Name}.jpg", TestPictures.IdCard(166, IdCardSide.Emblem), TestZip.Naming.Gbk).ToArray();
        var letter = box.Letter(box.Person, "材料", ($"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(166)), ("证件.zip", zip), ($"{Two.IdNumber}{Two.Name}.jpg", TestPictures.Photo(167)));
        ((Multipart)letter.Body!).Add(new MessagePart("rfc822") { Message = inner });
        await box.Send(letter);

        var moved = Assert.Single(await box.In(LookIntoInbox.Desk));
        Assert.Equal(letter.MessageId, moved.MessageId);
        var files = await app.Files();
        Assert.Equal(3, files.Count(f => f.State == FileState.Filed && f.EnrolmentId == one));
        Assert.Contains("没有登记为这个人的邮箱", Assert.Single(files, f => f.State == FileState.Waiting).Note);
        Assert.Equal((one, PhotoSource.Mail), (await app.InDb(db => db.Set<Photo>().AsNoTracking().Where(p => p.EnrolmentId == one).ToListAsync())).Select(p => (p.EnrolmentId, p.Source)).Single());
        Assert.Equal(2, await app.InDb(db => db.Set<IdImage>().CountAsync(i => i.EnrolmentId == one && i.IsCurrent)));
        Assert.False(await app.InDb(db => db.Set<Photo>().AnyAsync(p => p.EnrolmentId != one)));

        await Task.Delay(2500);
        var answer = Assert.Single(await box.Answers(box.Person));
        Assert.Equal(("您寄来的材料已经收到（自动回信）", letter.MessageId, "auto-replied"), (answer.Subject, answer.InReplyTo, answer.Headers["Auto-Submitted"]));
        Assert.Contains(Caika.Platform.PersonalData.Mask.Name(One.Name) + "：已收下", answer.TextBody);
        foreach (var secret in new[] { One.Name, One.IdNumber, Two.Name, Two.IdNumber, Caika.Platform.PersonalData.Mask.Name(Two.Name) + "：" })
            Assert.DoesNotContain(secret, answer.TextBody);
    }

    [Fact]
    public async Task BadPhotoByLetter_TheAnswerSaysWhatToDo_AndTheSameAgainChangesNothing()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        await Person(app, One, box.Person);
        // The number stands in the subject: people write it there.
        await box.Send(box.Letter(box.Person, $"{One.IdNumber} {One.Name} 照片", ("微信图片.jpg", TestPictures.Photo(166, PortraitVariant.Tiny))));
        await box.In(LookIntoInbox.Lacking);

        var answer = Assert.Single(await box.Answers(box.Person));
        Assert.Contains("还不合格", answer.TextBody);
        Assert.Contains("请重新拍一张寄来", answer.TextBody);
        Assert.DoesNotContain(One.IdNumber, answer.Subject + answer.TextBody);

        await box.Send(box.Letter(box.Person, $"{One.IdNumber} {One.Name} 照片", ("微信图片.jpg", TestPictures.Photo(166, PortraitVariant.Tiny))));
        Assert.Contains("没有变化", (await box.Answers(box.Person, 2))[1].TextBody);
        Assert.Equal(1, await app.InDb(db => db.Set<Photo>().CountAsync()));
    }

    [Fact]
    public async Task LettersNobodyCanVouchFor_GoToTheDeskWithoutAnAnswer()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        await Person(app, One, box.Person);
        var photo = ($"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(166));
        // Fails SPF; passes for a domain of the forger's own; brings a line along that looks like ours; from nowhere known.
        await box.Send(box.Letter(box.Person, "一", photo), "x@forged.example");
        await box.Send(box.Letter(box.Person, "二", photo), "x@other.example");
        var liar = box.Letter(box.Person, "三", photo);
        liar.Headers.Insert(0, "Authentication-Results", "mx.qinghe.example; spf=pass smtp.mailfrom=person.example");
        await box.Send(liar, "x@unchecked.example");
        await box.Send(box.Letter(box.Person, "四", photo), "x@unchecked.example");

        Assert.Equal(4, (await box.In(LookIntoInbox.Doubtful, 4)).Count);
        Assert.False(await app.InDb(db => db.Set<Photo>().AnyAsync()));
        Assert.All(await app.Files(), f => Assert.Equal(FileState.Waiting, f.State));
        using var office = await app.BrowseAs(Role.UnitReviewer);
        Assert.Contains("邮件（来源不明）", (await office.Get("/intake/desk")).Main);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        Assert.Contains("没有待认领的文件", (await clerk.Get("/intake/desk")).Main);
        await Task.Delay(2500);
        Assert.Empty(await box.Answers(box.Person, 0));
    }

    [Fact]
    public async Task Strangers_LearnNothing_AndMachinesGetNoAnswer()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        await Person(app, One, box.Person);
        await box.Send(box.Letter(box.Stranger, "照片", ($"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(166))));
        var machine = box.Letter(box.Person, "自动回复：不在办公室");
        machine.Headers.Add("Auto-Submitted", "auto-replied");
        await box.Send(machine);
        await box.Send(box.Letter(box.Person, "忘了附件"));

        Assert.Single(await box.In(LookIntoInbox.Machine));
        Assert.Single(await box.In(LookIntoInbox.Desk));
        Assert.Single(await box.In(LookIntoInbox.Lacking));
        var answer = Assert.Single(await box.Answers(box.Stranger));
        Assert.Contains("没有登记过", answer.TextBody);
        foreach (var secret in new[] { One.Name, One.IdNumber[^4..], Caika.Platform.PersonalData.Mask.Name(One.Name) })
            Assert.DoesNotContain(secret, answer.TextBody);
        Assert.Contains("没有附件", Assert.Single(await box.Answers(box.Person)).TextBody);
        Assert.Equal(FileState.Waiting, Assert.Single(await app.Files()).State);
    }

    [Fact]
    public async Task ClerkByLetter_CountsForTheOwnScope_AndOldLettersAreDeleted()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        var (one, _) = (await app.AddPerson(One.Name, One.IdNumber), await app.AddPerson(Two.Name, Two.IdNumber, "图书馆"));
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var me = await clerk.Post(await clerk.Get("/accounts/me"), "form[action*='handler=Email']", new() { ["email"] = box.Person });
        Assert.Contains("收件邮箱已经登记", me.Main);
        using var other = await app.BrowseAs(Role.DepartmentClerk, "图书馆");
        Assert.Contains("已经登记在另一个账号上", (await other.Post(await other.Get("/accounts/me"), "form[action*='handler=Email']", new() { ["email"] = box.Person.ToUpperInvariant() })).Main);

        await box.Send(box.Letter(box.Person, "全院照片", ($"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(166)), ($"{Two.IdNumber}{Two.Name}.jpg", TestPictures.Photo(167))));
        await box.In(LookIntoInbox.Desk);

        Assert.Equal(one, (await app.InDb(db => db.Set<Photo>().SingleAsync())).EnrolmentId);
        Assert.Contains("第 1 个，共 1 个", (await clerk.Get("/intake/desk")).Main);
        Assert.Contains("没有待认领的文件", (await other.Get("/intake/desk")).Main);

        // The mail server knows the real day only; ours is turned far ahead of it.
        app.Clock.Turn(TimeSpan.FromDays(400));
        for (var i = 0; i < 60 && (await box.In(LookIntoInbox.Desk, 0)).Count > 0; i++)
            await Task.Delay(200);
        Assert.Empty(await box.In(LookIntoInbox.Desk, 0));
    }

    [Fact]
    public async Task WorkbookByLetter_IsTakenInForTheClerk_AndTheAnswerCountsItsRows()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        var people = await app.AddPeople(3);
        using var clerk = await app.Clerk();
        await clerk.Post(await clerk.Get("/accounts/me"), "form[action*='handler=Email']", new() { ["email"] = box.Person });
        using var form = new TestForm(await clerk.Download());
        form.Fill(people[0].Name);
        form.Fill(people[1].Name, ("手机号码", "1390000"));
        await box.Send(box.Letter(box.Person, "文学院信息表", ("文学院 信息表（填好）.XLSX", form.Save()), ("人事系统.xls", [1, 2, 3])));
        await box.In(LookIntoInbox.Lacking);

        Assert.Equal(("15", ""), ((await app.People())[people[0].Name].Data.EthnicGroup, (await app.People())[people[1].Name].Data.EthnicGroup));
        Assert.Equal(["共 3 行：收下 1 行，没有改动 1 行，有问题 1 行，网页上已改 0 行"], await app.Trail("workbook.taken-in"));
        var answer = Assert.Single(await box.Answers(box.Person));
        Assert.Contains("您寄来的 2 个文件已经收到", answer.TextBody);
        Assert.Contains("1. 信息表工作簿：共 3 行，收下 1 行，没有改动 1 行，还有 1 行要改。请登录采卡", answer.TextBody);
        Assert.Contains("2. 信息表工作簿：没有收：", answer.TextBody);
        Assert.DoesNotContain("重拍", answer.TextBody);
        foreach (var secret in people.SelectMany(p => new[] { p.Name, p.IdNumber, Caika.Platform.PersonalData.Mask.Name(p.Name) }))
            Assert.DoesNotContain(secret, answer.TextBody);
        // The marked one is on the clerk's own page.
        var upload = await app.InDb(db => db.Set<WorkbookUpload>().SingleAsync(u => u.Bad == 1));
        var marked = await clerk.Annotated(await clerk.Get($"/enrolments/workbooks/{upload.Id}"));
        using (var red = new TestForm(marked))
            Assert.Equal(FormLayout.ResultSheet, red.Document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Name!);

        form[form.RowOf(people[1].Name), "手机号码"] = "13900004321";
        await box.Send(box.Letter(box.Person, "改好了", ("信息表.xlsx", form.Save())));
        await box.In(LookIntoInbox.Taken);
        Assert.Contains("都处理了", (await box.Answers(box.Person, 2))[1].TextBody);
        Assert.Equal("13900004321", (await app.People())[people[1].Name].Data.Mobile);
    }

    [Fact]
    public async Task WorkbookByLetter_FromAPerson_ChangesNothing()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        await Person(app, One, box.Person);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        form.Fill(One.Name);
        var archive = new TestZip().Add("信息表.xlsx", form.Save()).ToArray();
        await box.Send(box.Letter(box.Person, "信息表", ("信息表.xlsx", form.Save()), ("表.zip", archive)));
        await box.In(LookIntoInbox.Lacking);

        Assert.Equal("", (await app.People())[One.Name].Data.EthnicGroup);
        Assert.Equal(2, Assert.Single(await box.Answers(box.Person)).TextBody!.Split("信息表请在手机上填写，或者交给部门经办人").Length - 1);
        Assert.Empty(await app.Trail("workbook.received"));
    }

    [Fact]
    public async Task LetterFromTheAgent_CountsForThatPersonOnly_UntilTheAgentIsEnded()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        var one = await app.AddPerson(One.Name, One.IdNumber);
        await app.AddPerson(Two.Name, Two.IdNumber);
        await app.NameAgent(one, TestAgents.Daughter with { Email = box.Person.ToUpperInvariant() });
        await box.Send(box.Letter(box.Person, "妈妈的照片", ($"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(166)), ($"{Two.IdNumber}{Two.Name}.jpg", TestPictures.Photo(167))));
        await box.In(LookIntoInbox.Desk);

        var files = await app.Files();
        Assert.Equal(one, Assert.Single(files, f => f.State == FileState.Filed).EnrolmentId);
        Assert.Contains("没有登记为这个人的邮箱", Assert.Single(files, f => f.State == FileState.Waiting).Note);

        await app.Do(async services => (await services.GetRequiredService<EndAgent>().Run(Actor.System("测试"), one, default)).OrThrow());
        await box.Send(box.Letter(box.Person, "再寄一次", ("a.jpg", TestPictures.Photo(166, PortraitVariant.Tiny))));
        await box.In(LookIntoInbox.Desk, 2);
        Assert.Equal(1, await app.InDb(db => db.Set<Photo>().CountAsync()));
    }

    [Fact]
    public async Task AgentsAddress_IsOnRecordForThatPerson_AsLongAsThereIsTheAgent()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var (one, _) = (await app.AddPerson(One.Name, One.IdNumber), await app.AddPerson(Two.Name, Two.IdNumber));
        await app.NameAgent(one, TestAgents.Daughter with { Email = "daughter@person.example" });
        Task<Sender> Of(string address) => app.Do(async services => await services.GetRequiredService<Senders>().Of(
            (await services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!, address, null, default));

        Assert.Equal([one], (await Of("Daughter@person.example")).People);
        Assert.False((await Of("somebody@person.example")).IsKnown);
        await app.Do(async services => (await services.GetRequiredService<EndAgent>().Run(Actor.System("测试"), one, default)).OrThrow());
        Assert.False((await Of("daughter@person.example")).IsKnown);
    }

    private static async Task<Guid> Person(TestApp app, MadeUpPerson person, string email)
    {
        var id = await app.AddPerson(person.Name, person.IdNumber);
        await app.Correct(id, ItemKind.Contact, data => data with { Email = email });
        return id;
    }
}
