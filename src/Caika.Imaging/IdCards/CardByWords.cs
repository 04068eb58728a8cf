using System.Numerics;
using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>
/// Finds a card whose edges cannot be seen, a copy on white paper for example, by the words that every card carries. Slow:
/// every line of the picture is read.
/// </summary>
internal static class CardByWords
{
    private const int LookingSide = 800, MostLines = 28;

    /// <param name="Places">Where the upright card may lie in the picture, likeliest first; none when its words do not say.</param>
    /// <param name="Texts">Every line that was read, the widest first.</param>
    /// <param name="RunsOff">A line ends at the border of the picture; between print and edge of a whole card lie 5 mm.</param>
    internal sealed record Found(IReadOnlyList<Corners> Places, IReadOnlyList<string> Texts, bool RunsOff);

    public static Found Find(PrintedText text, Picture picture)
    {
        var lines = text.Find(picture, LookingSide);
        if (lines.Count == 0)
            return new([], [], false);
        var frame = UprightFrame(lines, picture);
        int width = (int)frame.Width, height = (int)frame.Height;
        var page = CardPage.Look(text, CardStraightener.Warp(picture, frame, width, height), longSide: LookingSide);
        var anchors = new List<Anchor>();
        var texts = new List<string>();
        foreach (var line in page.Lines.OrderByDescending(line => line.Width).Take(MostLines))
        {
            texts.Add(page.Read(line).Text);
            CardLabels.Add(anchors, texts[^1], line);
        }
        return new([.. CardPlacement.InPicture(anchors, width).Select(InPicture)], texts, lines.Any(line => RunsOff(line, picture)));

        Corners InPicture(Corners c)
        {
            if (page.Turned)
                c = new(Half(c.TopLeft), Half(c.TopRight), Half(c.BottomRight), Half(c.BottomLeft));
            return new(Back(c.TopLeft), Back(c.TopRight), Back(c.BottomRight), Back(c.BottomLeft));
        }
        Vector2 Half(Vector2 p) => new(width - p.X, height - p.Y);
        Vector2 Back(Vector2 p) => frame.TopLeft + p.X / width * (frame.TopRight - frame.TopLeft) + p.Y / height * (frame.BottomLeft - frame.TopLeft);
    }

    private static bool RunsOff(Corners line, Picture picture)
    {
        var near = 0.012f * Math.Max(picture.Width, picture.Height);
        return line.Width > 1.5f * line.Height
            && line.Points().Count(p => p.X < near || p.Y < near || p.X > picture.Width - near || p.Y > picture.Height - near) >= 2;
    }

    // The frame of the whole picture, turned so that its lines lie flat.
    private static Corners UprightFrame(IReadOnlyList<Corners> lines, Picture picture)
    {
        double x = 0, y = 0;
        foreach (var line in lines.Where(line => line.Width > 2 * line.Height))
        {
            var along = line.Right - line.Left;
            // Doubled angles: a line and the same line read backwards count alike.
            var angle = 2 * Math.Atan2(along.Y, along.X);
            (x, y) = (x + line.Width * Math.Cos(angle), y + line.Width * Math.Sin(angle));
        }
        var (sin, cos) = Math.SinCos(Math.Atan2(y, x) / 2);
        Vector2 across = new((float)cos, (float)sin), down = new(-(float)sin, (float)cos);
        var centre = new Vector2(picture.Width, picture.Height) / 2;
        var halfWidth = across * (float)(Math.Abs(cos) * picture.Width + Math.Abs(sin) * picture.Height) / 2;
        var halfHeight = down * (float)(Math.Abs(sin) * picture.Width + Math.Abs(cos) * picture.Height) / 2;
        return new(centre - halfWidth - halfHeight, centre + halfWidth - halfHeight, centre + halfWidth + halfHeight, centre - halfWidth + halfHeight);
    }
}
