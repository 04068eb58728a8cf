namespace Caika.Imaging.IdCards;

/// <summary>The size of a card: ISO/IEC 7810 ID-1, 85.60 × 53.98 mm.</summary>
internal static class CardShape
{
    /// <summary>A straightened card, pixels: 300 dots an inch.</summary>
    public const int Width = 1012, Height = 638;

    /// <summary>Width divided by height.</summary>
    public const float Ratio = 85.6f / 53.98f;

    /// <summary>Pixels of a straightened card in a tenth of a millimetre.</summary>
    public const float Tenth = Width / 856f;
}
