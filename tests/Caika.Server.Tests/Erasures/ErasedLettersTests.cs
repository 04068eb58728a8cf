using Caika.Enrolments;
using Caika.Intake.Inbox;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Erasures;

/// <summary>Letters of an erased campaign on a real dovecot: listed beforehand, deleted with it, or as soon as the server answers.</summary>
public sealed class ErasedLettersTests
{
    [Fact]
    public async Task HandledLetters_AreListedAndDeleted_AndOthersStay()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await WithLetter(box);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.CloseAndArchive(app);
        var plan = await hr.Get($"/erasures/{app.CampaignId}");
        Assert.Contains("邮件服务器上还有 1 封", plan.Main);
        Assert.Contains(LookIntoInbox.Lacking, plan.Main);
        Assert.DoesNotContain(box.Person, plan.Main);

        await hr.Erase(app.CampaignId, "1");
        await app.Erased();

        await Gone(box);
        // A letter that comes now belongs to no campaign and is not touched.
        await box.Send(box.Letter(box.Person, "晚到的信"));
        await Task.Delay(2500);
        Assert.Single(await box.In("INBOX"));
        Assert.DoesNotContain("没有从邮件服务器删除", (await hr.Get($"/erasures/{app.CampaignId}")).Main);
    }

    [Fact]
    public async Task ServerThatCannotBeReached_ErasureGoesOn_AndLettersGoLater()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        var password = box.Inbox.PasswordFile;
        await using var app = await WithLetter(box);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.CloseAndArchive(app);
        // Nobody can sign in to the mail server now.
        var secret = await File.ReadAllTextAsync(password);
        File.Delete(password);
        Assert.Contains("现在连不上邮件服务器", (await hr.Get($"/erasures/{app.CampaignId}")).Main);

        await hr.Erase(app.CampaignId, "1");
        await app.Erased();

        Assert.Contains("还有 1 封来信没有从邮件服务器删除", (await hr.Get($"/erasures/{app.CampaignId}")).Main);
        Assert.Single(await box.In(LookIntoInbox.Lacking));
        await File.WriteAllTextAsync(password, secret);
        await hr.Post(await hr.Get($"/erasures/{app.CampaignId}"), "form[action*='handler=Again']");
        await Gone(box);
        for (var i = 0; i < 50 && await app.InDb(db => db.Set<LetterToForget>().AnyAsync()); i++)
            await Task.Delay(200);
        Assert.False(await app.InDb(db => db.Set<LetterToForget>().AnyAsync()));
        Assert.DoesNotContain("没有从邮件服务器删除", (await hr.Get($"/erasures/{app.CampaignId}")).Main);
    }

    private static async Task<TestApp> WithLetter(TestMailbox box)
    {
        var app = await TestApp.Start(mail: box.Mail, inbox: box.Inbox);
        var one = TestPictures.Person(166);
        await app.Correct(await app.AddPerson(one.Name, one.IdNumber), ItemKind.Contact, data => data with { Email = box.Person });
        await box.Send(box.Letter(box.Person, "忘了附件"));
        await box.In(LookIntoInbox.Lacking);
        return app;
    }

    private static async Task Gone(TestMailbox box)
    {
        for (var i = 0; i < 60 && (await box.In(LookIntoInbox.Lacking, 0)).Count > 0; i++)
            await Task.Delay(200);
        Assert.Empty(await box.In(LookIntoInbox.Lacking, 0));
    }
}
