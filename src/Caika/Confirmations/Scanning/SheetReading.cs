using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Marks;

namespace Caika.Confirmations.Scanning;

/// <summary>What can be seen on a scanned page without asking the database.</summary>
/// <param name="Code">The form's code, not yet authenticated; null when there is none or it cannot be read.</param>
/// <param name="IsOurs">Carries our code or our corner marks.</param>
/// <param name="Signed">Ink where the person signs; null when it cannot be told, and on covers without colour.</param>
/// <param name="DateInk">Ink where the date goes; null on covers and when it cannot be told.</param>
internal sealed record SheetReading(FormCode? Code, bool IsOurs, bool? Signed, bool? DateInk, Placement? Placement, Picture Picture, GreyPage Grey)
{
    internal double SkewDeg => Math.Round(Placement?.SkewDegrees ?? 0, 1);

    /// <exception cref="MarksMissingException">The code reader cannot be loaded on this machine.</exception>
    internal static SheetReading Of(Picture picture)
    {
        var grey = GreyPage.Red(picture);
        var read = PageReader.Read(grey, text => FormCode.Parse(text) is not null);
        if (read.Code is null || FormCode.Parse(read.Code) is not { } code || read.Placement is not { } place)
            return new(null, read.Placement is not null || (read.OtherCodes == 0 && CornerMarks.AreSeen(grey)), null, null, read.Placement, picture, grey) { Sampled = read.Sampled };
        return Measured(code, place, picture, grey);
    }

    /// <summary>A page whose code was found out in another way than by reading it.</summary>
    internal SheetReading As(FormCode code) => Measured(code, Placement!, Picture, Grey);

    /// <summary>The modules of a code that is there and could not be read.</summary>
    internal SampledCode? Sampled { get; private init; }

    private static SheetReading Measured(FormCode code, Placement place, Picture picture, GreyPage grey)
    {
        if (code.Kind == FormKind.DepartmentCover)
        {
            var stamp = StampMeter.Judge(picture, place, FormPlaces.CoverStamp, out _);
            return new(code, true, stamp switch { Verdict.Met => true, Verdict.NotMet => false, _ => null }, null, place, picture, grey);
        }
        // With few corner marks in sight the place to sign is only guessed: the border of the table says where it is, or the line
        // to sign on, which ink may hide. Without either a person looks at what seems to be ink.
        var settled = place.Marks >= 3 ? place : PrintedLine.Settle(grey, place, FormPlaces.Border) ?? PrintedLine.Settle(grey, place, FormPlaces.SignatureLine(code.Kind));
        place = settled ?? place;
        var signed = InkMeter.Measure(grey, place, FormPlaces.Signature(code.Kind)).IsWritten;
        if (settled is null && signed == true)
            signed = null;
        var date = InkMeter.Measure(grey, place, FormPlaces.Date(code.Kind));
        return new(code, true, signed, date.HasInk, place, picture, grey);
    }

    /// <summary>The place of the signature, cut out and upright.</summary>
    internal byte[] SignatureCrop()
    {
        var patch = InkMeter.Straighten(Grey, Placement!, FormPlaces.SignatureCrop(Code!.Kind));
        var pixels = new byte[patch.Pixels.Length * 4];
        for (var i = 0; i < patch.Pixels.Length; i++)
            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3]) = (patch.Pixels[i], patch.Pixels[i], patch.Pixels[i], 255);
        return JpegWriter.Encode(new Picture(patch.Width, patch.Height, pixels), 85);
    }

    internal byte[]? SignatureShape() => Imaging.Marks.SignatureShape.Of(Grey, Placement!, FormPlaces.Signature(Code!.Kind));
}
