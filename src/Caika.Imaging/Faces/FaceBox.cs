namespace Caika.Imaging.Faces;

/// <summary>A face as the detector sees it, in picture pixels; left and right as the viewer sees them.</summary>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
public sealed record FaceBox(double Score, double X, double Y, double Width, double Height, Point LeftEye, Point RightEye)
{
    /// <summary>Angle of the line through the eyes, radians clockwise.</summary>
    internal double Tilt => Math.Atan2(RightEye.Y - LeftEye.Y, RightEye.X - LeftEye.X);

    internal double Area => Width * Height;

    /// <summary>Whether two boxes are one face: they overlap by a third of both, or the smaller lies mostly in the larger.</summary>
    internal bool IsSame(FaceBox other)
    {
        var across = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var down = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        if (across <= 0 || down <= 0)
            return false;
        var common = across * down;
        return common > 0.3 * (Area + other.Area - common) || common > 0.6 * Math.Min(Area, other.Area);
    }
}
