using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards;

/// <summary>What every rule on an identity card looks at; opened and derived once, shared by all of them.</summary>
/// <param name="Upload">The file as it came.</param>
/// <param name="Side">The side the file was handed in as.</param>
/// <param name="Requirements">The campaign's numbers.</param>
/// <param name="Derived">The file that leaves; null when there are no pixels.</param>
internal sealed record IdCardSubject(UploadedPicture Upload, IdCardSide Side, IdCardRequirements Requirements, DerivedResult? Derived);
