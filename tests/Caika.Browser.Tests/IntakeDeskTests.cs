using Caika.Imaging.IdCards;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>A clerk hands a folder in, settles at the desk what was not certain, and sends a filled workbook back.</summary>
public sealed class IntakeDeskTests
{
    private const int One = 166, Two = 167, Nobody = 168;

    [Fact]
    public async Task FolderThenDeskThenWorkbook()
    {
        await using var app = await TestApp.Start();
        var (one, two) = (TestPictures.Person(One), TestPictures.Person(Two));
        await app.AddPerson(one.Name, one.IdNumber);
        var second = await app.AddPerson(two.Name, two.IdNumber);
        await using var office = await OfficeBrowser.Open(app, Role.DepartmentClerk, "文学院");
        var page = office.Page;
        await page.GotoAsync("/intake");
        await office.Look("intake");
        await HandIn(office, app);
        await Settle(office, second, two.Name, app);
        await Workbook(office, one.Name, two.Name);
    }

    private static async Task HandIn(OfficeBrowser office, TestApp app)
    {
        var (page, one, two) = (office.Page, TestPictures.Person(One), TestPictures.Person(Two));
        using var folder = new TestFolder();
        var inside = Directory.CreateDirectory(Path.Combine(folder.Path, "文学院交来的")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(inside, $"{one.IdNumber}{one.Name}.jpg"), TestPictures.Photo(One));
        await File.WriteAllBytesAsync(Path.Combine(inside, $"{two.Name}.jpg"), TestPictures.Photo(Two));
        await File.WriteAllBytesAsync(Path.Combine(inside, "微信图片.jpg"), TestPictures.Photo(Nobody));
        await File.WriteAllBytesAsync(Path.Combine(inside, "证件.zip"), new TestZip().Add($"A{one.IdNumber}{one.Name}.jpg", TestPictures.IdCard(One, IdCardSide.Emblem), TestZip.Naming.Gbk).ToArray());
        // As over a slow line, so that there is something to see.
        await page.RouteAsync("**/intake?handler=*", async route =>
        {
            await Task.Delay(700);
            await route.ContinueAsync();
        });
        await Drop(page, "[data-drop]", inside);
        await page.Locator("progress[aria-label=上传进度]").WaitForAsync();
        Assert.Equal(4, await page.Locator("[data-each-rows] tr").CountAsync());
        // The number in a file's name is covered.
        Assert.DoesNotContain(one.IdNumber, await page.Locator("[data-each-rows]").InnerTextAsync());
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/intake/[0-9a-f-]{36}"));
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "去认领" }).WaitForAsync();
        Assert.Equal(2, await app.InDb(db => db.Set<IntakeFile>().CountAsync(f => f.State == FileState.Waiting)));
        await office.Look("intake-run");
    }

    // As from the desktop: the browser is given the folder's path, the page what it makes of it.
    private static async Task Drop(IPage page, string target, string folder)
    {
        var box = (await page.Locator(target).BoundingBoxAsync())!;
        await using var devTools = await page.Context.NewCDPSessionAsync(page);
        var data = new Dictionary<string, object> { ["items"] = Array.Empty<object>(), ["files"] = new[] { folder }, ["dragOperationsMask"] = 1 };
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
            await devTools.SendAsync("Input.dispatchDragEvent", new() { ["type"] = type, ["x"] = box.X + box.Width / 2, ["y"] = box.Y + box.Height / 2, ["data"] = data });
    }

    private static async Task Settle(OfficeBrowser office, Guid second, string name, TestApp app)
    {
        var page = office.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "去认领" }).ClickAsync();
        await page.WaitForURLAsync("**/intake/desk*");
        await office.Look("intake-desk");
        for (var left = 2; left > 0; left--)
        {
            await page.GetByText($"第 1 个，共 {left} 个").WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.Load);
            var isTwo = (await page.Locator("dd.name").InnerTextAsync()).Contains(name, StringComparison.Ordinal);
            await page.Keyboard.PressAsync("p");
            await page.Keyboard.PressAsync(isTwo ? "1" : "d");
            await page.Locator(".toast-undo").WaitForAsync();
        }
        await page.GetByText("没有待认领的文件").WaitForAsync();
        await office.Look("intake-desk-empty");
        Assert.Equal([FileState.Assigned, FileState.Discarded], await app.InDb(db => db.Set<IntakeFile>().Where(f => f.SettledAt != null).Select(f => f.State).Order().ToListAsync()));
        Assert.True(await app.InDb(db => db.Set<Photo>().AnyAsync(p => p.EnrolmentId == second && p.IsCurrent)));
    }

    private static async Task Workbook(OfficeBrowser office, string good, string bad)
    {
        var page = office.Page;
        await page.GotoAsync("/enrolments/workbooks");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "下载，号码遮住" }).ClickAsync());
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "信息表.xlsx");
        await download.SaveAsAsync(path);
        await File.WriteAllBytesAsync(path, Filled(await File.ReadAllBytesAsync(path), good, bad));
        await page.SetInputFilesAsync("#file", path);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await page.GetByText("收下 1 行，还有 1 行要改").WaitForAsync();
        await office.Look("workbook-answer");
        var marked = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "下载标注的工作簿" }).ClickAsync());
        await marked.SaveAsAsync(path);
        using var answer = new TestForm(await File.ReadAllBytesAsync(path));
        Assert.Equal("12345", answer[answer.RowOf(bad), "邮政编码"]);
        Assert.Contains("有问题 1 行", string.Concat(answer.Sheet("采卡检查结果").Descendants().Select(e => e.InnerText)), StringComparison.Ordinal);
    }

    private static byte[] Filled(byte[] workbook, string good, string bad)
    {
        using var form = new TestForm(workbook);
        foreach (var (name, postCode) in new[] { (good, "416000"), (bad, "12345") })
        {
            var row = form.RowOf(name);
            foreach (var (heading, text) in new[]
            {
                ("民族", "土家"), ("国籍", "中国"), ("证件有效期起", "2014.8.21"), ("证件有效期止", "2034年8月21日"), ("签发机关", "吉首市公安局"), ("人员状态", "在职"),
                ("职业", "2000000"), ("通讯地址", "吉首市人民南路 120 号 6 栋 302 室"), ("邮政编码", postCode),
            })
                form[row, heading] = text;
        }
        return form.Save();
    }
}
