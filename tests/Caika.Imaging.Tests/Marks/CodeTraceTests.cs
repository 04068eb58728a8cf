using Caika.Imaging.Marks;
using SkiaSharp;

namespace Caika.Imaging.Tests.Marks;

public sealed class CodeTraceTests
{
    /// <summary>A reader's corners are some pixels off; a degree over the code is five millimetres at the other end of the sheet.</summary>
    [Theory]
    [InlineData(-7.8f, 1)]
    [InlineData(6.4f, 2)]
    [InlineData(173, 3)]
    [InlineData(0.3f, 4)]
    public void Sharpen_CornersSomePixelsOff_PutsThemRight(float degrees, int shift)
    {
        int[] off = [4, -3, -4, 2, 3, 4, -2, -4];
        const float module = 6.77f, middle = 200;
        using var bitmap = new SKBitmap(400, 400, SKColorType.Gray8, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Translate(middle, middle);
        canvas.RotateDegrees(degrees);
        canvas.Translate(-SampledCode.Modules * module / 2, -SampledCode.Modules * module / 2);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        for (var i = 0; i < SampledCode.Modules * SampledCode.Modules; i++)
        {
            var (row, column) = (i / SampledCode.Modules, i % SampledCode.Modules);
            if (ModuleSampler.Pattern(row, column) ?? ((i * 7919 % 104729) & (4 << shift)) == 0)
                canvas.DrawRect(column * module, row * module, module, module, ink);
        }
        canvas.Flush();
        var side = SampledCode.Modules * module;
        SKPoint[] corners = [.. new[] { new SKPoint(0, 0), new(side, 0), new(side, side), new(0, side) }.Select(canvas.TotalMatrix.MapPoint)];
        (double X, double Y)[] seen = [.. corners.Select((c, i) => ((double)c.X + off[(2 * i + shift) % 8], (double)c.Y + off[(2 * i + 1 + shift) % 8]))];

        var sharp = CodeTrace.Sharpen(new GreyPage(400, 400, bitmap.Bytes), seen);

        var far = sharp.Zip(corners, (s, c) => Math.Max(Math.Abs(s.X - c.X), Math.Abs(s.Y - c.Y))).Max();
        Assert.True(far < 0.7, $"A corner is {far:f2} pixels off.");
    }
}
