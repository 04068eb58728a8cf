using Caika.Cards;
using Caika.Platform.Documents.Fonts;
using Caika.Tests.Platform.Documents;

namespace Caika.Tests.Cards;

public sealed class PickupSlipPdfTests
{
    [Fact]
    public void EightSlips_FillOnePageAndSayWhereToGo()
    {
        using var output = new MemoryStream();
        var report = new PickupSlipPdf(FontBook.Shared).Write(output, Enumerable.Range(0, 9).Select(Slip), DateTimeOffset.UnixEpoch);
        var pdf = Paper.Keep(output.ToArray(), "pickup.pdf");

        Assert.True(report.IsClean);
        Assert.Equal(2, Paper.Pages(pdf));
        var text = Paper.Text(pdf);
        Assert.Contains("到文学院梁经办处领卡", text, StringComparison.Ordinal);
        Assert.Contains("箱位：1-2-3-1", text, StringComparison.Ordinal);
    }

    private static PickupSlip Slip(int i) => new(i % 2 == 0 ? "张*丰" : "阿依古丽·**", i % 3 == 0 ? "文学院" : "土木工程与建筑学院（张家界校区）",
        i % 3 == 0 ? "文学院梁经办" : "土木工程与建筑学院（张家界校区）经办人", i % 2 == 0 ? "1-2-3-1" : "", "人事处社保科 6041（梁老师）");
}
