namespace Caika.Imaging.Faces;

/// <summary>A place in a picture, pixels from the top left corner; depth is in the same unit, smaller is nearer.</summary>
public readonly record struct Point(double X, double Y, double Depth = 0)
{
    /// <summary>Distance in the picture's plane, pixels.</summary>
    public double To(Point other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
}
