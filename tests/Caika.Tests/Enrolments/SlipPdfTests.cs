using Caika.Enrolments;
using Caika.Platform.Documents.Fonts;
using Caika.Tests.Platform.Documents;

namespace Caika.Tests.Enrolments;

public sealed class SlipPdfTests
{
    [Fact]
    public void EightSlips_FillOnePageAndCarryNoFullName()
    {
        using var output = new MemoryStream();
        var report = new SlipPdf(FontBook.Shared).Write(output, Enumerable.Range(0, 9).Select(Slip), DateTimeOffset.UnixEpoch);
        var pdf = Paper.Keep(output.ToArray(), "slips.pdf");

        Assert.True(report.IsClean);
        Assert.Equal(2, Paper.Pages(pdf));
        var text = Paper.Text(pdf);
        Assert.Contains("7K3M-9Q20", text, StringComparison.Ordinal);
        Assert.Contains("X8DW4-M2QTR", text, StringComparison.Ordinal);
        Assert.Contains("9月18日", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AgentsSlip_SaysWhoseItIsAndWhatTheAgentMayDo()
    {
        using var output = new MemoryStream();
        var report = new SlipPdf(FontBook.Shared).Write(output, [Slip(0) with { MaskedName = "欧阳**", Agent = "周*兰" }], DateTimeOffset.UnixEpoch);
        var text = Paper.Text(Paper.Keep(output.ToArray(), "agent-slip.pdf"));

        Assert.True(report.IsClean);
        foreach (var words in new[] { "代办人登录条", "周*兰", "代 欧阳** 办理", "替本人填表、拍身份证和照片", "由本人来做，代办人不能代" })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static PrintedSlip Slip(int i) => new(
        i % 2 == 0 ? "张*丰" : "阿依古丽·**", i % 3 == 0 ? "离退休处" : "土木工程与建筑学院（张家界校区）", $"7K3M9Q2{i}", "X8DW4M2QTR",
        "https://caika.qinghe.example/s", $"https://caika.qinghe.example/s#7K3M9Q2{i}.X8DW4M2QTR", "9月18日", "人事处社保科 6041（梁老师）");
}
