using System.Numerics;
using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>One printed row: the lines that stand beside one another.</summary>
internal sealed class CardRow(List<Corners> lines)
{
    /// <summary>From left to right.</summary>
    public IReadOnlyList<Corners> Lines { get; } = [.. lines.OrderBy(line => line.Left.X)];

    public float Y => Lines.Average(line => line.Centre.Y);

    public float Height => Lines.Max(line => line.Height);

    public float Left => Lines[0].Left.X;

    public float Right => Lines.Max(line => line.Right.X);

    /// <summary>The lines that reach beyond this x, as one; null without any.</summary>
    public Corners? From(float x, float upTo = float.MaxValue)
    {
        var wanted = Lines.Where(line => line.Right.X > x && line.Left.X < upTo).ToList();
        if (wanted.Count == 0)
            return null;
        if (wanted.Count == 1)
            return wanted[0];
        Corners first = wanted[0], last = wanted.MaxBy(line => line.Right.X);
        // As high as the highest, so that a flat last line ("一") cuts off nothing.
        var half = wanted.Max(line => line.Height) / 2;
        var along = Vector2.Normalize(last.Right - first.Left);
        var down = new Vector2(-along.Y, along.X) * half;
        return new(first.Left - down, last.Right - down, last.Right + down, first.Left + down);
    }
}

/// <summary>A straightened card and the lines found on it.</summary>
internal sealed class CardPage
{
    /// <summary>Long side at which lines are looked for, pixels: the smallest print is then 16 pixels high.</summary>
    private const int LookingSide = 512;

    private CardPage(PrintedText text, Picture card, IReadOnlyList<Corners> lines) => (Text, Card, Lines) = (text, card, lines);

    public PrintedText Text { get; }

    public Picture Card { get; }

    public IReadOnlyList<Corners> Lines { get; }

    /// <summary>The card was turned by half to get here.</summary>
    public bool Turned { get; private init; }

    /// <summary>Finds the lines; turns card and lines where most of the widest ones stand on their head.</summary>
    public static CardPage Look(PrintedText text, Picture card, bool mayTurn = true, int longSide = LookingSide)
    {
        var lines = text.Find(card, longSide).Where(line => line.Width > 0.8f * line.Height).ToList();
        var page = new CardPage(text, card, lines);
        return mayTurn && StandsOnItsHead(text, card, lines) ? page.TurnedHalf() : page;
    }

    public CardPage TurnedHalf()
    {
        var pixels = new byte[Card.Pixels.Length];
        var source = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(Card.Pixels);
        var target = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(pixels.AsSpan());
        source.CopyTo(target);
        target.Reverse();
        return new(Text, new Picture(Card.Width, Card.Height, pixels), [.. Lines.Select(line => line.TurnedHalf(Card.Width, Card.Height))]) { Turned = !Turned };
    }

    public Reading Read(Corners place, bool digits = false) => Text.Read(Card, place, digits);

    public (string Text, double Lead) Closest(Corners place, IReadOnlyList<string> texts) => Text.Closest(Card, place, texts);

    /// <summary>The rows among some of the lines, from top to bottom.</summary>
    public static List<CardRow> Rows(IEnumerable<Corners> lines)
    {
        List<List<Corners>> rows = [];
        foreach (var line in lines.OrderByDescending(line => line.Width))
        {
            var row = rows.Find(row => Math.Abs(At(row[0], line.Centre.X) - line.Centre.Y) < 0.5f * Math.Max(row[0].Height, line.Height));
            if (row is null)
                rows.Add([line]);
            else
                row.Add(line);
        }
        return [.. rows.Select(row => new CardRow(row)).OrderBy(row => row.Y)];
    }

    // Height at which a line, carried on, passes x.
    private static float At(Corners line, float x)
    {
        var along = line.Right - line.Left;
        return MathF.Abs(along.X) < 1 ? line.Centre.Y : line.Left.Y + along.Y / along.X * (x - line.Left.X);
    }

    private static bool StandsOnItsHead(PrintedText text, Picture card, List<Corners> lines)
    {
        var widest = lines.OrderByDescending(line => line.Width).Take(4).ToList();
        return widest.Count > 0 && widest.Average(line => text.UpsideDown(card, line)) > 0.5f;
    }
}
