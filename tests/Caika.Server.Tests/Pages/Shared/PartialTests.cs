using AngleSharp.Html.Parser;
using Caika.Imaging.Findings;
using Caika.Server.Pages.Shared;
using Caika.Server.Tests.Hosting;

namespace Caika.Server.Tests.Pages.Shared;

public sealed class PartialTests
{
    private static readonly Finding Small = new(
        "P05",
        Level.Refuse,
        Verdict.NotMet,
        Display: new Display("%", 0, 100, 54, 62, 34),
        Region: new Region(210, 214, 207, 308),
        Message: "人像偏小。脸宽占 34%，要求 54%—62%。",
        Fix: "请再靠近一些。");

    [Fact]
    public async Task Finding_SaysWhatHowFarAndWhatToDo()
    {
        var card = await Parse("_Finding", new FindingCard(1, Small));

        Assert.Equal("人像偏小", card.QuerySelector("h3")?.TextContent);
        Assert.Equal("34%", card.QuerySelector(".scale b")?.TextContent);
        Assert.Equal("34%", card.QuerySelector(".needle")?.GetAttribute("x"));
        Assert.Equal("54%", card.QuerySelector(".band")?.GetAttribute("x"));
        Assert.Equal("8%", card.QuerySelector(".band")?.GetAttribute("width"));
        Assert.Contains("要求 54%—62%", card.QuerySelector(".sub")?.TextContent);
        Assert.Equal("请再靠近一些。", card.QuerySelector(".do")?.TextContent);
    }

    [Fact]
    public async Task Photo_NumbersRegionsAsTheFindings()
    {
        var noRegion = new Finding("P01", Level.Refuse, Verdict.NotMet, Message: "文件偏大。");

        var photo = await Parse("_PhotoWithRegions", MarkedPhoto.Of("/p.jpg", "照片", 600, 800, [noRegion, Small]));

        Assert.Equal("0 0 600 800", photo.QuerySelector("svg")?.GetAttribute("viewBox"));
        Assert.Equal("#finding-2", photo.QuerySelector("svg a")?.GetAttribute("href"));
        Assert.Equal("back", photo.QuerySelector("rect")?.GetAttribute("class"));
    }

    [Fact]
    public async Task Bar_IsReadAloudInNumbers()
    {
        var bar = await Parse("_Bar", Bar.OfStages(48, 61, 22, 5, 9, 4));

        Assert.Equal("已签字 48，通过待签 61，待审核 22，退回 5，填报中 9，未开始 4", bar.QuerySelector("svg")?.GetAttribute("aria-label"));
        Assert.Equal(6, bar.QuerySelectorAll("rect").Length);
    }

    [Fact]
    public async Task Words_AreEncoded()
    {
        var chip = await Parse("_Chip", Chip.Back("<b>退回</b>"));

        Assert.Equal("<b>退回</b>", chip.QuerySelector(".chip.back")?.TextContent);
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(2, true, true)]
    [InlineData(3, true, false)]
    public async Task Pager_LeadsOnlyWhereThereIsSomething(int page, bool previous, bool next)
    {
        var pager = await Parse("_Pager", new Pager(page, 20, 41, number => $"?page={number}"));

        Assert.Equal(previous, pager.QuerySelector("[rel=prev]") is not null);
        Assert.Equal(next, pager.QuerySelector("[rel=next]") is not null);
    }

    [Fact]
    public async Task EveryOtherPartial_Renders()
    {
        await Parse("_Verdict", new VerdictBanner(Tone.Back, "请重拍人像面", "国徽面已经合格，不用再拍。", true, new LinkTo("重拍", "/x")));
        await Parse("_Legend", Bar.Legend);
        await Parse("_Filters", new Filters("/enrolments", [FilterField.Choice("department", "部门", "2", "全部部门", [("2", "离退休处")])], [new Pill("全部", 3, "/enrolments", true)]));
        await Parse("_Empty", Empty.NoHit("没有人符合这些条件", "医学院", "/enrolments"));
        await Parse("_Undo", new Undo("已退回 4 张照片", "/reviews/undo", new Dictionary<string, string> { ["id"] = "7" }));
        await Parse("_Figures", new Figures(new Figure("应采集", "2,713", "人", "在职 2,133", new LinkTo("去审核", "/reviews"))));
        await Parse("_Timeline", new Timeline(new TimelineStep("信息已提交", "9 月 14 日", StepState.Done), new TimelineStep("领卡", null)));
        await Parse("_Reveal", new Reveal("号码", "138****4471", "/enrolments/reveal", "核对开户失败"));
        await Parse("_Revealed", new Revealed("13800004471", "138****4471"));
    }

    private static async Task<AngleSharp.Dom.IElement> Parse<TModel>(string partial, TModel model)
    {
        await using var host = await PagesHost.Start();
        return new HtmlParser().ParseDocument(await host.Render(partial, model)).Body!;
    }
}
