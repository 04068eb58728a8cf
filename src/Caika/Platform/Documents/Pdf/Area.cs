using Caika.Platform.Documents.Fonts;

namespace Caika.Platform.Documents.Pdf;

/// <summary>A rectangle on the page in millimetres, origin at the top left.</summary>
internal readonly record struct Area(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + Width / 2;

    public double CentreY => Y + Height / 2;

    public Area Inset(double sides, double ends) => new(X + sides, Y + ends, Width - 2 * sides, Height - 2 * ends);
}

internal enum Align
{
    Left = 0,
    Centre = 1,
    Right = 2,
}

/// <summary>How a text is set: face, size in points, black or a share of grey (0 black … 1 white).</summary>
internal readonly record struct TextStyle(Face Face, double Points, double Grey = 0)
{
    public const double MillimetresPerPoint = 25.4 / 72;

    public double Em => Points * MillimetresPerPoint;

    public TextStyle At(double points) => this with { Points = points };
}
