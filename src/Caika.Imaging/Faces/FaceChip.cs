using Caika.Imaging.Images;

namespace Caika.Imaging.Faces;

/// <summary>
/// The face turned upright and scaled to a width of 200 pixels, so that every measure means the same on every photo. Lives in
/// borrowed buffers, as long as its analysis.
/// </summary>
internal sealed class FaceChip
{
    public const int Width = 480, Height = 460, Length = Width * Height, FaceWidth = 200;

    // Where the middle between nose root and nose tip lies.
    private const double MiddleX = Width / 2.0, MiddleY = 270;

    private readonly FaceBuffers _buffers;
    private readonly PersonMask _mask;
    private readonly double _originX, _originY, _stepX, _stepY, _perWidth, _perHeight, _lastX, _lastY;

    public FaceChip(Picture picture, FaceMesh mesh, PersonMask mask, FaceBuffers buffers)
    {
        (_buffers, _mask) = (buffers, mask);
        double step = mesh.Width / FaceWidth, c = Math.Cos(mesh.EyeLine) * step, s = Math.Sin(mesh.EyeLine) * step;
        double middleX = (mesh[FaceMesh.BetweenEyes].X + mesh[FaceMesh.NoseTip].X) / 2, middleY = (mesh[FaceMesh.BetweenEyes].Y + mesh[FaceMesh.NoseTip].Y) / 2;
        (_originX, _originY) = (middleX - MiddleX * c + MiddleY * s, middleY - MiddleX * s - MiddleY * c);
        (_stepX, _stepY, _perWidth, _perHeight) = (c, s, 1.0 / picture.Width, 1.0 / picture.Height);
        (_lastX, _lastY) = (picture.Width - 1, picture.Height - 1);
        Sample(picture);
        buffers.ChipPerson.AsSpan().Fill(-1);
        var inverse = 1 / (step * step);
        Points = [.. mesh.Points.Select(p => new Point(((p.X - middleX) * c + (p.Y - middleY) * s) * inverse + MiddleX,
            ((p.Y - middleY) * c - (p.X - middleX) * s) * inverse + MiddleY))];
        Skin = Cheeks();
    }

    /// <summary>The mesh in chip pixels.</summary>
    public Point[] Points { get; }

    /// <summary>Median colour of the cheeks.</summary>
    public Lab Skin { get; }

    /// <summary>Lightness of the skin on the scale of <see cref="Grey"/>, for measures that should not depend on how bright a photo is.</summary>
    public double SkinLight => Math.Max(30, Skin.L * 2.55);

    /// <summary>Luma 0 to 255 (ITU-R BT.601).</summary>
    public float[] Grey => _buffers.Grey;

    /// <summary>Room for values to sort.</summary>
    public float[] Values => _buffers.Values;

    /// <summary>Whether the pixel lies inside the photo.</summary>
    public bool IsInside(int i)
    {
        int x = i % Width, y = i / Width;
        double px = _originX - y * _stepY + x * _stepX, py = _originY + y * _stepX + x * _stepY;
        return px >= 0 && py >= 0 && px <= _lastX && py <= _lastY;
    }

    /// <summary>Colour of a pixel; worked out when first asked for, most never are.</summary>
    public Lab Colour(int i)
    {
        Know(i);
        return _buffers.Labs[i];
    }

    /// <summary>Whether the pixel belongs to the person.</summary>
    public bool IsPerson(int i)
    {
        Know(i);
        return _buffers.ChipPerson[i] > 0.5f;
    }

    /// <summary>Whether the pixel has the colour of the cheeks, light and shade allowed.</summary>
    public bool IsSkin(int i)
    {
        var c = Colour(i);
        return Math.Abs(c.A - Skin.A) < 11 && Math.Abs(c.B - Skin.B) < 14 && c.L > Skin.L - 27 && c.L < Skin.L + 24;
    }

    /// <summary>Change of luma downwards, 3×3 Sobel; 0 at the rim.</summary>
    public float Down(int i)
    {
        const int w = Width;
        if (i < w + 1 || i >= Length - w - 1)
            return 0;
        var g = Grey;
        return g[i + w - 1] + 2 * g[i + w] + g[i + w + 1] - g[i - w - 1] - 2 * g[i - w] - g[i - w + 1];
    }

    /// <summary>Change of luma to the right, 3×3 Sobel; 0 at the rim.</summary>
    public float Across(int i)
    {
        const int w = Width;
        if (i < w + 1 || i >= Length - w - 1)
            return 0;
        var g = Grey;
        return g[i - w + 1] + 2 * g[i + 1] + g[i + w + 1] - g[i - w - 1] - 2 * g[i - 1] - g[i + w - 1];
    }

    public ChipBox Box(double left, double top, double right, double bottom) => ChipBox.Of(left, top, right, bottom);

    private void Know(int i)
    {
        if (_buffers.ChipPerson[i] >= 0)
            return;
        var rgb = _buffers.Rgb;
        _buffers.Labs[i] = Lab.Of(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
        int x = i % Width, y = i / Width;
        _buffers.ChipPerson[i] = _mask.At((_originX + x * _stepX - y * _stepY) * _perWidth, (_originY + x * _stepY + y * _stepX) * _perHeight);
    }

    private void Sample(Picture picture)
    {
        for (var y = 0; y < Height; y++)
        {
            var rgb = _buffers.Rgb.AsSpan(y * Width * 3, Width * 3);
            PictureSampler.Line(picture, _originX - y * _stepY, _originY + y * _stepX, _stepX, _stepY, Width, rgb);
            var grey = _buffers.Grey.AsSpan(y * Width, Width);
            for (var x = 0; x < grey.Length; x++, rgb = rgb[3..])
                grey[x] = 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
        }
    }

    private Lab Cheeks()
    {
        List<int> places = [];
        foreach (var point in (ReadOnlySpan<int>)[50, 280, 205, 425, 101, 330])
            places.AddRange(ChipBox.Around(Points[point], 6).Every(2));
        return new(Median(places, i => Colour(i).L), Median(places, i => Colour(i).A), Median(places, i => Colour(i).B));
    }

    /// <summary>Median of a value over pixels; 0 over none.</summary>
    public float Median(List<int> places, Func<int, float> value)
    {
        if (places.Count == 0)
            return 0;
        var values = Values.AsSpan(0, places.Count);
        for (var i = 0; i < places.Count; i++)
            values[i] = value(places[i]);
        return OrderStatistic.Median(values);
    }

    /// <summary>Share of pixels that pass; 0 of none.</summary>
    public static double Share(List<int> places, Func<int, bool> test)
    {
        var hits = 0;
        foreach (var i in places)
            if (test(i))
                hits++;
        return places.Count == 0 ? 0 : (double)hits / places.Count;
    }
}

/// <summary>A rectangle of chip pixels, clipped to the chip; right and bottom are not part of it.</summary>
internal readonly record struct ChipBox(int Left, int Top, int Right, int Bottom)
{
    public static ChipBox Of(double left, double top, double right, double bottom) => new(
        Math.Clamp((int)left, 0, FaceChip.Width), Math.Clamp((int)top, 0, FaceChip.Height),
        Math.Clamp((int)Math.Ceiling(right), 0, FaceChip.Width), Math.Clamp((int)Math.Ceiling(bottom), 0, FaceChip.Height));

    public static ChipBox Around(Point middle, int reach) => Of(middle.X - reach, middle.Y - reach, middle.X + reach + 1, middle.Y + reach + 1);

    /// <summary>Pixel indices, every <paramref name="step"/>th of both directions.</summary>
    public List<int> Every(int step)
    {
        var places = new List<int>(Math.Max(0, (Right - Left) / step + 1) * Math.Max(0, (Bottom - Top) / step + 1));
        for (var y = Top; y < Bottom; y += step)
            for (var x = Left; x < Right; x += step)
                places.Add(y * FaceChip.Width + x);
        return places;
    }

    /// <summary>The same, of the pixels that lie inside the photo and pass a test.</summary>
    public List<int> Where(FaceChip chip, Func<int, bool> test, int step = 1)
    {
        var places = Every(step);
        places.RemoveAll(i => !chip.IsInside(i) || !test(i));
        return places;
    }

    public List<int> Inside(FaceChip chip, int step = 1) => Where(chip, static _ => true, step);
}
