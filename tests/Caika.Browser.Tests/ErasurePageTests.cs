using Caika.Campaigns;
using Caika.Erasures;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>An administrator reads what an erasure takes away, orders it, and reads the record.</summary>
public sealed class ErasurePageTests
{
    [Fact]
    public async Task PlanThenRecord()
    {
        await using var app = await TestApp.Start();
        foreach (var person in TestPeople.Some(3, seed: 33))
            await app.AddComplete(person);
        await app.InDb(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CampaignStatus.Closed)));
        await using var office = await OfficeBrowser.Open(app, Role.UnitAdministrator);
        var page = office.Page;
        await page.GotoAsync($"/campaigns/{app.CampaignId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "归档", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "查看要销毁的内容" }).WaitForAsync();
        await office.Look("campaign-archived");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看要销毁的内容" }).ClickAsync();
        await page.WaitForURLAsync("**/erasures/*");
        await office.Look("erasure-plan");
        await page.GetByLabel("销毁的原因").First.FillAsync("卡已全部领取，保存期满");
        await page.GetByLabel("没有办完也要销毁的原因").FillAsync("试用的采集，资料是虚构的");
        await page.Locator("#Typed").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "销毁 3 人的采集资料" }).ClickAsync();
        await page.GetByText("密钥已经销毁，资料再也打不开").WaitForAsync();
        for (var i = 0; i < 150 && !await app.InDb(db => db.Set<Erasure>().AnyAsync(e => e.DoneAt != null)); i++)
            await Task.Delay(200);
        await page.ReloadAsync();
        await office.Look("erasure-record");
        var paper = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "打印销毁记录（PDF）" }).ClickAsync());
        await paper.SaveAsAsync(Path.Combine(PhoneBrowser.Root(), "artifacts", "screenshots", "erasure-record.pdf"));
    }
}
