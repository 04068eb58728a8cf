using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Photos.Rules;

namespace Caika.Imaging.Photos;

/// <summary>Opens a photo, makes the file that leaves, and asks every rule. Holds no state of a photo; may be shared by threads.</summary>
/// <param name="heic">Opens HEIC; null when this machine is not meant to.</param>
/// <param name="ruleFailed">Told the rule's code and the exception when a rule throws; the rule then counts as "cannot tell".</param>
public sealed class PhotoInspector(HeicConverter? heic = null, Action<string, Exception>? ruleFailed = null)
{
    private static readonly IPhotoRule[] AllRules =
        [new RealFormat(), new SizeInBand(), new EnoughPixels(), new InColour(), new Undamaged(), new Upright()];

    private readonly IReadOnlyList<IPhotoRule> _rules = AllRules;

    internal PhotoInspector(IReadOnlyList<IPhotoRule> rules, Action<string, Exception>? ruleFailed)
        : this((HeicConverter?)null, ruleFailed) => _rules = rules;

    /// <summary>Inspects one file. Whatever is wrong with it becomes a finding, never an exception.</summary>
    /// <param name="file">The whole uploaded file.</param>
    /// <param name="requirements">The campaign's numbers.</param>
    public PhotoReport Inspect(ReadOnlyMemory<byte> file, PhotoRequirements requirements)
    {
        var upload = UploadedPicture.Open(file, heic, requirements.EnoughLongSide);
        var derived = upload.Picture is null ? null : PictureDeriver.Derive(upload, requirements.LeavingBand, requirements.FitPolicy);
        var photo = new PhotoSubject(upload, requirements, derived);
        return new([.. _rules.Select(rule => Ask(rule, photo))], upload.Fault, upload.Format, upload.Jpeg, upload.Width,
            upload.Height, file.Length, upload.Sha256, derived?.Picture);
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
