using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

/// <summary>Workbooks as clerks bring them, and the clicks that take them in.</summary>
internal static class Rosters
{
    internal const string Good1 = "439901198501010013", Good2 = "43990219600229002X", Good3 = "43990119880701018X", Good4 = "43990320080229100X";

    /// <summary>A row by the names of its columns; what is not named is empty.</summary>
    internal static Dictionary<string, string> Person(string name, string number, string department = "文学院", params (string Column, string Value)[] more)
    {
        var row = new Dictionary<string, string> { ["姓名"] = name, ["证件号码"] = number, ["部门"] = department, ["人员状态"] = "在职", ["参保险种"] = "养老、医疗生育、工伤、失业" };
        foreach (var (column, value) in more)
            row[column] = value;
        return row;
    }

    internal static byte[] Workbook(params Dictionary<string, string>[] rows)
    {
        // Any order will do: here the last column of the template comes first.
        string[] columns = [.. RosterColumns.People.Select(c => c.Name).Reverse()];
        return Workbook(columns, rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(c => row.GetValueOrDefault(c, ""))]));
    }

    internal static byte[] Workbook(string[] columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        SheetWriter.Write(stream, "名册", columns, rows);
        return stream.ToArray();
    }

    /// <summary>Uploads and waits until the list is judged or could not be read.</summary>
    internal static async Task<TestPage> Upload(this TestBrowser browser, byte[] workbook, RosterListKind kind = RosterListKind.Roster)
    {
        var page = await browser.Get("/enrolments/import");
        page = await browser.Post(page, "#upload", new() { ["Kind"] = kind.ToString() }, new TestFile("file", "名册.xlsx", workbook));
        return page.Url.AbsolutePath.StartsWith("/enrolments/imports/", StringComparison.Ordinal) ? await browser.Settled(page) : page;
    }

    internal static async Task<TestPage> Order(this TestBrowser browser, TestPage page) => await browser.Settled(await browser.Post(page, "#order"));

    internal static async Task<TestPage> Settled(this TestBrowser browser, TestPage page)
    {
        for (var i = 0; i < 60 && (page.Main.Contains("正在比对", StringComparison.Ordinal) || page.Main.Contains("正在导入", StringComparison.Ordinal)); i++)
        {
            await Task.Delay(200);
            page = await browser.Get(page.Url.AbsolutePath);
        }
        return page;
    }

    /// <summary>The people of the campaign with their data opened, by name.</summary>
    internal static Task<Dictionary<string, (Enrolment Row, PersonalData Data)>> People(this TestApp app) => app.Do(async services =>
    {
        var hand = (await services.GetRequiredService<CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
        var rows = await services.GetRequiredService<Caika.Platform.Data.CaikaDb>().Set<Enrolment>().AsNoTracking().Include(e => e.Department).ToListAsync();
        return rows.ToDictionary(e => e.FullName, e => (e, hand.Keys.Open<PersonalData>(e.Personal, e.Id)));
    });

    internal static Task<List<string>> Trail(this TestApp app, string action) => app.InDb(db =>
        db.Set<Caika.Platform.Audit.AuditRow>().Where(r => r.Action == action).OrderBy(r => r.Seq).Select(r => r.Detail).ToListAsync());
}
