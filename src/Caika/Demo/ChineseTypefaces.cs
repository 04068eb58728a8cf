using System.Text;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>The Chinese typefaces of this machine, first choice first; a character is drawn with the first one that has it.</summary>
internal sealed class ChineseTypefaces
{
    /// <summary>Said when <see cref="Find"/> found nothing.</summary>
    public const string Missing = "这台机器上没有中文字体，请先安装 fonts-lxgw-wenkai 或 fonts-noto-cjk，再生成示例图片。";

    // Debian's file names. Hanazono holds the rare characters the others lack.
    private static readonly string[] FileNames =
        ["LXGWWenKai-Regular.ttf", "NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "HanaMinA.ttf", "HanaMinB.ttf"];

    private readonly IReadOnlyList<SKTypeface> _typefaces;

    private ChineseTypefaces(IReadOnlyList<SKTypeface> typefaces) => _typefaces = typefaces;

    /// <summary>Looks for typefaces below a folder; null when there is none with Chinese characters.</summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="first">File name of the typeface to prefer.</param>
    public static ChineseTypefaces? Find(string folder = "/usr/share/fonts", string? first = null)
    {
        if (!Directory.Exists(folder))
            return null;
        var files = Directory.EnumerateFiles(folder, "*.tt?", SearchOption.AllDirectories).ToLookup(Path.GetFileName);
        var found = (first is null ? FileNames : [first, .. FileNames]).Select(name => files[name].FirstOrDefault()).OfType<string>()
            .Select(path => SKTypeface.FromFile(path, IndexIn(path))).OfType<SKTypeface>().ToList();
        return found.Exists(typeface => Has(typeface, '汉')) ? new(found) : null;
    }

    /// <summary>Draws a line of text from its left end on the base line and returns its right end.</summary>
    public float Draw(SKCanvas canvas, string text, float x, float y, float size, SKColor colour, float spacing = 0)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var rune in text.EnumerateRunes())
        {
            using var font = FontFor(rune, size);
            var character = rune.ToString();
            canvas.DrawText(character, x, y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(character) + spacing;
        }
        return x - spacing;
    }

    public float Width(string text, float size, float spacing = 0)
    {
        var width = -spacing;
        foreach (var rune in text.EnumerateRunes())
        {
            using var font = FontFor(rune, size);
            width += font.MeasureText(rune.ToString()) + spacing;
        }
        return width;
    }

    // Of Noto's collections the third one has the forms of mainland China; the first are Japanese.
    private static int IndexIn(string path) => Path.GetFileName(path).StartsWith("Noto", StringComparison.Ordinal) && path.EndsWith(".ttc", StringComparison.Ordinal) ? 2 : 0;

    private static bool Has(SKTypeface typeface, int character)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(character);
    }

    private SKFont FontFor(Rune rune, float size)
    {
        var typeface = _typefaces.FirstOrDefault(candidate => Has(candidate, rune.Value)) ?? _typefaces[0];
        return new(typeface, size) { Edging = SKFontEdging.Antialias };
    }
}
