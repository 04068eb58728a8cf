using Caika.Imaging.Findings;
using Caika.Imaging.IdCards.Rules;
using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>Opens one side of an identity card, reads it, makes the file that leaves, and asks every rule. May be shared by threads.</summary>
/// <param name="heic">Opens HEIC; null when this machine is not meant to.</param>
/// <param name="ruleFailed">Told the rule's code and the exception when a rule throws; the rule then counts as "cannot tell".</param>
/// <param name="reader">Reads the card; null asks only the rules about the file.</param>
public sealed class IdCardInspector(HeicConverter? heic = null, Action<string, Exception>? ruleFailed = null, CardReader? reader = null)
{
    private static readonly IIdCardRule[] FileRules = [new RealFormat(), new SizeInBand(), new InColour(), new Undamaged()];

    private static readonly IIdCardRule[] AllRules =
    [
        .. FileRules, new ResidentCard(), new RightSide(), new WholeCard(), new OneCard(), new Upright(), new NoScreen(), new NoGlare(), new Sharp(),
        new NoWatermark(), new NotTemporary(), new ReadForSure(), new NotExpired(), new LastsForProduction(), new TermFitsAge(), new AgreesWithRecord(),
    ];

    private readonly IReadOnlyList<IIdCardRule> _rules = reader is null ? FileRules : AllRules;

    internal IdCardInspector(IReadOnlyList<IIdCardRule> rules, Action<string, Exception>? ruleFailed)
        : this((HeicConverter?)null, ruleFailed) => _rules = rules;

    /// <summary>Inspects one file. Whatever is wrong with it becomes a finding, never an exception.</summary>
    /// <param name="file">The whole uploaded file.</param>
    /// <param name="side">The side it was handed in as; null when nobody said.</param>
    /// <param name="requirements">The campaign's numbers.</param>
    /// <param name="context">What is known besides; null when nothing is.</param>
    public IdCardReport Inspect(ReadOnlyMemory<byte> file, IdCardSide? side, IdCardRequirements requirements, IdCardContext? context = null)
    {
        var upload = UploadedPicture.Open(file, heic, requirements.MaxLongSide);
        var look = upload.Picture is { } picture && reader is { IsReady: true } ? Look(reader, picture) : null;
        var derived = upload.Picture is null ? null : CardDeriver.Derive(upload, look?.Reading, requirements);
        var card = new IdCardSubject(upload, side, requirements, derived, context ?? IdCardContext.None, look);
        return new(side, [.. _rules.Select(rule => Ask(rule, card))], upload.Fault, upload.Format, upload.Jpeg, upload.Width,
            upload.Height, file.Length, upload.Sha256, derived?.Picture, look is null ? null : InOriginal(look.Reading, upload));
    }

    private CardLook? Look(CardReader reader, Picture picture)
    {
        try
        {
            return CardLook.At(reader, picture);
        }
        catch (Exception reason)    // a picture that breaks the reading is still judged by its file
        {
            ruleFailed?.Invoke("reading", reason);
            return null;
        }
    }

    // Large pictures are shrunk while they are decoded.
    private static CardReading InOriginal(CardReading reading, UploadedPicture upload)
    {
        var scale = (float)upload.Width / upload.Picture!.Width;
        return reading.Corners is { } c
            ? reading with { Corners = new Corners(c.TopLeft * scale, c.TopRight * scale, c.BottomRight * scale, c.BottomLeft * scale) }
            : reading;
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
