using System.Text.Json;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations.Screen;

/// <summary>One place of the pen: x and y in points of the pad, milliseconds since the first touch, pressure 0 … 1.</summary>
internal readonly record struct PenPoint(double X, double Y, int Milliseconds, double Pressure);

/// <summary>A signature as it was drawn on a pad of some size, stroke after stroke.</summary>
internal sealed class Strokes
{
    private const int MostStrokes = 200, MostPoints = 8000, FewestPoints = 8, LongestMs = 600_000;
    private const double ThinMillimetres = 0.35, ThickMillimetres = 0.6;

    private Strokes(double width, double height, IReadOnlyList<IReadOnlyList<PenPoint>> lines) => (Width, Height, Lines) = (width, height, lines);

    internal double Width { get; }
    internal double Height { get; }
    internal IReadOnlyList<IReadOnlyList<PenPoint>> Lines { get; }

    /// <summary>
    /// Reads <c>{"w":…,"h":…,"strokes":[[[x,y,t,p],…],…]}</c>; null when it is not that, or a pen cannot have drawn it.
    /// </summary>
    internal static Strokes? Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json) || json.Length > 1 << 19)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            var (width, height) = (root.GetProperty("w").GetDouble(), root.GetProperty("h").GetDouble());
            var lines = new List<IReadOnlyList<PenPoint>>();
            foreach (var line in root.GetProperty("strokes").EnumerateArray())
                lines.Add([.. line.EnumerateArray().Select(p => new PenPoint(Math.Round(p[0].GetDouble(), 1), Math.Round(p[1].GetDouble(), 1), p[2].GetInt32(), Math.Round(p[3].GetDouble(), 2)))]);
            var read = new Strokes(width, height, lines);
            return read.CanBe() ? read : null;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Too little to be a name: a tap, a dot, a short dash.</summary>
    internal bool IsTooLittle => Lines.Sum(l => l.Count) < FewestPoints || Lines.Sum(Length) < 0.35 * Width;

    /// <summary>Stroke after stroke, as the sealed record keeps them.</summary>
    internal double[][][] ToRecord() => [.. Lines.Select(line => line.Select(p => new[] { p.X, p.Y, p.Milliseconds, p.Pressure }).ToArray())];

    /// <summary>Into an area of the paper, as large as it goes, proportions kept.</summary>
    internal void Draw(PdfPage page, Area area)
    {
        var points = Lines.SelectMany(l => l).ToList();
        var (left, top) = (points.Min(p => p.X), points.Min(p => p.Y));
        var (wide, high) = (Math.Max(1, points.Max(p => p.X) - left), Math.Max(1, points.Max(p => p.Y) - top));
        var scale = Math.Min(area.Width / wide, area.Height / high);
        var (x, y) = (area.CentreX - wide * scale / 2, area.CentreY - high * scale / 2);
        foreach (var line in Lines)
        {
            for (var i = 0; i < line.Count; i++)
            {
                var (from, to) = (line[Math.Max(0, i - 1)], line[i]);
                // In twentieths of a millimetre, so that a signature needs few pens.
                var weight = Math.Round((ThinMillimetres + (ThickMillimetres - ThinMillimetres) * to.Pressure) * 20) / 20;
                page.Pen(x + (from.X - left) * scale, y + (from.Y - top) * scale, x + (to.X - left) * scale, y + (to.Y - top) * scale, weight);
            }
        }
    }

    private bool CanBe()
    {
        if (Width is not (>= 100 and <= 4000) || Height is not (>= 50 and <= 4000) || Lines.Count is 0 or > MostStrokes || Lines.Any(l => l.Count == 0) || Lines.Sum(l => l.Count) > MostPoints)
            return false;
        var before = 0;
        foreach (var point in Lines.SelectMany(l => l))
        {
            if (!(point.X >= -20 && point.X <= Width + 20 && point.Y >= -20 && point.Y <= Height + 20 && point.Pressure is >= 0 and <= 1) || point.Milliseconds < before || point.Milliseconds > LongestMs)
                return false;
            before = point.Milliseconds;
        }
        return true;
    }

    private static double Length(IReadOnlyList<PenPoint> line) =>
        Enumerable.Range(1, Math.Max(0, line.Count - 1)).Sum(i => Math.Sqrt(Math.Pow(line[i].X - line[i - 1].X, 2) + Math.Pow(line[i].Y - line[i - 1].Y, 2)));
}
