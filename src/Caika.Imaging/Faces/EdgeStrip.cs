using Caika.Imaging.Images;

namespace Caika.Imaging.Faces;

/// <summary>
/// A frame around the photo: along an edge lies a strip of one colour, and where it ends the colour changes at once along most
/// of the edge. A wall has no such step, clothes have none along the whole edge.
/// </summary>
internal static class EdgeStrip
{
    private const int Places = 160;              // looked at along each edge
    private const double Deepest = 0.06;         // of the shorter side
    private const int Step = 16, Alike = 28;     // of 255, largest channel
    private const double AlongFrame = 0.5, AlongBar = 0.85, OneColour = 0.85;

    /// <summary>Width of the frame in pixels, the mean of its sides; 0 when there is none.</summary>
    public static double WidthOf(Picture picture)
    {
        Side[] sides = [.. Enumerable.Range(0, 4).Select(edge => Look(picture, edge))];
        var found = sides.Where(side => side.Along >= AlongFrame).ToList();
        var frame = found.Where(side => found.Count(other => Differ(side.Colour, other.Colour) <= 2 * Alike) >= 3).ToList();
        if (frame.Count >= 3)
            return frame.Average(side => side.Depth);
        // Bars above and below, or at both sides.
        foreach (var (one, other) in ((Side, Side)[])[(sides[0], sides[2]), (sides[1], sides[3])])
            if (one.Along >= AlongBar && other.Along >= AlongBar && Differ(one.Colour, other.Colour) <= Alike)
                return (one.Depth + other.Depth) / 2.0;
        return 0;
    }

    // Edges: 0 top, 1 right, 2 bottom, 3 left.
    private static Side Look(Picture picture, int edge)
    {
        var depths = Math.Clamp((int)(Math.Min(picture.Width, picture.Height) * Deepest), 3, 60);
        var colour = MedianOf(picture, edge, 0);
        var best = new Side(0, 0, colour);
        for (var depth = 0; depth < depths && IsOneColour(picture, edge, depth, colour); depth++)
        {
            // JPEG smears an edge over a pixel, so the step is looked for over two.
            var along = 0;
            for (var place = 0; place < Places; place++)
                if (Differ(At(picture, edge, depth, place), At(picture, edge, depth + 2, place)) >= Step
                    && Differ(At(picture, edge, depth + 2, place), colour) >= Step)
                    along++;
            if ((double)along / Places > best.Along + 0.02)
                best = new(depth + 1, (double)along / Places, colour);
        }
        return best;
    }

    private static bool IsOneColour(Picture picture, int edge, int depth, Rgb colour)
    {
        var alike = 0;
        for (var place = 0; place < Places; place++)
            if (Differ(At(picture, edge, depth, place), colour) <= Alike)
                alike++;
        return alike >= Places * OneColour;
    }

    private static Rgb MedianOf(Picture picture, int edge, int depth)
    {
        var line = Enumerable.Range(0, Places).Select(place => At(picture, edge, depth, place)).ToList();
        int Middle(Func<Rgb, int> channel) => line.Select(channel).Order().ElementAt(Places / 2);
        return new(Middle(c => c.Red), Middle(c => c.Green), Middle(c => c.Blue));
    }

    private static Rgb At(Picture picture, int edge, int depth, int place)
    {
        var length = edge % 2 == 0 ? picture.Width : picture.Height;
        // The corners belong to two edges and are left out.
        var along = (int)(length * (0.04 + 0.92 * (place + 0.5) / Places));
        var (x, y) = edge switch
        {
            0 => (along, depth),
            1 => (picture.Width - 1 - depth, along),
            2 => (along, picture.Height - 1 - depth),
            _ => (depth, along),
        };
        var at = (Math.Clamp(y, 0, picture.Height - 1) * picture.Width + Math.Clamp(x, 0, picture.Width - 1)) * 4;
        return new(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
    }

    private static int Differ(Rgb a, Rgb b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)));

    private readonly record struct Rgb(int Red, int Green, int Blue);

    private readonly record struct Side(int Depth, double Along, Rgb Colour);
}
