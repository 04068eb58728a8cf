using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>What was read in a picture and what was measured on the straightened card.</summary>
/// <param name="Reading">What was read.</param>
/// <param name="Alphabet">The characters that can be read.</param>
/// <param name="Glare">The largest reflection.</param>
/// <param name="Sharpness">See <see cref="CardSharpness"/>; null when no line was read.</param>
/// <param name="Screen">See <see cref="CardScreen"/>; 0 when no card was found.</param>
/// <param name="Colour">See <see cref="ColourSpread"/>, of the card alone or else of the picture.</param>
internal sealed record CardLook(CardReading Reading, Alphabet Alphabet, CardGlare Glare, double? Sharpness, double Screen, double Colour)
{
    // Grain and JPEG noise of single pixels are no colour.
    private const int ColourWidth = 253, ColourHeight = 160;

    public static CardLook At(CardReader reader, Picture picture)
    {
        var reading = reader.Read(picture);
        if (reading.Straight is not { } card || reading.Corners is not { } corners)
            return new(reading, reader.Alphabet, default, null, 0, ColourSpread.Of(picture));
        var half = PictureScaler.Scale(card, CardGlare.Width, CardGlare.Height);
        return new(reading, reader.Alphabet, CardGlare.Of(half), CardSharpness.Of(card, reading.Lines), CardScreen.Of(picture, corners),
            ColourSpread.Of(PictureScaler.Scale(half, ColourWidth, ColourHeight)));
    }
}
