using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Photos.Rules;

namespace Caika.Imaging.Photos;

/// <summary>Opens a photo, makes the file that leaves, and asks every rule. Holds no state of a photo; may be shared by threads.</summary>
/// <param name="heic">Opens HEIC; null when this machine is not meant to.</param>
/// <param name="ruleFailed">Told the rule's code and the exception when a rule throws; the rule then counts as "cannot tell".</param>
/// <param name="faces">Opens the nets on first use; null judges the file alone. When it throws, the rules about the face cannot tell.</param>
public sealed class PhotoInspector(HeicConverter? heic = null, Action<string, Exception>? ruleFailed = null, Func<FaceAnalyser>? faces = null)
{
    private static readonly IPhotoRule[] FileRules =
        [new RealFormat(), new SizeInBand(), new EnoughPixels(), new CardShape(), new InColour(), new Undamaged(), new Upright()];

    private static readonly IPhotoRule[] FaceRules =
    [
        new OneFace(), new HeadUp(), new WhiteBackground(), new EvenBackground(), new NoBorder(), new HeadSize(), new Centred(), new CrownGap(), new EyeHeight(),
        new Roll(), new Yaw(), new Pitch(), new EyesOpen(), new NoGlasses(), new NoDarkLenses(), new EarsSeen(), new ForeheadSeen(), new BrowsSeen(),
        new NoHeadCover(), new DarkCollar(), new Sharp(), new WellExposed(), new EvenLight(), new MouthClosed(), new NotFromScreen(), new NotStretched(),
        new NoHalo(), new NotSnapshot(),
    ];

    private readonly IReadOnlyList<IPhotoRule> _rules = faces is null ? FileRules : [.. FileRules, .. FaceRules];
    private readonly Lazy<FaceAnalyser>? _faces = faces is null ? null : new(faces);

    internal PhotoInspector(IReadOnlyList<IPhotoRule> rules, Action<string, Exception>? ruleFailed)
        : this(null, ruleFailed, null) => _rules = rules;

    /// <summary>Inspects one file. Whatever is wrong with it becomes a finding, never an exception.</summary>
    /// <param name="file">The whole uploaded file.</param>
    /// <param name="requirements">The campaign's numbers.</param>
    public PhotoReport Inspect(ReadOnlyMemory<byte> file, PhotoRequirements requirements)
    {
        var upload = UploadedPicture.Open(file, heic, requirements.EnoughLongSide);
        var derived = upload.Picture is null || !requirements.FitIntoBand
            ? null : PictureDeriver.Derive(upload, requirements.LeavingBand, requirements.FitPolicy);
        var seen = upload.Picture is { } picture ? Look(picture, upload.Width, requirements.Face) : null;
        var photo = new PhotoSubject(upload, requirements, derived, seen);
        PhotoReport report = new([.. _rules.Select(rule => Ask(rule, photo))], upload.Fault, upload.Format, upload.Jpeg, upload.Width,
            upload.Height, file.Length, upload.Sha256, derived?.Picture)
        { Analysis = seen };
        upload.Picture?.GiveBack();
        return report;
    }

    private FaceAnalysis? Look(Picture picture, int originalWidth, FaceLimits limits)
    {
        try
        {
            return _faces?.Value.Analyse(picture, originalWidth, (limits.NotWhiteL, limits.NotWhiteChroma));
        }
        catch (Exception reason)    // without nets a person has to look; the file's own faults are found all the same
        {
            ruleFailed?.Invoke("faces", reason);
            return null;
        }
    }

    private Finding Ask(IPhotoRule rule, PhotoSubject photo)
    {
        try
        {
            return rule.Judge(photo);
        }
        catch (Exception reason)    // one broken rule must not cost the person the other answers
        {
            ruleFailed?.Invoke(rule.Id, reason);
            return Answer.CannotTell(rule.Id);
        }
    }
}
