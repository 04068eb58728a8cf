using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>What the inspection of a photo found; the outcome is computed when the rule pack has given the levels.</summary>
/// <param name="Answers">One answer of every rule, met ones too: their measured values are shown as well.</param>
/// <param name="Fault">Why the file could not be opened; <see cref="DecodeFault.None"/> when it could.</param>
/// <param name="Format">What the uploaded file is by its bytes.</param>
/// <param name="Jpeg">Header facts of a JPEG; null for everything else.</param>
/// <param name="Width">Width of the upright original in pixels, 0 when unknown.</param>
/// <param name="Height">Height of the upright original in pixels, 0 when unknown.</param>
/// <param name="Bytes">Length of the uploaded file.</param>
/// <param name="Sha256">SHA-256 of the uploaded file, 64 lower-case hexadecimal digits.</param>
/// <param name="Derived">The file that leaves and how it was made; null when none could be.</param>
public sealed record PhotoReport(
    IReadOnlyList<Finding> Answers,
    DecodeFault Fault,
    PictureFormat Format,
    JpegHeader? Jpeg,
    int Width,
    int Height,
    long Bytes,
    string Sha256,
    DerivedPicture? Derived)
{
    /// <summary>What the photo shows; null when it could not be opened, or when nobody looked.</summary>
    public FaceAnalysis? Analysis { get; init; }

    /// <summary>The answers that are not <see cref="Verdict.Met"/>.</summary>
    public IEnumerable<Finding> Findings => Answers.Where(answer => answer.Verdict != Verdict.Met);
}
