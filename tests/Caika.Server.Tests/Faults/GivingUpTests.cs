using Caika.Platform.Access;
using Caika.Server.Tests.Enrolments;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using static Caika.Server.Tests.Enrolments.Rosters;

namespace Caika.Server.Tests.Faults;

/// <summary>A job that fails however often it is tried does not leave its sender waiting for ever.</summary>
public sealed class GivingUpTests
{
    [Fact]
    public async Task RosterAndWorkbookThatCannotBeWritten_SaySo()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(1);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        using var form = new TestForm(await hr.Download());
        form.Fill(people[0].Name);
        await app.InDb(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_workbook BEFORE UPDATE ON workbook_uploads WHEN NEW.taken_in_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'no'); END"));
        await app.InDb(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_roster BEFORE UPDATE ON roster_imports WHEN NEW.judged_file_id IS NOT NULL BEGIN SELECT RAISE(ABORT, 'no'); END"));

        var roster = await hr.Post(await hr.Get("/enrolments/import"), "#upload", new() { ["Kind"] = "Roster" }, new TestFile("file", "名册.xlsx", Workbook(Person("石磊", Good1))));
        var workbook = await hr.Post(await hr.Get("/enrolments/workbooks"), "#upload", null, new TestFile("file", "信息表.xlsx", form.Save()));

        Assert.Contains("系统没能收这张表", (await Ended(hr, workbook, "正在核对")).Main);
        Assert.Contains("系统没能比对这张名册", (await Ended(hr, roster, "正在比对")).Main);
        Assert.Empty((await app.People())[people[0].Name].Data.ContactAddress);
    }

    // Tried again after two, four and eight seconds.
    private static async Task<TestPage> Ended(TestBrowser browser, TestPage page, string waiting)
    {
        for (var i = 0; i < 200 && page.Main.Contains(waiting, StringComparison.Ordinal); i++)
        {
            await Task.Delay(300);
            page = await browser.Get(page.Url.AbsolutePath);
        }
        return page;
    }
}
