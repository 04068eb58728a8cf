namespace Caika.Imaging.Marks;

/// <summary>A rectangle on the printed sheet in millimetres, origin at the top left of the upright sheet.</summary>
public readonly record struct PaperPlace(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}

/// <summary>Where every paper of the campaign has its code and its four corner marks; printing and reading share these numbers.</summary>
public static class PaperGeometry
{
    public const double Width = 210;
    public const double Height = 297;

    /// <summary>From the sheet's edge to the middle of the stroke of a corner mark.</summary>
    public const double MarkInset = 8.3;

    public const double MarkLength = 6;
    public const double MarkWeight = 0.6;

    /// <summary>
    /// The code without its quiet zone. It stands three millimetres inside the table's edge: a sheet turned by eight degrees
    /// on the glass loses its corner, but not the code.
    /// </summary>
    public static readonly PaperPlace Code = new(165, 12, 25, 25);
}
