using System.Collections.Concurrent;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Imaging.Faces;

/// <summary>Looks at a photo once: faces, mesh, eyes, person and background. May be shared by threads; one run uses one thread.</summary>
/// <exception cref="NetMissingException">A net is missing or another one than was pinned.</exception>
public sealed class FaceAnalyser(NetFolder nets)
{
    /// <summary>More pixels than this along the longer side show nothing more to any net or measure.</summary>
    public const int EnoughLongSide = 1600;

    private const double IsFace = 0.5;          // of the mesh's own score
    private const double Lying = 30;            // degrees of roll from which other turns are tried
    private const int WorthHalving = 400;       // pixels of the shorter side

    private readonly FaceFinder _finder = new(nets);
    private readonly FaceMesher _mesher = new(nets);
    private readonly EyeReader _eyes = new(nets);
    private readonly PersonSegmenter _segmenter = new(nets);
    private readonly AverageFace _average = new(nets);
    private readonly ConcurrentBag<FaceBuffers> _spare = [];

    /// <summary>Looks at one upright picture.</summary>
    /// <param name="picture">The picture, perhaps shrunk while decoding.</param>
    /// <param name="originalWidth">Width of the upright original in pixels: regions are given in its pixels.</param>
    /// <param name="background">Lightness below which, and chroma above which, a background cell is not white.</param>
    public FaceAnalysis Analyse(Picture picture, int originalWidth, (double LeastL, double MostChroma) background)
    {
        if (!_spare.TryTake(out var buffers))
            buffers = new();
        try
        {
            return Analyse(picture, originalWidth, background, buffers);
        }
        finally
        {
            _spare.Add(buffers);
        }
    }

    /// <summary>
    /// The same picture with one colour where surely nobody is, and a mixture along the rim. A retouching: a pack has to allow it.
    /// </summary>
    public Picture WithBackground(Picture picture, byte red, byte green, byte blue)
    {
        ReadOnlySpan<byte> colour = [red, green, blue];
        var mask = _segmenter.Segment(picture, new float[PersonMask.Size * PersonMask.Size * 3], new float[PersonMask.Size * PersonMask.Size]);
        var pixels = picture.Pixels.ToArray();
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
            {
                // From one tenth to six tenths: what may be hair keeps its colour.
                var person = Math.Clamp((mask.At((x + 0.5) / picture.Width, (y + 0.5) / picture.Height) - 0.1f) / 0.5f, 0, 1);
                var at = (y * picture.Width + x) * 4;
                for (var channel = 0; channel < 3; channel++)
                    pixels[at + channel] = (byte)(colour[channel] + (pixels[at + channel] - colour[channel]) * person + 0.5f);
            }
        return new(picture.Width, picture.Height, pixels);
    }

    private FaceAnalysis Analyse(Picture whole, int originalWidth, (double LeastL, double MostChroma) background, FaceBuffers buffers)
    {
        var border = EdgeStrip.WidthOf(whole) * originalWidth / whole.Width;
        List<Picture> own = [];
        try
        {
            return Analyse(whole, originalWidth, border, background, buffers, own);
        }
        finally
        {
            own.ForEach(picture => picture.GiveBack());
        }
    }

    // The pictures made on the way are nobody's afterwards.
    private FaceAnalysis Analyse(Picture whole, int originalWidth, double border, (double LeastL, double MostChroma) background, FaceBuffers buffers, List<Picture> own)
    {
        Picture Own(Picture made)
        {
            own.Add(made);
            return made;
        }
        var picture = whole;
        while (Math.Max(picture.Width, picture.Height) > EnoughLongSide)
            picture = Own(PictureSampler.Halve(picture));
        var scale = (double)originalWidth / picture.Width;
        var small = Math.Min(picture.Width, picture.Height) >= WorthHalving ? Own(PictureSampler.Halve(picture)) : picture;
        var (turns, seen) = Upright(picture, small, buffers.Tensor);
        if (turns != 0)
            (picture, small) = (Own(Turned(picture, turns)), Own(Turned(small, turns)));

        var mask = _segmenter.Segment(small, buffers.Colours, buffers.Person);
        var backdrop = Backdrop.Of(mask, background.LeastL, background.MostChroma, buffers);
        var faces = seen.Select(face => BoxOf(face.Mesh, scale)).ToList();
        return new(turns, faces, seen.Count == 0 ? null : Look(picture, seen[0], mask, scale, buffers), backdrop, border);
    }

    private FaceDetails Look(Picture picture, Seen seen, PersonMask mask, double scale, FaceBuffers buffers)
    {
        var (mesh, pose) = seen;
        var chip = new FaceChip(picture, mesh, mask, buffers);
        var crown = Crown.TopOf(mask, mesh, picture.Width, picture.Height);
        var foreshortening = Math.Cos(pose.Yaw * Math.PI / 180) / Math.Max(0.5, Math.Cos(pose.Pitch * Math.PI / 180));
        return new(
            new FaceMesh([.. mesh.Points.Select(p => new Point(p.X * scale, p.Y * scale, p.Depth * scale))], mesh.Score),
            pose,
            _eyes.Read(picture, mesh, buffers.Tensor),
            CardFrame.Of(picture.Width, picture.Height, mesh, crown),
            FaceLight.Of(chip),
            FaceSigns.Of(chip, pose.Yaw),
            FaceRegions.Of(mesh, crown, picture.Width, picture.Height, scale),
            crown * scale,
            Collar.LumaOf(mask, mesh, chip.Skin, picture.Width, picture.Height),
            mesh.Height / mesh.Width * foreshortening)
        { Print = PicturePrint.Of(chip) };
    }

    // Only when nothing stands upright are the other three ways tried; the most upright good face wins.
    private (int Turns, List<Seen> Faces) Upright(Picture picture, Picture small, float[] tensor)
    {
        var best = (Turns: 0, Faces: Confirm(picture, small, tensor));
        if (best.Faces.Count > 0 && Math.Abs(best.Faces[0].Pose.Roll) < Lying)
            return best;
        foreach (var turns in (ReadOnlySpan<int>)[1, 3, 2])
        {
            var turned = Turned(picture, turns);
            var faces = Confirm(turned, Turned(small, turns), tensor);
            // A profile is now and then seen only in a turned picture; there it lies, so it stands in the one that was given.
            if (best.Faces.Count == 0 && faces.Count > 0 && Math.Abs(faces[0].Pose.Roll) > 90 - Lying
                && Stood(picture, faces[0].Mesh, turned, turns, tensor) is { } standing)
                return (0, [standing]);
            if (faces.Count > 0 && Math.Abs(faces[0].Pose.Roll) < Lying && (best.Faces.Count == 0 || Rank(faces[0]) > Rank(best.Faces[0]) + 0.1))
                best = (turns, faces);
        }
        return best;
    }

    private Seen? Stood(Picture picture, FaceMesh lying, Picture turned, int turns, float[] tensor)
    {
        Point Back(Point p) => turns switch
        {
            1 => new(p.Y, turned.Width - p.X),
            2 => new(turned.Width - p.X, turned.Height - p.Y),
            _ => new(turned.Height - p.Y, p.X),
        };
        var points = lying.Points.Select(Back).ToList();
        double left = points.Min(p => p.X), right = points.Max(p => p.X), top = points.Min(p => p.Y), bottom = points.Max(p => p.Y);
        var mesh = _mesher.Lay(picture, new(lying.Score, left, top, right - left, bottom - top, points[FaceMesh.LeftEyeOuter], points[FaceMesh.RightEyeOuter]), tensor);
        var pose = HeadPose.Of(mesh, _average);
        return mesh.Score > IsFace && Math.Abs(pose.Roll) < Lying ? new(mesh, pose) : null;
    }

    private static double Rank(Seen face) => face.Mesh.Score - Math.Abs(face.Pose.Roll) / 60;

    private List<Seen> Confirm(Picture picture, Picture small, float[] tensor)
    {
        var factor = (double)picture.Width / small.Width;
        var faces = new List<Seen>();
        foreach (var box in _finder.Find(small, tensor))
        {
            Point Enlarged(Point p) => new(p.X * factor, p.Y * factor);
            var mesh = _mesher.Lay(picture, new(box.Score, box.X * factor, box.Y * factor, box.Width * factor, box.Height * factor, Enlarged(box.LeftEye), Enlarged(box.RightEye)), tensor);
            // Two boxes may lead to the same face.
            if (mesh.Score > IsFace && !faces.Exists(known => known.Mesh.EyeMiddle.To(mesh.EyeMiddle) < 0.5 * Math.Max(known.Mesh.Width, mesh.Width)))
                faces.Add(new(mesh, HeadPose.Of(mesh, _average)));
        }
        faces.Sort((a, b) => b.Mesh.Width.CompareTo(a.Mesh.Width));
        return faces;
    }

    internal static Picture Turned(Picture picture, int quarters) => PictureTurn.Upright(picture, quarters switch { 1 => 6, 2 => 3, _ => 8 });

    private static Region BoxOf(FaceMesh mesh, double scale)
    {
        double left = mesh.Points.Min(p => p.X), right = mesh.Points.Max(p => p.X), top = mesh.Points.Min(p => p.Y), bottom = mesh.Points.Max(p => p.Y);
        return new(Math.Round(left * scale), Math.Round(top * scale), Math.Round((right - left) * scale), Math.Round((bottom - top) * scale));
    }

    private sealed record Seen(FaceMesh Mesh, HeadPose Pose);
}
