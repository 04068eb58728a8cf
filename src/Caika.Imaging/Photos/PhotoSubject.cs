using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>What every photo rule looks at; opened and derived once, shared by all of them.</summary>
/// <param name="Upload">The file as it came.</param>
/// <param name="Requirements">The campaign's numbers.</param>
/// <param name="Derived">The file that leaves; null when there are no pixels.</param>
internal sealed record PhotoSubject(UploadedPicture Upload, PhotoRequirements Requirements, DerivedResult? Derived);
