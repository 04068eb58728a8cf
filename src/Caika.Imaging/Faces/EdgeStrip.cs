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

    private static Side Look(Picture picture, int edge)
    {
        var depths = Math.Clamp((int)(Math.Min(picture.Width, picture.Height) * Deepest), 3, 60);
        var line = new Line(picture, edge);
        var colour = line.Median();
        var best = new Side(0, 0, colour);
        for (var depth = 0; depth < depths && IsOneColour(line, depth, colour); depth++)
        {
            // JPEG smears an edge over a pixel, so the step is looked for over two.
            var along = 0;
            for (var place = 0; place < Places; place++)
                if (line.At(depth + 2, place) is var inner && Differ(inner, colour) >= Step && Differ(line.At(depth, place), inner) >= Step)
                    along++;
            if ((double)along / Places > best.Along + 0.02)
                best = new(depth + 1, (double)along / Places, colour);
        }
        return best;
    }

    private static bool IsOneColour(Line line, int depth, Rgb colour)
    {
        var alike = 0;
        for (var place = 0; place < Places; place++)
            if (Differ(line.At(depth, place), colour) <= Alike)
                alike++;
        return alike >= Places * OneColour;
    }

    // The pixels along an edge, and those deeper inside. Edges: 0 top, 1 right, 2 bottom, 3 left.
    private sealed class Line
    {
        private readonly byte[] _pixels;
        private readonly int[] _starts = new int[Places];    // of the outermost row
        private readonly int _inwards, _deepest;             // bytes from one row to the next; rows less one

        public Line(Picture picture, int edge)
        {
            int stride = picture.Width * 4, length = edge % 2 == 0 ? picture.Width : picture.Height;
            _pixels = picture.Buffer;
            _deepest = (edge % 2 == 0 ? picture.Height : picture.Width) - 1;
            _inwards = edge switch { 0 => stride, 1 => -4, 2 => -stride, _ => 4 };
            var first = edge switch { 1 => stride - 4, 2 => (picture.Height - 1) * stride, _ => 0 };
            // The corners belong to two edges and are left out.
            for (var place = 0; place < Places; place++)
                _starts[place] = first + (int)(length * (0.04 + 0.92 * (place + 0.5) / Places)) * (edge % 2 == 0 ? 4 : stride);
        }

        public Rgb At(int depth, int place)
        {
            var at = _starts[place] + Math.Min(depth, _deepest) * _inwards;
            return new(_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        }

        public Rgb Median()
        {
            int Middle(int channel)
            {
                var values = new int[Places];
                for (var place = 0; place < Places; place++)
                    values[place] = _pixels[_starts[place] + channel];
                return OrderStatistic.Median<int>(values);
            }
            return new(Middle(0), Middle(1), Middle(2));
        }
    }

    private static int Differ(Rgb a, Rgb b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)));

    private readonly record struct Rgb(int Red, int Green, int Blue);

    private readonly record struct Side(int Depth, double Along, Rgb Colour);
}
