using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards;

/// <summary>What the inspection of one side found; the outcome is computed when the rule pack has given the levels.</summary>
/// <param name="Side">The side the file was handed in as; null when nobody said.</param>
/// <param name="Answers">One answer of every rule, met ones too.</param>
/// <param name="Fault">Why the file could not be opened; <see cref="DecodeFault.None"/> when it could.</param>
/// <param name="Format">What the uploaded file is by its bytes.</param>
/// <param name="Jpeg">Header facts of a JPEG; null for everything else.</param>
/// <param name="Width">Width of the upright original in pixels, 0 when unknown.</param>
/// <param name="Height">Height of the upright original in pixels, 0 when unknown.</param>
/// <param name="Bytes">Length of the uploaded file.</param>
/// <param name="Sha256">SHA-256 of the uploaded file, 64 lower-case hexadecimal digits.</param>
/// <param name="Derived">The file that leaves and how it was made; null when none could be.</param>
/// <param name="Reading">What was read, with corners in the pixels of the upright original; null without pixels or reader.</param>
public sealed record IdCardReport(
    IdCardSide? Side,
    IReadOnlyList<Finding> Answers,
    DecodeFault Fault,
    PictureFormat Format,
    JpegHeader? Jpeg,
    int Width,
    int Height,
    long Bytes,
    string Sha256,
    DerivedPicture? Derived,
    CardReading? Reading = null)
{
    /// <summary>The answers that are not <see cref="Verdict.Met"/>.</summary>
    public IEnumerable<Finding> Findings => Answers.Where(answer => answer.Verdict != Verdict.Met);
}
