namespace Caika.Imaging.Faces;

/// <summary>468 points over a face, in picture pixels, numbered as MediaPipe does; left and right as the viewer sees them.</summary>
/// <param name="Points">The points.</param>
/// <param name="Score">The net's own opinion whether this is a face, 0 to 1.</param>
public sealed record FaceMesh(IReadOnlyList<Point> Points, double Score)
{
    internal const int Count = 468;

    /// <summary>Named points.</summary>
    internal const int ForeheadTop = 10, Chin = 152, LeftSide = 234, RightSide = 454, BetweenEyes = 168, NoseTip = 1, NoseBase = 2,
        Glabella = 9, NoseBridge = 197, LeftEyeOuter = 33, LeftEyeInner = 133, RightEyeInner = 362, RightEyeOuter = 263,
        UpperLip = 13, LowerLip = 14, LeftMouth = 78, RightMouth = 308, LeftBrow = 105, RightBrow = 334, LeftForehead = 67, RightForehead = 297;

    internal Point this[int index] => Points[index];

    /// <summary>Distance between the sides of the face, pixels.</summary>
    public double Width => Points[LeftSide].To(Points[RightSide]);

    /// <summary>From the top of the forehead to the chin, pixels.</summary>
    public double Height => Points[ForeheadTop].To(Points[Chin]);

    /// <summary>Angle of the line through the outer corners of the eyes, radians clockwise.</summary>
    internal double EyeLine => Math.Atan2(Points[RightEyeOuter].Y - Points[LeftEyeOuter].Y, Points[RightEyeOuter].X - Points[LeftEyeOuter].X);

    /// <summary>Opening between the lips over the width of the mouth; 0 to 0.1 closed. ISO/IEC 29794-5 MouthClosed measures the same over another length.</summary>
    public double MouthOpening => Points[UpperLip].To(Points[LowerLip]) / Math.Max(1e-6, Points[LeftMouth].To(Points[RightMouth]));

    /// <summary>Half way between the outer corners of the eyes.</summary>
    public Point EyeMiddle => new((Points[LeftEyeOuter].X + Points[RightEyeOuter].X) / 2, (Points[LeftEyeOuter].Y + Points[RightEyeOuter].Y) / 2);
}
