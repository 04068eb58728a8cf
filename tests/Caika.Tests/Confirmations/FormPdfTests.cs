using Caika.Confirmations;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Caika.Tests.Platform.Documents;

namespace Caika.Tests.Confirmations;

public sealed class FormPdfTests
{
    [Fact]
    public void ConfirmationForm_PrintsEveryValueOnOnePageUnder120KB()
    {
        var form = SampleForms.Confirmation();
        var (pdf, report) = Print(form);
        Paper.Keep(pdf, "confirmation.pdf");

        Assert.True(report.IsClean);
        Assert.Equal(1, Paper.Pages(pdf));
        Assert.InRange(pdf.Length, 10_000, 120_000);
        var text = Squeezed(pdf);
        Assert.Contains("社会保障卡个人信息确认表", text, StringComparison.Ordinal);
        Assert.All(form.Fields, field => Assert.Contains(Squeeze(field.Value), text, StringComparison.Ordinal));
        Assert.Contains("不得代签", text, StringComparison.Ordinal);
    }

    [Fact]
    public void InformationSheet_PrintsWhatIsKnownAndLeavesRoomForTheRest()
    {
        var (pdf, report) = Print(SampleForms.Information());
        Paper.Keep(pdf, "information.pdf");

        Assert.True(report.IsClean);
        Assert.Equal(1, Paper.Pages(pdf));
        Assert.InRange(pdf.Length, 10_000, 120_000);
        var text = Squeezed(pdf);
        Assert.Contains("社保卡办理人员信息表", text, StringComparison.Ordinal);
        Assert.Contains("439901193111050038", text, StringComparison.Ordinal);
        Assert.Contains("港澳台居民居住证", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("𠮷㛃䶮")]
    [InlineData("阿依古丽·买买提")]
    [InlineData("𬭎𬱖𫖯𫍯𬀩")]
    [InlineData("𪻐𬸚龘靐叡劼")]
    [InlineData("㙓㼆㬎㴋𠅤𡷫𣲗")]
    public void RareName_ComesBackFromThePdfAsItWasTyped(string name)
    {
        var (pdf, report) = Print(SampleForms.Confirmation(name));
        Paper.Keep(pdf, $"rare-{name.Length}-{(int)name[0]:X}.pdf");

        Assert.Empty(report.MissingCharacters);
        Assert.Contains(name, Squeezed(pdf), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 10_000, 120_000);
    }

    [Fact]
    public void CharacterNoFontHas_IsReportedNotLost()
    {
        var (_, report) = Print(SampleForms.Confirmation("张\uE5E5"));

        Assert.Equal(["\uE5E5"], report.MissingCharacters);
    }

    [Fact]
    public void LongAddress_IsSetSmallerNotCut()
    {
        var form = SampleForms.Confirmation();
        var address = string.Concat(Enumerable.Repeat("湘西土家族苗族自治州吉首市人民南路120号", 5))[..100];
        form = form with
        {
            Fields = [.. form.Fields.Select(field => field.Key == "ContactAddress" ? field with { Value = address } : field)],
        };
        var (pdf, report) = Print(form);
        Paper.Keep(pdf, "long-address.pdf");

        Assert.True(report.IsClean);
        Assert.Contains(address[..20], Squeezed(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_AreEmbeddedTrueTypeWithUnicode()
    {
        var (pdf, _) = Print(SampleForms.Confirmation());
        var fonts = Paper.Fonts(pdf).Split('\n')[2..].Where(line => line.Length > 0).ToList();

        Assert.All(fonts, line => Assert.Contains("CID TrueType", line, StringComparison.Ordinal));
        Assert.All(fonts, line => Assert.Matches(@"yes +(yes|no) +yes", line));
    }

    [Fact]
    public void Photo_GoesInWithoutASecondEncoding()
    {
        var form = SampleForms.Confirmation(thumbnails: false);
        var (pdf, _) = Print(form);

        Assert.True(pdf.AsSpan().IndexOf(form.Photo!()) > 0);
    }

    [Fact]
    public void Run_PrintsOnePageForEachFormInOrder()
    {
        var names = Enumerable.Range(0, 30).Select(i => $"测试{(char)('一' + i)}").ToList();
        using var output = new MemoryStream();
        var report = new FormPdf(FontBook.Shared).Write(output, names.Select(name => SampleForms.Confirmation(name, stamp: false)));

        Assert.Equal(30, report.Pages);
        var pages = Paper.Text(output.ToArray()).Split('\f')[..30];
        Assert.All(pages.Zip(names), page => Assert.Contains(page.Second, page.First, StringComparison.Ordinal));
    }

    private static (byte[] Pdf, PdfReport Report) Print(FormContent form)
    {
        using var output = new MemoryStream();
        var report = new FormPdf(FontBook.Shared).Write(output, [form]);
        return (output.ToArray(), report);
    }

    private static string Squeezed(byte[] pdf) => Squeeze(Paper.Text(pdf));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
