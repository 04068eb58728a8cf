using System.Net;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using static Caika.Server.Tests.Enrolments.Rosters;

namespace Caika.Server.Tests.Enrolments;

public sealed class PeopleTests
{
    [Fact]
    public async Task Clerk_SeesTheOwnDepartmentOnly()
    {
        await using var app = await TestApp.Start();
        var own = await app.AddPerson("沈知秋", Good1);
        var foreign = await app.AddPerson("罗怀远", Good2, "法学院");
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var list = await clerk.Get("/enrolments");

        Assert.Contains("沈知秋", list.Main);
        Assert.DoesNotContain("罗怀远", list.Html);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/enrolments/{own}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/enrolments/{foreign}")).Status);
        Assert.DoesNotContain("罗怀远", (await clerk.Get("/enrolments?q=罗怀远")).Main.Replace("value", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_IsSearchedByPostAndNeverInTheAddress()
    {
        await using var app = await TestApp.Start();
        await app.AddPerson("沈知秋", Good1);
        await app.AddPerson("罗怀远", Good2);
        using var hr = await app.BrowseAs(Role.UnitReviewer);
        var page = await hr.Get("/enrolments");

        var full = await hr.Post(page, "#number", new() { ["number"] = " 439902 19600229 002x" });
        var four = await hr.Post(page, "#number", new() { ["number"] = "0013" });
        var none = await hr.Post(page, "#number", new() { ["number"] = Good3 });
        var typedIntoTheTop = await hr.Get("/enrolments?q=" + Good1);

        Assert.Contains("罗怀远", full.Main);
        Assert.DoesNotContain("沈知秋", full.Main);
        Assert.DoesNotContain("4399", full.Url.ToString());
        Assert.Contains("沈知秋", four.Main);
        Assert.Contains("没有查到这个号码", none.Main);
        Assert.DoesNotContain(Good1, typedIntoTheTop.Url.ToString());
    }

    [Fact]
    public async Task Reveal_NeedsAReasonAndStandsInTheTrail()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddPerson("沈知秋", Good1);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var page = await clerk.Get($"/enrolments/{id}");
        Assert.DoesNotContain(Good1, page.Html);

        var shown = await clerk.Post(page, ".reveal form");
        Assert.Contains(Good1, shown.Main);
        Assert.Equal(["与本人当面或电话核对"], await app.Trail("number.revealed"));
        Assert.DoesNotContain(Good1, (await clerk.Get($"/enrolments/{id}")).Html);

        var refused = await clerk.Post(page, ".reveal form", new() { ["reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Single(await app.Trail("number.revealed"));
    }

    [Fact]
    public async Task Added_MovedAndKeptOut_EachWithAReason()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var form = await hr.Get("/enrolments/add");
        var refused = await hr.Post(form, "main form", new() { ["FullName"] = "沈知秋", ["IdNumber"] = "439901198501010012" });
        Assert.Contains("末位应为 3", refused.Main);

        var person = await hr.Post(form, "main form", new() { ["FullName"] = "沈知秋", ["IdNumber"] = Good1, ["Insurances"] = "1" });
        Assert.Contains("已添加 沈知秋", person.Main);
        Assert.Contains("不能重复采集", (await hr.Post(form, "main form", new() { ["FullName"] = "沈知秋", ["IdNumber"] = Good1 })).Main);

        var moved = await hr.Post(person, "#move", new() { ["reason"] = "院系调整" });
        Assert.Contains("已调整部门", moved.Main);
        Assert.Contains("调整部门", moved.Main);
        var stale = await hr.Post(person, "#exclude", new() { ["reason"] = "20", ["note"] = "已查" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var excluded = await hr.Post(moved, "#exclude", new() { ["reason"] = "20", ["note"] = "本人电话告知" });
        Assert.Contains("不纳入本次采集", (await hr.Get(excluded.Url.AbsolutePath)).Main);
        var included = await hr.Post(await hr.Get(excluded.Url.AbsolutePath), "#include", new() { ["note"] = "省系统里查不到卡" });
        Assert.Contains("已纳入采集", included.Main);

        Assert.Equal(["已有社保卡：本人电话告知"], await app.Trail("enrolment.excluded"));
        Assert.Equal(["省系统里查不到卡"], await app.Trail("enrolment.included"));
        Assert.Null((await app.People())["沈知秋"].Row.ExclusionReason);
    }

    [Fact]
    public async Task RetireeAdded_BelongsToTheRetireesOfficeAndStaysThere()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var person = await hr.Post(await hr.Get("/enrolments/add"), "main form", new() { ["FullName"] = "彭守拙", ["IdNumber"] = Good2, ["PersonnelStatus"] = "21", ["Insurances"] = "1" });

        Assert.Contains("离退休处（原部门：文学院）", person.Main);
        var refused = await hr.Post(person, "#move", new() { ["reason"] = "本人要求" });
        Assert.Contains("退休人员统一由离退休处采集", refused.Main);
        using var office = await app.BrowseAs(Role.RetireesClerk, "离退休处");
        Assert.Contains("彭守拙", (await office.Get("/enrolments")).Main);
    }

    [Fact]
    public async Task ClaimedCard_WaitsForHr()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddPerson("沈知秋", Good1);
        await app.InDb(db => db.Set<Enrolment>().ExecuteUpdateAsync(e => e.SetProperty(x => x.ClaimsCard, true)));
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        Assert.Contains("本人说已有卡", (await hr.Get("/enrolments")).Main);

        var page = await hr.Post(await hr.Get($"/enrolments/{id}"), "#include", new() { ["note"] = "省系统里查不到卡" });

        Assert.Contains("已纳入采集", page.Main);
        Assert.False((await app.People())["沈知秋"].Row.ClaimsCard);
    }

    [Fact]
    public async Task Slips_AreIssuedAsOnePdfAndOnlyOnce()
    {
        await using var app = await TestApp.Start();
        await app.AddPerson("沈知秋", Good1);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var page = await clerk.Get("/enrolments/slips");

        var pdf = await clerk.Post(page, "main form");

        Assert.Equal("application/pdf", pdf.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("都有了", (await clerk.Get("/enrolments/slips")).Main);
        Assert.Single(await app.Trail("slip.issued"));
        var list = await clerk.Get("/enrolments");
        var chosen = await clerk.Post(list, "#list", new() { ["ids"] = (await app.People())["沈知秋"].Row.Id.ToString() });
        Assert.Contains("其中 1 人已经有登录条", chosen.Main);
    }

    [Fact]
    public async Task ExpiringDocuments_AreListedBeforeTheCampaignOpens()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.Order(await hr.Upload(Workbook(
            Person("沈知秋", Good1, "文学院", ("证件有效期止", "2026-09-09")), Person("罗怀远", Good2, "文学院", ("证件有效期止", "20260920")),
            Person("谢明朗", Good3, "文学院", ("证件有效期止", "2027年1月5日")), Person("姚若溪", Good4, "文学院", ("证件有效期止", "长期")))));

        Assert.Contains("沈知秋", (await hr.Get("/enrolments/expiring")).Main);
        Assert.Contains("罗怀远", (await hr.Get("/enrolments/expiring?group=Collecting")).Main);
        var making = await hr.Get("/enrolments/expiring?group=Making");
        Assert.Contains("谢明朗", making.Main);
        Assert.DoesNotContain("姚若溪", making.Main);
    }
}
