using System.Text;
using Caika.Platform.Documents.Fonts;

namespace Caika.Platform.Documents.Pdf;

/// <summary>
/// Breaks text into lines the Chinese way: between any two Han characters, never inside a number or a Latin word, no
/// closing mark at the start of a line and no opening mark at its end.
/// </summary>
internal sealed class TextFlow(RunFonts fonts)
{
    private const string NeverFirst = "，。、；：？！）》〉】〕”’」』…—·%％℃,.;:?!)]}";
    private const string NeverLast = "（《〈【〔“‘「『([{";

    public double Width(ReadOnlySpan<char> text, TextStyle style)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!RunFonts.IsInvisible(rune.Value))
                width += fonts.Glyph(style.Face, rune.Value).Advance;
        }
        return width * style.Em;
    }

    public List<string> Wrap(string text, TextStyle style, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            double filled = 0;
            foreach (var piece in Pieces(paragraph))
            {
                var extent = Width(piece, style);
                if (filled > 0 && filled + Width(piece.TrimEnd(' '), style) > width + 0.01)
                {
                    lines.Add(line.ToString().TrimEnd(' '));
                    line.Clear();
                    filled = 0;
                    if (piece == " ")
                        continue;
                }
                filled = extent > width ? Chop(piece, style, width, line, lines) : filled + extent;
                if (extent <= width)
                    line.Append(piece);
            }
            lines.Add(line.ToString());
        }
        return lines;
    }

    /// <summary>The largest size, down to <paramref name="smallest"/>, at which the text fits; null when none does.</summary>
    public (TextStyle Style, List<string> Lines)? Fit(string text, TextStyle style, Area box, double leading, double smallest)
    {
        for (var points = style.Points; points >= smallest; points -= 0.5)
        {
            var lines = Wrap(text, style.At(points), box.Width);
            if (lines.Count == 1 || (lines.Count - 1) * leading * style.At(points).Em + style.At(points).Em <= box.Height)
                return (style.At(points), lines);
        }
        return null;
    }

    // A piece is what stays together: a word, or one character with the marks that cling to it.
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (before is { } last && MayBreak(last, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(rune.ToString());
            before = rune;
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }

    private static bool MayBreak(Rune left, Rune right)
    {
        if (IsIn(NeverFirst, right) || IsIn(NeverLast, left) || RunFonts.IsInvisible(right.Value))
            return false;
        return !(IsWord(left) && IsWord(right));
    }

    private static bool IsIn(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value);

    private static bool IsWord(Rune rune) => rune.Value is > 0x20 and < 0x250;

    // A word wider than the line is cut where the line ends.
    private double Chop(string piece, TextStyle style, double width, StringBuilder line, List<string> lines)
    {
        double filled = 0;
        foreach (var rune in piece.EnumerateRunes())
        {
            var advance = Width(rune.ToString(), style);
            if (filled > 0 && filled + advance > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                filled = 0;
            }
            line.Append(rune.ToString());
            filled += advance;
        }
        return filled;
    }
}
