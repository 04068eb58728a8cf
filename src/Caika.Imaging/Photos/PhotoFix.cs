using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>Why a photo could not be fixed.</summary>
public enum FixOutcome
{
    /// <summary>It could.</summary>
    Fixed = 0,

    /// <summary>The file cannot be opened.</summary>
    Unreadable = 1,

    /// <summary>There is not exactly one face.</summary>
    NotOneFace = 2,

    /// <summary>The head is cut off, or too large for the frame: nothing may be painted around it.</summary>
    NoRoom = 3,

    /// <summary>Too few pixels for one inch, even enlarged by half.</summary>
    TooFewPixels = 4,

    /// <summary>The size band cannot be reached.</summary>
    NoFit = 5,
}

/// <summary>One thing that was done to the picture; amounts in degrees, pixels of the turned original, or times.</summary>
/// <param name="Step">turn, roll, crop, scale, colour (to sRGB), encode, whiten.</param>
/// <param name="Amount">Degrees clockwise, factor, or JPEG quality; null for crop.</param>
/// <param name="Crop">What was kept; null for the others.</param>
public sealed record FixStep(string Step, double? Amount = null, Region? Crop = null);

/// <summary>A photo put in order: never retouched, only turned, cropped, scaled and encoded.</summary>
/// <param name="Outcome">Whether it could be done.</param>
/// <param name="OneInch">The file of one-inch shape, 295×413 or larger; null when it could not be done.</param>
/// <param name="Card">The same head in the 358×441 card frame; null when it could not be done.</param>
/// <param name="Steps">What was done, in order.</param>
public sealed record PhotoFix(FixOutcome Outcome, FixedFile? OneInch, FixedFile? Card, IReadOnlyList<FixStep> Steps);

/// <summary>A file that a fix made.</summary>
public sealed record FixedFile(byte[] File, int Width, int Height, int DotsPerInch);
