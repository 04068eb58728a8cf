using System.Numerics;
using Caika.Imaging.Images;
using Caika.Imaging.Text;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>
/// Finds the four corners of a card: masks by colour, by light and by edges give outlines, which are drawn to the nearest
/// edges and judged. No net.
/// </summary>
internal static class CardFinder
{
    /// <summary>Below this score an outline is not believed.</summary>
    public const float Believable = 1.0f;

    private const int WorkingSide = 512;
    private const float Certain = 1.72f;

    /// <summary>The outlines that look most like a card, best first; those that overlap a better one are left out.</summary>
    public static IReadOnlyList<CardOutline> Find(Picture picture)
    {
        var scale = Math.Min(1, (float)WorkingSide / Math.Max(picture.Width, picture.Height));
        var small = PictureScaler.Scale(picture, Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        using var rgba = Mat.FromPixelData(small.Height, small.Width, MatType.CV_8UC4, small.Buffer);
        using var rgb = new Mat();
        using var smooth = new Mat();
        using var lab = new Mat();
        Cv2.CvtColor(rgba, rgb, ColorConversionCodes.RGBA2RGB);
        Cv2.BilateralFilter(rgb, smooth, 5, 40, 5);
        Cv2.CvtColor(smooth, lab, ColorConversionCodes.RGB2Lab);
        var channels = Cv2.Split(lab);
        try
        {
            var field = new EdgeField(channels);
            List<CardOutline> found = [];
            foreach (var masks in new Func<IEnumerable<Corners>>[]
                { () => CardMasks.ByBorderColour(lab), () => CardMasks.ByLight(smooth, channels[0]), () => CardMasks.ByEdges(channels) })
            {
                found.AddRange(masks().Select(outline => field.Judge(field.Refine(outline))).OfType<CardOutline>());
                if (found.Exists(outline => outline.Score > Certain))
                    break;
            }
            return [.. Distinct(found).Select(outline => outline.Scaled(1 / scale))];
        }
        finally
        {
            foreach (var channel in channels)
                channel.Dispose();
        }
    }

    private static List<CardOutline> Distinct(List<CardOutline> found)
    {
        List<CardOutline> kept = [];
        foreach (var outline in found.OrderByDescending(outline => outline.Score))
            if (kept.Count < 3 && !kept.Exists(better => Vector2.Distance(better.Corners.Centre, outline.Corners.Centre) < better.Corners.Height / 2))
                kept.Add(outline);
        return kept;
    }
}
