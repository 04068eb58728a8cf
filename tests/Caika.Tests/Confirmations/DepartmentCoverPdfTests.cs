using Caika.Confirmations;
using Caika.Platform.Documents.Fonts;
using Caika.RulePacks;
using Caika.Tests.Platform.Documents;

namespace Caika.Tests.Confirmations;

public sealed class DepartmentCoverPdfTests
{
    [Fact]
    public void Cover_CountsWhatIsInAndWhatIsNot()
    {
        var lines = Enumerable.Range(0, 26).Select(i => new CoverLine($"测试{(char)('一' + i)}", $"19960{i:D2}", "439901********0012", i != 8, i is not (8 or 19), i == 8 ? "住院，18日补交" : "")).ToList();
        using var output = new MemoryStream();
        var report = new DepartmentCoverPdf(FontBook.Shared).Write(output, [new DepartmentCover(
            "439900 0108", "QH-2610-0001", "文学院", "南山", "梁经办", 149, lines, (page, pages) => $"CK1.D.D-7K3M9Q.1.{page}/{pages}.0123456789ABCDEF", "7K3M-9Q2A",
            "青禾大学人事处", new DateTimeOffset(2026, 9, 14, 15, 20, 0, TimeSpan.FromHours(8)), RulePack.Parse(RulePack.ShippedText("hunan-2019")).Forms.Cover)]);
        var pdf = Paper.Keep(output.ToArray(), "cover.pdf");

        Assert.True(report.IsClean);
        var text = Paper.Text(pdf);
        Assert.Contains("信息表 25，确认表 24", text, StringComparison.Ordinal);
        Assert.Contains("125", text, StringComparison.Ordinal);
        Assert.Contains("部门公章", text, StringComparison.Ordinal);
    }
}
