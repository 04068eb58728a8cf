using Caika.Cards;
using Caika.Platform.Documents.Fonts;
using Caika.Tests.Platform.Documents;

namespace Caika.Tests.Cards;

public sealed class HandOutPdfTests
{
    [Fact]
    public void Department_GetsALineForEachCard()
    {
        var lines = Enumerable.Range(0, 40).Select(i => new HandOutLine(i == 1 ? "𠮷六" : $"测试{(char)('一' + i)}", $"19960{i:D2}", "430111********0576", "A1*****78", "1-2-3-1")).ToList();
        using var output = new MemoryStream();
        var report = new HandOutPdf(FontBook.Shared).Write(output, [new HandOut("青禾大学", "文学院", "梁经办", "LK-0003", lines, "青禾大学人事处", DateTimeOffset.UnixEpoch)]);
        var pdf = Paper.Keep(output.ToArray(), "hand-out.pdf");

        Assert.True(report.IsClean);
        Assert.Equal(3, Paper.Pages(pdf));
        var text = Paper.Text(pdf);
        Assert.All(lines, line => Assert.Contains(line.Name, text, StringComparison.Ordinal));
    }
}
