using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>What was found in a picture of a card.</summary>
public sealed record CardReading
{
    /// <summary>The side it shows; null when no words of a resident card were found.</summary>
    public IdCardSide? Side { get; init; }

    /// <summary>What document it is.</summary>
    public CardKind Kind { get; init; }

    /// <summary>The fields of that side.</summary>
    public CardFields Fields { get; init; } = new();

    /// <summary>How sure the net was of each field that was read, 0 to 1, by the field's name in <see cref="CardFields"/>.</summary>
    public IReadOnlyDictionary<string, float> Confidence { get; init; } = new Dictionary<string, float>();

    /// <summary>The number passed its gate: 18 characters that stand alone, GB 11643, the printed birth date and sex.</summary>
    public bool NumberAccepted { get; init; }

    /// <summary>The dates passed their gate: both exist and lie 5, 10 or 20 years apart, or the second is 长期.</summary>
    public bool DatesAccepted { get; init; }

    /// <summary>The printed name may hold a character that the net left out.</summary>
    public bool NameHasGap { get; init; }

    /// <summary>The corners of the upright card in the picture, pixels; null when none was found.</summary>
    public Corners? Corners { get; init; }

    /// <summary>The upright card alone, 1012 × 638 pixels; null when none was found.</summary>
    public Picture? Straight { get; init; }

    /// <summary>How far the card reaches beyond the picture, as a share of its width; null when it could not be measured.</summary>
    public double? Beyond { get; init; }

    /// <summary>Print runs off the picture; asked only where <see cref="Beyond"/> could not be measured.</summary>
    public bool PrintRunsOff { get; init; }

    /// <summary>The card goes on to the border of the picture.</summary>
    public bool RunsOff { get; init; }

    /// <summary>Where the lines stand on the straightened card.</summary>
    public IReadOnlyList<Corners> Lines { get; init; } = [];

    /// <summary>Words on the card that belong to no field, for example a watermark.</summary>
    public string OtherWords { get; init; } = "";

    /// <summary>A second card lies in the picture.</summary>
    public bool SeveralCards { get; init; }
}
