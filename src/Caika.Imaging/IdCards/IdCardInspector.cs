using Caika.Imaging.Findings;
using Caika.Imaging.IdCards.Rules;
using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards;

/// <summary>Opens one side of an identity card, makes the file that leaves, and asks every rule. May be shared by threads.</summary>
/// <param name="heic">Opens HEIC; null when this machine is not meant to.</param>
/// <param name="ruleFailed">Told the rule's code and the exception when a rule throws; the rule then counts as "cannot tell".</param>
public sealed class IdCardInspector(HeicConverter? heic = null, Action<string, Exception>? ruleFailed = null)
{
    private static readonly IIdCardRule[] AllRules = [new RealFormat(), new SizeInBand(), new InColour(), new Undamaged()];

    private readonly IReadOnlyList<IIdCardRule> _rules = AllRules;

    internal IdCardInspector(IReadOnlyList<IIdCardRule> rules, Action<string, Exception>? ruleFailed)
        : this((HeicConverter?)null, ruleFailed) => _rules = rules;

    /// <summary>Inspects one file. Whatever is wrong with it becomes a finding, never an exception.</summary>
    /// <param name="file">The whole uploaded file.</param>
    /// <param name="side">The side it was handed in as.</param>
    /// <param name="requirements">The campaign's numbers.</param>
    public IdCardReport Inspect(ReadOnlyMemory<byte> file, IdCardSide side, IdCardRequirements requirements)
    {
        var upload = UploadedPicture.Open(file, heic, requirements.MaxLongSide);
        var derived = upload.Picture is null ? null : PictureDeriver.Derive(upload, requirements.LeavingBand, requirements.FitPolicy);
        var card = new IdCardSubject(upload, side, requirements, derived);
        return new(side, [.. _rules.Select(rule => Ask(rule, card))], upload.Fault, upload.Format, upload.Jpeg, upload.Width,
            upload.Height, file.Length, upload.Sha256, derived?.Picture);
    }

    private Finding Ask(IIdCardRule rule, IdCardSubject card)
    {
        try
        {
            return rule.Judge(card);
        }
        catch (Exception reason)    // one broken rule must not cost the person the other answers
        {
            ruleFailed?.Invoke(rule.Id, reason);
            return Answer.CannotTell(rule.Id);
        }
    }
}
