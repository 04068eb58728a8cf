using System.Globalization;
using Caika.Demo;
using Caika.Platform.Access;
using Caika.Testing;

namespace Caika.Server.Tests.Enrolments;

/// <summary>The clicks that fetch a form, and that send it back.</summary>
internal static class Forms
{
    internal const string Address = "吉首市人民南路 120 号 6 栋 302 室";

    internal static async Task<byte[]> Download(this TestBrowser browser, bool full = true, string department = "文学院")
    {
        var page = await browser.Get("/enrolments/workbooks");
        var option = page.Document.QuerySelectorAll("#department option").Single(o => o.TextContent == department).GetAttribute("value")!;
        var token = page.Document.QuerySelector("#template input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Http.PostAsync($"/enrolments/workbooks?handler={(full ? "Full" : "Masked")}",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["department"] = option, ["__RequestVerificationToken"] = token }));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Sends a workbook and waits for the answer.</summary>
    internal static async Task<TestPage> Send(this TestBrowser browser, byte[] workbook, string name = "信息表.xlsx")
    {
        var page = await browser.Post(await browser.Get("/enrolments/workbooks"), "#upload", null, new TestFile("file", name, workbook));
        return await browser.Answered(page);
    }

    internal static async Task<TestPage> Answered(this TestBrowser browser, TestPage page)
    {
        for (var i = 0; i < 100 && page.Main.Contains("正在核对", StringComparison.Ordinal); i++)
        {
            await Task.Delay(200);
            page = await browser.Get(page.Url.AbsolutePath);
        }
        return page;
    }

    internal static async Task<byte[]> Annotated(this TestBrowser browser, TestPage page)
    {
        var token = page.Document.QuerySelector("#annotated input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Http.PostAsync(page.Url.AbsolutePath + "?handler=Annotated", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        Assert.True(answer.IsSuccessStatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Fills a row in, the way people do.</summary>
    internal static void Fill(this TestForm form, string name, params (string Heading, string Text)[] other)
    {
        var row = form.RowOf(name);
        foreach (var (heading, text) in new[]
        {
            ("民族", "土家"), ("国籍", "中国"), ("证件有效期起", "2014.8.21"), ("证件有效期止", "2034年8月21日"), ("签发机关", "吉首市公安局"), ("人员状态", "在职"),
            ("职业", "2000000"), ("通讯地址", Address), ("邮政编码", "416000"),
        }.Concat(other))
        {
            form[row, heading] = text;
        }
    }

    /// <summary>People of a department, put on the roster directly.</summary>
    internal static async Task<IReadOnlyList<MadeUpPerson>> AddPeople(this TestApp app, int count, string department = "文学院", int seed = 31)
    {
        var people = MadeUpPeople.Create(seed, 3 * count, new DateOnly(2026, 9, 10)).Where(p => p.BirthDate.Year is > 1965 and < 1998 && !p.Retired).DistinctBy(p => p.Name).Take(count).ToList();
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
            await app.AddPerson(person.Name, person.IdNumber, department, string.Create(CultureInfo.InvariantCulture, $"139{i + (seed * 1000):D8}"));
        return people;
    }

    internal static Task<TestBrowser> Clerk(this TestApp app, string department = "文学院") => app.BrowseAs(Role.DepartmentClerk, department);
}
