using System.Numerics;
using System.Runtime.InteropServices;
using Caika.Imaging.Images;
using Caika.Imaging.Text;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>
/// Whether a card goes on to the border of its picture: there the picture's outermost pixels look like the card beside
/// them and not like what lies around it. A card that fills its picture exactly is none of this.
/// </summary>
internal static class CardAtBorder
{
    private const int WorkingSide = 256;

    // Shares of the picture's long side: how far in the card may begin, how near to the picture's corners a card fills it.
    private const float Reach = 0.12f, Fills = 0.03f;

    // CIE Lab, 8 bit: below this card and surroundings cannot be told apart.
    private const float Apart = 14;

    // Share of the card's longer side that lies on the border, at least; the corners of a card are round and short.
    private const float Run = 0.13f;

    public static bool RunsOff(Picture picture, Corners corners)
    {
        var scale = Math.Min(1, (float)WorkingSide / Math.Max(picture.Width, picture.Height));
        int width = Math.Max(8, (int)(picture.Width * scale)), height = Math.Max(8, (int)(picture.Height * scale));
        Vector2[] card = [.. corners.Points().Select(p => p * scale)];
        var near = Fills * Math.Max(width, height);
        if (card.Count(p => (p.X < near || p.X > width - near) && (p.Y < near || p.Y > height - near)) >= 3)
            return false;
        var lab = LabOf(PictureScaler.Scale(picture, width, height));
        Vector3 At(int x, int y) => new(lab[(y * width + x) * 3], lab[(y * width + x) * 3 + 1], lab[(y * width + x) * 3 + 2]);

        if (Around(card, width, height, At) is not { } around)
            return false;
        var (least, reach) = (Run * Vector2.Distance(card[0], card[1]), (int)(Reach * Math.Max(width, height)));
        return Longest(width, reach, (along, deep) => (along, deep)) > least
            || Longest(width, reach, (along, deep) => (along, height - 1 - deep)) > least
            || Longest(height, reach, (along, deep) => (deep, along)) > least
            || Longest(height, reach, (along, deep) => (width - 1 - deep, along)) > least;

        // The longest run of card along one border.
        int Longest(int length, int reach, Func<int, int, (int X, int Y)> place)
        {
            int run = 0, longest = 0;
            for (var along = 0; along < length; along++)
                longest = Math.Max(longest, run = IsCard(along, reach, place) ? run + 1 : 0);
            return longest;
        }

        bool IsCard(int along, int reach, Func<int, int, (int X, int Y)> place)
        {
            for (var deep = 1; deep < Math.Min(reach, Math.Min(width, height)); deep++)
            {
                var (x, y) = place(along, deep);
                if (!IsWithin(card, new(x, y), 3))
                    continue;
                var (bx, by) = place(along, 0);
                Vector3 inside = At(x, y), border = At(bx, by);
                return Vector3.Distance(inside, around) > Apart && Vector3.Distance(border, around) > Apart
                    && Vector3.Distance(border, inside) < 0.5f * Vector3.Distance(border, around);
            }
            return false;
        }
    }

    // The middle colour of what lies outside the card; null when there is next to nothing outside.
    private static Vector3? Around(Vector2[] card, int width, int height, Func<int, int, Vector3> at)
    {
        List<Vector3> seen = [];
        for (var y = 0; y < height; y += 3)
            for (var x = 0; x < width; x += 3)
                if (!IsWithin(card, new(x, y), -0.04f * width))
                    seen.Add(at(x, y));
        return seen.Count < 50 ? null : new(Middle(c => c.X), Middle(c => c.Y), Middle(c => c.Z));

        float Middle(Func<Vector3, float> of) => seen.Select(of).Order().ElementAt(seen.Count / 2);
    }

    // Within by at least so many pixels; a negative number asks a larger outline.
    private static bool IsWithin(Vector2[] card, Vector2 p, float by)
    {
        for (var i = 0; i < 4; i++)
        {
            var edge = Vector2.Normalize(card[(i + 1) % 4] - card[i]);
            if (edge.X * (p.Y - card[i].Y) - edge.Y * (p.X - card[i].X) < by)
                return false;
        }
        return true;
    }

    private static byte[] LabOf(Picture picture)
    {
        using var rgba = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC4, picture.Buffer);
        using var rgb = new Mat();
        using var lab = new Mat();
        Cv2.CvtColor(rgba, rgb, ColorConversionCodes.RGBA2RGB);
        Cv2.CvtColor(rgb, lab, ColorConversionCodes.RGB2Lab);
        var values = new byte[picture.Width * picture.Height * 3];
        Marshal.Copy(lab.Data, values, 0, values.Length);
        return values;
    }
}
