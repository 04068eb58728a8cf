using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Marks;
using SkiaSharp;

namespace Caika.Benchmarks.Scan;

/// <summary>
/// How like each other signatures are by <see cref="SignatureShape"/>: copies of one drawing, one hand writing one name again,
/// namesakes, strangers. Drawn characters, not handwriting of people.
/// </summary>
internal static class AlikeEval
{
    private const double Dpi = 200, PerMillimetre = Dpi / 25.4;
    private static readonly PaperPlace Place = new(46.2, 198.9, 45, 10.2);
    private static readonly double[] Shares = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.62, 0.7];

    /// <summary>A character as strokes of control points in a unit box.</summary>
    private sealed record Character(SKPoint[][] Strokes);

    internal static int Run(string[] args)
    {
        int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (count, random) = (Option("--n", 300), new DemoRandom(Option("--seed", 1)));
        // Few family names, as in life: namesakes share the first character, each hand writes it in its own way.
        var families = Enumerable.Range(0, 20).Select(_ => Draw(random)).ToList();
        var names = Enumerable.Range(0, count).Select(_ => (Family: random.Between(0, families.Count - 1), Given: Enumerable.Range(0, random.Between(1, 2)).Select(_ => Draw(random)).ToArray())).ToList();
        var hands = names.Select(n => Styled([families[n.Family], .. n.Given], random, 0.05f)).ToList();
        var first = hands.Select(h => (Ink: h, Shape: Shape(h, random))).ToList();
        var rows = new List<(string What, List<double> Likeness)>
        {
            ("one drawing on two papers (copied, stamped, traced)", [.. first.Select(f => SignatureShape.Likeness(f.Shape, Shape(f.Ink, random)))]),
            ("the same hand writes the same name again, steadily", [.. first.Select(f => SignatureShape.Likeness(f.Shape, Shape(Styled(f.Ink, random, 0.025f), random)))]),
            ("the same hand writes the same name again, as most do", [.. first.Select(f => SignatureShape.Likeness(f.Shape, Shape(Styled(f.Ink, random, 0.05f), random)))]),
            ("two hands write the same name", [.. names.Zip(first, (n, f) => SignatureShape.Likeness(f.Shape, Shape(Styled([families[n.Family], .. n.Given], random, 0.1f), random)))]),
        };
        var (namesakes, strangers) = (new List<double>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            for (var k = i + 1; k < count; k++)
                (names[i].Family == names[k].Family && names[i].Given.Length == names[k].Given.Length ? namesakes : strangers).Add(SignatureShape.Likeness(first[i].Shape, first[k].Shape));
        }
        rows.Add(("different people of one family name, as many characters", namesakes));
        rows.Add(("other pairs of different people", strangers));
        Console.WriteLine($"| pairs | number | median | highest | {string.Join(" | ", Shares.Select(s => $"≥ {s:F2}"))} |\n|---|{string.Concat(Enumerable.Repeat("---|", Shares.Length + 3))}");
        foreach (var (what, likeness) in rows)
        {
            likeness.Sort();
            Console.WriteLine($"| {what} | {likeness.Count} | {likeness[likeness.Count / 2]:F2} | {likeness[^1]:F2} | {string.Join(" | ", Shares.Select(s => $"{100.0 * likeness.Count(l => l >= s) / likeness.Count:0.##} %"))} |");
        }
        return 0;
    }

    private static Character Draw(DemoRandom random) => new([.. Enumerable.Range(0, random.Between(4, 9)).Select(_ =>
    {
        // Mostly across or down, as the strokes of characters are.
        var (from, across) = (new SKPoint(random.Between(0f, 0.8f), random.Between(0f, 0.8f)), random.Chance(0.5));
        var length = random.Between(0.3f, 0.9f);
        var to = new SKPoint(from.X + (across ? length : random.Between(-0.3f, 0.3f)), from.Y + (across ? random.Between(-0.1f, 0.25f) : length));
        return new[] { from, new SKPoint((from.X + to.X) / 2 + random.Between(-0.1f, 0.1f), (from.Y + to.Y) / 2 + random.Between(-0.1f, 0.1f)), to };
    })]);

    /// <summary>The same strokes, every point moved by up to so much of a character's size, slant and proportions with them.</summary>
    private static Character[] Styled(IReadOnlyList<Character> name, DemoRandom random, float spread)
    {
        var (slant, tall) = (random.Between(-2 * spread, 2 * spread), 1 + random.Between(-spread, spread));
        float Off() => random.Between(-spread, spread) + random.Between(-spread, spread);
        return [.. name.Select(c =>
        {
            var (dx, dy) = (Off(), Off());
            return new Character([.. c.Strokes.Select(stroke => stroke.Select(p => new SKPoint(p.X + slant * (1 - p.Y) + dx + Off(), p.Y * tall + dy + Off())).ToArray())]);
        })];
    }

    // Written on the line of a form, scanned with a skew, blur and grain of its own.
    private static byte[] Shape(Character[] name, DemoRandom random)
    {
        var (width, height) = ((int)(70 * PerMillimetre), (int)(40 * PerMillimetre));
        using var page = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        var turn = random.Between(-6f, 6f);
        using (var canvas = new SKCanvas(page))
        {
            canvas.Clear(SKColors.White);
            canvas.Translate(width / 2f, height / 2f);
            canvas.RotateDegrees(turn);
            canvas.Scale((float)PerMillimetre);
            canvas.Translate(-(float)(Place.X + Place.Width / 2), -(float)(Place.Y + Place.Height / 2));
            using var lens = SKImageFilter.CreateBlur(0.06f, 0.06f);
            using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = random.Between(0.4f, 0.6f), StrokeCap = SKStrokeCap.Round, IsAntialias = true, ImageFilter = lens };
            var size = random.Between(6.8f, 8f);
            var x = (float)Place.X + random.Between(1f, 5f);
            foreach (var character in name)
            {
                foreach (var stroke in character.Strokes)
                {
                    using var path = new SKPathBuilder();
                    path.MoveTo(At(stroke[0]));
                    path.QuadTo(At(stroke[1]), At(stroke[2]));
                    using var drawn = path.Detach();
                    canvas.DrawPath(drawn, pen);
                }
                x += size * 1.15f;
            }
            SKPoint At(SKPoint p) => new(x + p.X * size, (float)Place.Y + 1.2f + p.Y * size);
        }
        var pixels = page.GetPixelSpan();
        var grain = new byte[width * height];
        for (var i = 0; i < grain.Length; i++)
            grain[i] = (byte)Math.Clamp(pixels[i / width * page.RowBytes + i % width] + random.Between(-8, 8), 0, 255);
        var (cos, sin) = (Math.Cos(turn * Math.PI / 180) * PerMillimetre, Math.Sin(turn * Math.PI / 180) * PerMillimetre);
        SeenPoint Seen(double mx, double my)
        {
            var (u, v) = (mx - Place.X - Place.Width / 2, my - Place.Y - Place.Height / 2);
            return new(mx, my, width / 2.0 + cos * u - sin * v, height / 2.0 + sin * u + cos * v);
        }
        return SignatureShape.Of(new GreyPage(width, height, grain), Placement.Similar([Seen(40, 190), Seen(90, 190), Seen(40, 215)]), Place) ?? new byte[SignatureShape.Length];
    }
}
