using System.Numerics;

namespace Caika.Imaging.Text;

/// <summary>Turns the net's map of text into lines: connected places, the smallest rectangle round each, grown a little.</summary>
internal static class TextMap
{
    private const float Seed = 0.3f, LeastMean = 0.5f;

    // The net was taught shrunken lines; a rectangle grows by area × 1.6 / perimeter on every side.
    private const float Growth = 1.6f;

    /// <param name="map">Probability of text, height × width.</param>
    /// <param name="width">Width of the map.</param>
    /// <param name="height">Height of the map.</param>
    /// <param name="pictureWidth">Width of the picture, to which lines are scaled back, pixels.</param>
    /// <param name="pictureHeight">Height of the picture, pixels.</param>
    public static List<Corners> Lines(ReadOnlySpan<float> map, int width, int height, int pictureWidth, int pictureHeight)
    {
        var seen = new bool[map.Length];
        var scale = new Vector2((float)pictureWidth / width, (float)pictureHeight / height);
        List<Corners> lines = [];
        List<int> place = [];
        for (var start = 0; start < map.Length; start++)
        {
            if (seen[start] || map[start] <= Seed)
                continue;
            var mean = Flood(map, width, height, start, seen, place);
            if (mean >= LeastMean && place.Count >= 6 && Line(place, width) is { } line)
                lines.Add(new(line.TopLeft * scale, line.TopRight * scale, line.BottomRight * scale, line.BottomLeft * scale));
        }
        return lines;
    }

    // Collects a connected place and returns its mean probability.
    private static float Flood(ReadOnlySpan<float> map, int width, int height, int start, bool[] seen, List<int> place)
    {
        place.Clear();
        place.Add(start);
        seen[start] = true;
        double sum = 0;
        for (var next = 0; next < place.Count; next++)
        {
            var at = place[next];
            sum += map[at];
            int x = at % width, y = at / width;
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                {
                    var neighbour = ny * width + nx;
                    if (seen[neighbour] || map[neighbour] <= Seed)
                        continue;
                    seen[neighbour] = true;
                    place.Add(neighbour);
                }
        }
        return (float)(sum / place.Count);
    }

    private static Corners? Line(List<int> place, int width)
    {
        var (centre, along, length, thickness) = SmallestRectangle.Round(SmallestRectangle.Hull([.. place.Select(at => new Vector2(at % width + 0.5f, at / width + 0.5f))]));
        if (Math.Min(length, thickness) < 2)
            return null;
        var grow = length * thickness * Growth / (2 * (length + thickness));
        Vector2 half = along * (length / 2 + grow), across = new Vector2(-along.Y, along.X) * (thickness / 2 + grow);
        return new(centre - half - across, centre + half - across, centre + half + across, centre - half + across);
    }
}
