using System.Net;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Reviews;

public sealed class CalibrationTests
{
    [Fact]
    public async Task DecidedPhotos_ShowHowOftenTheRuleWasOverruledAndWhatAnotherLimitWouldDo()
    {
        await using var app = await TestApp.Start();
        using var reviewer = await app.BrowseAs(Role.UnitAdministrator);
        Assert.Contains("还没有可以比较的决定", (await reviewer.Get("/reviews/calibration")).Main);
        // Collars of luma 100, 120 … 280; the limit is 175. What is above 230 the clerk returns.
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        foreach (var (person, i) in TestPeople.Some(10).Select((p, i) => (p, i)))
        {
            var id = await app.AddComplete(person);
            var luma = 100 + 20 * i;
            await app.InDb(db => db.Set<Photo>().Where(p => p.EnrolmentId == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Measured, $$"""{"P18":"{{luma}}","P07":"97.0 1.0 1.00"}""")));
            var page = await clerk.Get($"/reviews/{id}?item=Photo");
            await (luma > 230 ? clerk.Post(page, "#return", new() { ["Reason"] = "P18" }) : clerk.Post(page, "form[action$='handler=Approve']"));
        }

        var calibration = await reviewer.Get("/reviews/calibration?limit=lightCollar&value=225");

        Assert.Equal(["P18", "上衣的亮度（0—255）", "175", "10", "6", "3（50%）", "0"], Cells(calibration, "#rules", "P18"));
        // 100 to 220 passed and 240 to 280 returned: at 225 nothing is wrong.
        var tried = calibration.Document.QuerySelectorAll("section[aria-labelledby=chosen] tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray()).ToList();
        Assert.Contains(tried, r => r is ["225（试）", "3", "0（0%）", "3（100%）", "0"]);
        Assert.Contains(tried, r => r is ["175（现在）", "6", "3（43%）", "3（100%）", "0"]);
        Assert.Equal((7, 3), (calibration.Document.QuerySelectorAll("rect.passed title").Sum(Count), calibration.Document.QuerySelectorAll("rect.returned title").Sum(Count)));
        Assert.NotNull(calibration.Document.QuerySelector($"a[href='/campaigns/{app.CampaignId}/rules#limit-photo-face-lightCollar']"));
        Assert.NotNull((await reviewer.Get($"/campaigns/{app.CampaignId}/rules")).Document.QuerySelector("#limit-photo-face-lightCollar"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/reviews/calibration")).Status);
    }

    private static string[] Cells(TestPage page, string table, string rule) => [.. page.Document.QuerySelectorAll($"section[aria-labelledby={table[1..]}] tbody tr")
        .Single(r => r.Children[0].TextContent.Trim() == rule).Children.Select(c => c.TextContent.Trim())];

    private static int Count(AngleSharp.Dom.IElement title) => int.Parse(title.TextContent.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
