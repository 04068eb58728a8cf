using Caika.Imaging.Findings;

namespace Caika.Imaging.Faces;

/// <summary>Everything a photo shows, measured once and shared by all rules. Immutable.</summary>
/// <param name="QuarterTurns">Quarter turns clockwise, beyond EXIF, that bring the face upright; what follows is about the turned picture.</param>
/// <param name="Faces">Confirmed faces, largest first, in pixels of the upright (and turned) original.</param>
/// <param name="Face">The largest face; null when there is none.</param>
/// <param name="Backdrop">What is behind; null when the person leaves too little to see.</param>
/// <param name="BorderWidth">Width of a frame around the photo in pixels; 0 without one.</param>
public sealed record FaceAnalysis(int QuarterTurns, IReadOnlyList<Region> Faces, FaceDetails? Face, Backdrop? Backdrop, double BorderWidth);

/// <summary>The face a photo is of.</summary>
/// <param name="Mesh">Points in pixels of the upright original.</param>
/// <param name="CrownY">Top of the head, hair included, pixels from the top.</param>
/// <param name="CollarLuma">Mean luma of the clothes, 0 to 255; null when none are seen.</param>
/// <param name="Stretch">Height of the face over its width, corrected by the pose: 1.1 to 1.45 of people.</param>
public sealed record FaceDetails(
    FaceMesh Mesh, HeadPose Pose, EyeOpenings Eyes, CardFrame Frame, FaceLight Light, FaceSigns Signs, FaceRegions Regions, double CrownY, double? CollarLuma, double Stretch)
{
    /// <summary>See <see cref="PicturePrint"/>.</summary>
    public byte[] Print { get; init; } = [];
}
