using Caika.Platform.Documents.Fonts;
using Caika.Submissions;
using Caika.Tests.Platform.Documents;

namespace Caika.Tests.Submissions;

public sealed class HandOverPdfTests
{
    [Fact]
    public void List_CountsDepartmentsAndNamesEveryForm()
    {
        var departments = Enumerable.Range(1, 28).Select(i => new HandOverDepartment($"第{i}学院", 40 + i, 40 + i, 40 + i, i == 3 ? "2 人住院，另送" : "")).ToList();
        var forms = Enumerable.Range(0, 500).Select(i => $"C-{i:D6}").ToList();
        using var output = new MemoryStream();
        var report = new HandOverPdf(FontBook.Shared).Write(output, new HandOverList(
            "青禾大学", "439900 0108", "省社会保障卡服务中心", "YJ-2026-0007", "4399000108_2026_0007.zip", 4512, new string('a', 32) + new string('5', 32),
            "3F2A 90C1 77BE 0D12 6A41 88F0 C3D4 59E6", departments, forms, "青禾大学人事处", DateTimeOffset.UnixEpoch));
        var pdf = Paper.Keep(output.ToArray(), "hand-over.pdf");

        Assert.True(report.IsClean);
        var text = Paper.Text(pdf);
        Assert.All(forms, form => Assert.Contains(form, text, StringComparison.Ordinal));
        Assert.Contains("1526", text, StringComparison.Ordinal);
        Assert.Contains("5555 5555", text, StringComparison.Ordinal);
        Assert.Contains("3F2A 90C1", text, StringComparison.Ordinal);
    }
}
