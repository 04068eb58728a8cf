using System.Net;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Testing;
using static Caika.Server.Tests.Enrolments.Rosters;

namespace Caika.Server.Tests.Enrolments;

/// <summary>An HR system's export, and one field for many people.</summary>
public sealed class ForeignWorkbookTests
{
    [Fact]
    public async Task ColumnsAreGuessed_ConfirmedOnce_AndRemembered()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(3);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        string[] headings = ["人员编号", "员工姓名", "字段3", "联系电话", "民族代码", "家庭住址", "字段7"];
        byte[] Export(string address) => Workbook(headings, people.Select((p, i) => (IReadOnlyList<string>)[$"A{i}", p.Name, p.IdNumber, $"1380000000{i}", "苗族", address, "甲"]));

        var page = await hr.Send(Export(Forms.Address), "导出.xlsx");
        Assert.Contains("这不是系统下载的表", page.Main);
        page = await hr.Get(page.Url.AbsolutePath + "/columns");
        Assert.Equal(["不用这一列", "姓名", "证件号码", "手机号码", "民族", "通讯地址", "不用这一列"], page.Document.QuerySelectorAll("select[name=columns]").Select(s => s.QuerySelector("option[selected]")?.TextContent ?? "不用这一列"));
        Assert.DoesNotContain(people[0].IdNumber, page.Html);
        Assert.DoesNotContain("13800000000", page.Html);

        // All that is mapped but the number: refused, nothing lost.
        var wrong = page.Document.QuerySelectorAll("select[name=columns]").Select(s => s.QuerySelector("option[selected]")?.GetAttribute("value") ?? "-1").ToList();
        var lacking = await hr.PostMany(page, "#columns", [.. wrong.Select((value, i) => new KeyValuePair<string, string>("columns", i == 2 ? "-1" : value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lacking.Status);
        Assert.Contains("还没有说哪一列是“证件号码”", lacking.Main);

        page = await hr.Answered(await hr.PostMany(page, "#columns", [.. wrong.Select(value => new KeyValuePair<string, string>("columns", value))]));
        Assert.Contains("收下 3 行", page.Main);
        Assert.Contains("系统里已有手机号码，与这里不同，没有改动", page.Main);
        var (row, data) = (await app.People())[people[0].Name];
        Assert.Equal(("06", Forms.Address, EnrolmentStatus.InProgress), (data.EthnicGroup, data.ContactAddress, row.Status));
        Assert.False(row.Version == 0);
        page = await hr.Send(Export("吉首市光明路 1 号 2 栋"), "导出2.xlsx");
        Assert.Contains("没有要改的内容", page.Main);
        Assert.Contains("系统里已有通讯地址，与这里不同", page.Main);
        Assert.Single(await app.Trail("workbook.columns-confirmed"));
    }

    [Fact]
    public async Task WithoutAKey_WhatIsStoredStays_AndIsSaid()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(1);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        form.Fill(people[0].Name);
        await clerk.Send(form.Save());
        var row = form.RowOf(people[0].Name);
        form[row, "行标识"] = "";
        TestForm.Put(form.Cell(1, "行标识"), "");
        form[row, "通讯地址"] = "吉首市光明路 8 号";
        form[row, "固定电话"] = "0743-8560000";

        var page = await clerk.Send(form.Save());

        Assert.Contains("系统里已有通讯地址，与这里不同，没有改动", page.Main);
        Assert.Contains("隐藏的“行标识”一列不见了", page.Main);
        var data = (await app.People())[people[0].Name].Data;
        Assert.Equal((Forms.Address, "0743-8560000"), (data.ContactAddress, data.Landline));
    }

    [Fact]
    public async Task OneFieldForMany_IsLookedAtFirst_AndJudgedPersonByPerson()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(3);
        await app.AddPeople(1, "图书馆", seed: 32);
        var closed = TestPeople.Some(1)[0];
        await app.AddComplete(closed);
        using var clerk = await app.Clerk();

        var page = await clerk.Post(await clerk.Get("/enrolments/correct"), "#preview", new() { ["Field"] = "Occupation", ["Value"] = "办事人员" });
        Assert.Contains("要改 3 人的职业", page.Main);
        Assert.Contains("人员信息已经提交审核", page.Main);
        Assert.Empty(await app.Trail("sheet.saved"));

        var refused = await clerk.Post(page, "#preview", new() { ["Field"] = "PostalCode", ["Value"] = "12" });
        Assert.Contains("邮政编码为 6 位数字", refused.Main);
        Assert.Contains("没有要改的人", refused.Main);

        var left = people[0].Name;
        var keep = page.Document.QuerySelectorAll("input[name=chosen]").Where(box => !box.GetAttribute("aria-label")!.Contains(left)).Select(box => new KeyValuePair<string, string>("chosen", box.GetAttribute("value")!)).ToList();
        var done = await clerk.PostMany(page, "#run", keep);

        Assert.Contains("已改 2 人的职业", done.Main);
        var after = await app.People();
        Assert.Equal(["", "3000000", "3000000"], people.Select(p => after[p.Name].Data.Occupation));
        // Sex and birth date, which their numbers say, were not stored yet.
        Assert.Equal(["身份信息、人员信息（批量更正）", "身份信息、人员信息（批量更正）"], await app.Trail("sheet.saved"));
        Assert.Equal(["职业，2 人"], await app.Trail("sheets.corrected"));

        // The same boxes once more: those people read so already, nothing happens twice.
        await clerk.PostMany(page, "#run", keep);
        Assert.Equal(2, (await app.Trail("sheet.saved")).Count);
    }

    [Fact]
    public async Task PersonChangedSincePreview_IsLeftAndSaid()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(2);
        using var clerk = await app.Clerk();
        var page = await clerk.Post(await clerk.Get("/enrolments/correct"), "#preview", new() { ["Field"] = "Occupation", ["Value"] = "3000000" });
        var id = (await app.People())[people[0].Name].Row.Id;
        await clerk.Post(await clerk.Get($"/enrolments/{id}/enter"), "#sheet", new() { ["PostalCode"] = "427000" });

        var done = await clerk.Post(page, "#run");

        Assert.Contains("已改 1 人的职业", done.Main);
        Assert.Contains("刚刚被别人改过", done.Main);
        Assert.Equal("", (await app.People())[people[0].Name].Data.Occupation);
    }
}
