using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>
/// Puts a photo in order without retouching: EXIF turn, roll, crop and scale to the frame, density, sRGB, size band. One
/// encode from the original's pixels. May be shared by threads.
/// </summary>
public sealed class PhotoFixer(FaceAnalyser analyser, HeicConverter? heic = null)
{
    private const double OneInch = 295.0 / 413, CardShape = 358.0 / 441, MostEnlarging = 1.5;
    private const int LargestWidth = 885;    // three times one inch: what the centre can use

    /// <summary>Fixes one file; whatever is wrong with it stands in the outcome.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="requirements">The campaign's numbers.</param>
    /// <param name="whiten">Paint the background white; only where a pack allows it, and never without a person looking.</param>
    public PhotoFix Fix(ReadOnlyMemory<byte> file, PhotoRequirements requirements, bool whiten = false)
    {
        var upload = UploadedPicture.Open(file, heic, requirements.EnoughLongSide);
        if (upload.Picture is not { } picture)
            return Failed(FixOutcome.Unreadable);
        var seen = analyser.Analyse(picture, picture.Width, (requirements.Face.NotWhiteL, requirements.Face.NotWhiteChroma));
        if (seen.Faces.Count != 1 || seen.Face is not { } face)
            return Failed(FixOutcome.NotOneFace);

        List<FixStep> steps = [];
        if (upload.Orientation != 1)
            steps.Add(new("exif", upload.Orientation));
        if (seen.QuarterTurns != 0)
        {
            picture = FaceAnalyser.Turned(picture, seen.QuarterTurns);
            steps.Add(new("turn", seen.QuarterTurns * 90));
        }
        if (!upload.WasSrgb)
            steps.Add(new("colour"));
        if (whiten)
        {
            picture = analyser.WithBackground(picture, 255, 255, 255);
            steps.Add(new("whiten"));
        }
        return Cut(picture, face, requirements, steps);
    }

    private static PhotoFix Cut(Picture picture, FaceDetails face, PhotoRequirements wanted, List<FixStep> steps)
    {
        if (HeadCrop.Find(picture.Width, picture.Height, face, OneInch) is not { } crop)
            return Failed(FixOutcome.NoRoom);
        var width = Math.Clamp((int)Math.Round(crop.Width), wanted.MinWidth, LargestWidth);
        var height = (int)Math.Round(width / OneInch);
        if (width / crop.Width > MostEnlarging)
            return Failed(FixOutcome.TooFewPixels);
        if (crop.Roll != 0)
            steps.Add(new("roll", Math.Round(-crop.Roll, 2)));
        steps.Add(new("crop", null, new(Math.Round(crop.CentreX - crop.Width / 2), Math.Round(crop.CentreY - crop.Height / 2), Math.Round(crop.Width), Math.Round(crop.Height))));
        if (Math.Abs(width / crop.Width - 1) > 0.01)
            steps.Add(new("scale", Math.Round(width / crop.Width, 3)));
        // 25 mm across.
        var density = (int)Math.Round(width / 25.0 * 25.4);
        var fitted = SizeBandEncoder.Fit(crop.Cut(picture, width, height), wanted.LeavingBand, new FitPolicy { FullChroma = true, MinWidth = wanted.MinWidth, MinHeight = wanted.MinHeight, DotsPerInch = density });
        if (fitted.File is null)
            return Failed(FixOutcome.NoFit);
        steps.Add(new("encode", fitted.Quality));
        return new(FixOutcome.Fixed, new(fitted.File, fitted.Width, fitted.Height, density), Card(picture, face, wanted), steps);
    }

    private static FixedFile? Card(Picture picture, FaceDetails face, PhotoRequirements wanted)
    {
        const int width = 358, height = 441, density = 350;
        if (HeadCrop.Find(picture.Width, picture.Height, face, CardShape) is not { } crop || width / crop.Width > MostEnlarging)
            return null;
        var fitted = SizeBandEncoder.Fit(crop.Cut(picture, width, height), wanted.LeavingBand, new FitPolicy { FullChroma = true, MinWidth = width, MinHeight = height, MaxEnlarging = 1, DotsPerInch = density });
        return fitted.File is null ? null : new(fitted.File, width, height, density);
    }

    private static PhotoFix Failed(FixOutcome outcome) => new(outcome, null, null, []);
}
