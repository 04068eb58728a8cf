using Caika.Confirmations;
using Caika.Platform.Documents.Fonts;
using Caika.Tests.Confirmations;
using SkiaSharp;

namespace Caika.Tests.Platform.Documents;

public sealed class FontTests
{
    private const string KaiFolder = "/usr/share/fonts/truetype/lxgw-wenkai";

    [Fact]
    public void WithoutSong_TheFormIsPrintedInKai()
    {
        var book = new FontBook(new FontFiles([KaiFolder]));
        using var output = new MemoryStream();
        var report = new FormPdf(book).Write(output, [SampleForms.Confirmation()]);

        Assert.True(report.IsClean);
        Assert.Contains("noto-serif-sc-chinese-simplified-400-normal.woff", book.Missing);
        Assert.Contains("社会保障卡个人信息确认表", Paper.Text(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnyFont_TheMessageSaysWhatToInstall()
    {
        var book = new FontBook(new FontFiles([]));

        Assert.Contains("fonts-lxgw-wenkai", Assert.Throws<InvalidOperationException>(() => book.Find(Face.Song, '字')).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subset_HoldsEachCodePointUnderItsOwnGlyph()
    {
        int[] codePoints = ['人', 'A', 'é', 0x20BB7, '·', '龘'];
        var font = TrueTypeFont.Open(Path.Combine(KaiFolder, "LXGWWenKai-Regular.ttf"));
        var bytes = FontSubset.Cut(font, codePoints, "Test");
        using var data = SKData.CreateCopy(bytes);
        using var face = SKTypeface.FromData(data);
        using var sized = new SKFont(face, 10);

        Assert.InRange(bytes.Length, 500, 20_000);
        Assert.Equal("Test", face.FamilyName);
        Assert.All(codePoints.Index(), point => Assert.Equal(point.Index + 1, sized.GetGlyph(point.Item)));
        var subset = TrueTypeFont.Parse(bytes);
        Assert.All(codePoints.Index(), point => Assert.Equal(font.Advance(font.Glyph(point.Item)), subset.Advance(point.Index + 1)));
    }

    [Theory]
    [InlineData('é')] // composites: letter and accent
    [InlineData('Ü')]
    [InlineData('永')]
    public void SubsetGlyph_HasTheOutlineOfTheWholeFont(char character)
    {
        var path = Path.Combine(KaiFolder, "LXGWWenKai-Regular.ttf");
        using var data = SKData.CreateCopy(FontSubset.Cut(TrueTypeFont.Open(path), [character], "Test"));
        using var cut = SKTypeface.FromData(data);
        using var whole = SKTypeface.FromFile(path);
        using var cutFont = new SKFont(cut, 1000) { Hinting = SKFontHinting.None };
        using var wholeFont = new SKFont(whole, 1000) { Hinting = SKFontHinting.None };
        using var drawn = cutFont.GetGlyphPath(cutFont.GetGlyph(character));
        using var expected = wholeFont.GetGlyphPath(wholeFont.GetGlyph(character));

        Assert.Equal(expected.ToSvgPathData(), drawn.ToSvgPathData());
    }

    [Fact]
    public void WoffFont_UnpacksToTrueTypeWithDigitsAndHan()
    {
        var path = FontFiles.OfThisMachine().Find("noto-serif-sc-chinese-simplified-400-normal.woff");
        Assert.SkipWhen(path is null, "npm ci --prefix fonts has not been run");
        var font = TrueTypeFont.Open(path);

        Assert.All("0123456789社会保障卡，。", character => Assert.NotEqual(0, font.Glyph(character)));
    }
}
