namespace Caika.Imaging.Images;

/// <summary>How a file that leaves came from the one that was uploaded.</summary>
/// <param name="Kept">It is the uploaded file, byte for byte.</param>
/// <param name="Stripped">Metadata or trailing bytes were left out; the coded pixels are the uploaded ones.</param>
/// <param name="TurnedFrom">EXIF orientation that was applied; null when it lay right.</param>
/// <param name="ConvertedFrom">Format that was converted; null when it was JPEG.</param>
/// <param name="Scale">Size divided by the original's, 1 when unchanged.</param>
/// <param name="Quality">JPEG quality of the new encoding; null without one.</param>
/// <param name="Encodings">How often was encoded to find that quality, 0 without a new encoding.</param>
/// <param name="Straightened">A card was cut out and laid flat.</param>
public sealed record Derivation(
    bool Kept,
    bool Stripped,
    int? TurnedFrom,
    PictureFormat? ConvertedFrom,
    double Scale,
    int? Quality,
    int Encodings,
    bool Straightened = false);

/// <summary>The file that leaves: a JPEG without metadata, inside its size band.</summary>
/// <param name="File">The bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="How">What was done to the uploaded file.</param>
public sealed record DerivedPicture(ReadOnlyMemory<byte> File, string Sha256, int Width, int Height, Derivation How);

/// <summary>The answer of <see cref="PictureDeriver"/>.</summary>
/// <param name="Outcome">Whether the band was reached.</param>
/// <param name="Picture">The file; null when it was not.</param>
public sealed record DerivedResult(FitOutcome Outcome, DerivedPicture? Picture);
