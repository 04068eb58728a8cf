using System.Numerics;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>A point whose place on every card is known, and where it was seen.</summary>
/// <param name="Printed">Where it is printed, pixels of a straightened card.</param>
/// <param name="Seen">Where it was seen.</param>
internal readonly record struct Anchor(Vector2 Printed, Vector2 Seen)
{
    /// <param name="x">Tenths of a millimetre from the card's left edge.</param>
    /// <param name="y">Tenths of a millimetre from its upper edge.</param>
    /// <param name="seen">Where it was seen.</param>
    public static Anchor Of(float x, float y, Vector2 seen) => new(new Vector2(x, y) * CardShape.Tenth, seen);
}

/// <summary>What reading a page as one of the two sides gave; filled while it is read.</summary>
internal sealed class SideReading
{
    private readonly Dictionary<string, float> _confidence = [];

    public required IdCardSide Side { get; init; }

    /// <summary>How much speaks for this side: two pieces are enough.</summary>
    public int Evidence { get; set; }

    public CardKind Kind { get; set; } = CardKind.Unknown;

    public CardFields Fields { get; set; } = new();

    public IReadOnlyDictionary<string, float> Confidence => _confidence;

    public bool NumberAccepted { get; set; }

    public bool DatesAccepted { get; set; }

    public bool NameHasGap { get; set; }

    public List<Anchor> Anchors { get; } = [];

    /// <summary>The lines that were taken for fields.</summary>
    public List<Corners> Used { get; } = [];

    public void Sure(string field, float confidence) => _confidence[field] = MathF.Round(Math.Clamp(confidence, 0, 1), 3);
}
