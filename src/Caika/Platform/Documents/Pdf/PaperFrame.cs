using System.Globalization;
using Caika.Imaging.Marks;
using Caika.Platform.Documents.Fonts;

namespace Caika.Platform.Documents.Pdf;

/// <summary>Corner marks, title, code and foot: what every paper of the campaign shares.</summary>
internal static class PaperFrame
{
    public const double Margin = 17;
    public const double Width = PdfDocument.Width - 2 * Margin;
    public const double Right = Margin + Width;
    public const double HeadBottom = 38;
    public const double FootTop = 274;

    private static readonly TimeSpan ChinaStandardTime = TimeSpan.FromHours(8);
    private static readonly TextStyle Small = new(Face.Song, 9);
    private static readonly TextStyle Foot = new(Face.Song, 8.5, 0.13);

    /// <summary>Marks by which a scanned page is straightened.</summary>
    public static void Corners(PdfPage page)
    {
        const double inset = PaperGeometry.MarkInset, length = PaperGeometry.MarkLength, weight = PaperGeometry.MarkWeight;
        foreach (var (x, inward) in new[] { (inset, 1), (PdfDocument.Width - inset, -1) })
        {
            foreach (var (y, downward) in new[] { (inset, 1), (PdfDocument.Height - inset, -1) })
            {
                page.Line(x - inward * weight / 2, y, x + inward * length, y, weight);
                page.Line(x, y - downward * weight / 2, x, y + downward * length, weight);
            }
        }
    }

    public static void Head(PdfPage page, string title, IReadOnlyList<string> left, string? qrText)
    {
        var lines = title.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var area = new Area(PdfDocument.Width / 2 - 46, HeadBottom - 11 - 8.2 * (lines.Length - 1 - i), 92, 8.2);
            page.TextIn(area, lines[i], new TextStyle(Face.SongBold, 17), Align.Centre);
        }
        for (var i = 0; i < left.Count; i++)
            page.TextIn(new Area(Margin, HeadBottom - 2.5 - 4.8 * (left.Count - i), 48, 4.8), left[i], Small);
        if (qrText is not null)
            page.Qr(PaperGeometry.Code.X, PaperGeometry.Code.Y, PaperGeometry.Code.Width, qrText);
    }

    public static void FootLines(PdfPage page, string left, string upperRight, string lowerRight)
    {
        page.TextIn(new Area(Margin, FootTop, 112, 9), left, Foot);
        page.TextAt(Right, FootTop + 2.2, upperRight, Foot, Align.Right);
        page.TextAt(Right, FootTop + 6.8, lowerRight, Foot, Align.Right);
    }

    public static string PrintTime(DateTimeOffset at) =>
        at.ToOffset(ChinaStandardTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>本人签字：______ with its line; returns the x where it ends.</summary>
    public static double Blank(PdfPage page, double x, double middle, string label, double line, TextStyle style)
    {
        x = page.TextAt(x, middle, label, style);
        page.Line(x + 0.6, middle + 2, x + 0.6 + line, middle + 2, 0.3);
        return x + line + 1.2;
    }

    /// <summary>日期：___年__月__日.</summary>
    public static double DateBlank(PdfPage page, double x, double middle, TextStyle style)
    {
        x = Blank(page, x, middle, "日期：", 14, style);
        x = Blank(page, x, middle, "年", 9, style);
        x = Blank(page, x, middle, "月", 9, style);
        return page.TextAt(x, middle, "日", style);
    }

    /// <summary>Where the seal goes: a circle as wide as the largest seals in use.</summary>
    public static void Stamp(PdfPage page, double x, double y, double diameter, string whose)
    {
        page.DashedCircle(x, y, diameter / 2);
        page.TextAt(x, y - 2.4, whose, new TextStyle(Face.Song, 9.5, 0.33), Align.Centre);
        page.TextAt(x, y + 2.4, "盖在此处", new TextStyle(Face.Song, 9.5, 0.33), Align.Centre);
    }
}
