using Caika.Imaging.Faces;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>What every photo rule looks at; opened and derived once, shared by all of them.</summary>
/// <param name="Upload">The file as it came.</param>
/// <param name="Requirements">The campaign's numbers.</param>
/// <param name="Derived">The file that leaves; null when there are no pixels.</param>
/// <param name="Analysis">What the photo shows; null when there are no pixels, or no nets.</param>
internal sealed record PhotoSubject(UploadedPicture Upload, PhotoRequirements Requirements, DerivedResult? Derived, FaceAnalysis? Analysis = null)
{
    /// <summary>The face the photo is of; null when none was found.</summary>
    public FaceDetails? Face => Analysis?.Face;

    /// <summary>Parts of the photo; null without a face, and when the face lies on its side: the parts then are not where the picture shows them.</summary>
    public FaceRegions? Regions => Analysis is { QuarterTurns: 0, Face: { } face } ? face.Regions : null;

    public FaceLimits Limits => Requirements.Face;
}
