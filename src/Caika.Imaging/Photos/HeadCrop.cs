using Caika.Imaging.Faces;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>
/// The part of a picture that makes a card photo: the head as wide as GA 461-2004 wants it (207 of 358), the crown 14 of 441
/// below the edge; when the picture does not reach so far, the largest part whose face is at most 255 of 358 wide and whose
/// eyes are high enough (社会保障卡制证用数字相片技术要求).
/// </summary>
/// <param name="CentreX">Middle of the part, pixels.</param>
/// <param name="CentreY">Middle of the part, pixels.</param>
/// <param name="Width">Pixels across, along the turned edge.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Roll">Degrees clockwise by which the part is turned.</param>
internal sealed record HeadCrop(double CentreX, double CentreY, double Width, double Height, double Roll)
{
    private const double WantedFace = 207.0 / 358, WidestFace = 255.0 / 358, WantedCrown = 14.0 / 441, LeastCrown = 2.0 / 441, EyesAbove = 207.0 / 441;
    private const double WorthTurning = 1, MostTurning = 15;

    /// <summary>Null when there is no such part: the head is cut off or too near the edges.</summary>
    /// <param name="shape">Wanted width over height.</param>
    public static HeadCrop? Find(int pictureWidth, int pictureHeight, FaceDetails face, double shape)
    {
        var roll = Math.Abs(face.Pose.Roll) is > WorthTurning and <= MostTurning ? face.Pose.Roll : 0;
        return Largest(pictureWidth, pictureHeight, face, shape, roll) ?? (roll == 0 ? null : Largest(pictureWidth, pictureHeight, face, shape, 0));
    }

    private static HeadCrop? Largest(int pictureWidth, int pictureHeight, FaceDetails face, double shape, double roll)
    {
        var head = new TurnedHead(face, roll);
        // From the wanted size down to the smallest that still holds the head, one percent at a time.
        for (var share = WantedFace; share <= WidestFace; share *= 1.01)
        {
            var width = face.Mesh.Width * CardFrame.EarToEar / share;
            var height = width / shape;
            foreach (var crown in (ReadOnlySpan<double>)[WantedCrown, LeastCrown])
            {
                var top = head.Crown - crown * height;
                // The eye rule goes first: hair may be cut rather than the eyes stand too low.
                if (top + height - head.Eyes.Y < EyesAbove * height)
                    top = head.Eyes.Y - (1 - EyesAbove) * height;
                var crop = head.Back(head.Eyes.X, top + height / 2, width, height, roll);
                if (crop.IsInside(pictureWidth, pictureHeight) && top + height > head.Chin)
                    return crop;
            }
        }
        return null;
    }

    /// <summary>Cuts the part out.</summary>
    public Picture Cut(Picture picture, int width, int height)
    {
        double angle = Roll * Math.PI / 180, step = Width / width;
        double dx = Math.Cos(angle) * step, dy = Math.Sin(angle) * step;
        // Shrinking by more than two would leave pixels out; the picture is halved first.
        if (step >= 2)
            return (this with { CentreX = CentreX / 2, CentreY = CentreY / 2, Width = Width / 2, Height = Height / 2 }).Cut(PictureSampler.Halve(picture), width, height);
        var pixels = new byte[width * height * 4];
        var line = new float[width * 3];
        for (var y = 0; y < height; y++)
        {
            double u = 0.5 - width / 2.0, v = y + 0.5 - height / 2.0;
            PictureSampler.Line(picture, CentreX - 0.5 + u * dx - v * dy, CentreY - 0.5 + u * dy + v * dx, dx, dy, width, line);
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < 4; channel++)
                    pixels[(y * width + x) * 4 + channel] = channel == 3 ? (byte)255 : (byte)(line[3 * x + channel] + 0.5f);
        }
        return new(width, height, pixels);
    }

    private bool IsInside(int pictureWidth, int pictureHeight)
    {
        double angle = Roll * Math.PI / 180, c = Math.Cos(angle), s = Math.Sin(angle);
        foreach (var (u, v) in ((double, double)[])[(-Width / 2, -Height / 2), (Width / 2, -Height / 2), (-Width / 2, Height / 2), (Width / 2, Height / 2)])
        {
            double x = CentreX + u * c - v * s, y = CentreY + u * s + v * c;
            if (x < -1 || y < -1 || x > pictureWidth + 1 || y > pictureHeight + 1)
                return false;
        }
        return true;
    }

    // The head in coordinates turned back by the roll about the picture's corner.
    private sealed class TurnedHead
    {
        private readonly double _c, _s;

        public TurnedHead(FaceDetails face, double roll)
        {
            (_c, _s) = (Math.Cos(roll * Math.PI / 180), Math.Sin(roll * Math.PI / 180));
            Eyes = Turn(face.Mesh.EyeMiddle);
            Chin = Turn(face.Mesh[FaceMesh.Chin]).Y;
            Crown = Turn(new(face.Mesh[FaceMesh.ForeheadTop].X, face.CrownY)).Y;
        }

        public Point Eyes { get; }
        public double Chin { get; }
        public double Crown { get; }

        public HeadCrop Back(double u, double v, double width, double height, double roll) => new(u * _c - v * _s, u * _s + v * _c, width, height, roll);

        private Point Turn(Point p) => new(p.X * _c + p.Y * _s, -p.X * _s + p.Y * _c);
    }
}
