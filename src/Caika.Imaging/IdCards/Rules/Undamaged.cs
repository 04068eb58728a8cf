using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D28, the file can be read to its end and is no decompression bomb. Measured: the <see cref="DecodeFault"/>, and for too
/// many pixels width x height. Damage in the middle of the coded pixels is not seen by any decoder.
/// </summary>
internal sealed class Undamaged : IIdCardRule
{
    public string Id => "D28";

    public Finding Judge(IdCardSubject card)
    {
        var upload = card.Upload;
        return upload.Fault switch
        {
            DecodeFault.None => Answer.Met(Id),
            DecodeFault.TooManyPixels when upload.Header is { } header
                => Answer.NotMet(Id, $"{header.Width}x{header.Height}", $"<={DecodeLimits.MaxPixels}"),
            DecodeFault.Empty or DecodeFault.BrokenHeader or DecodeFault.TooManyPixels or DecodeFault.TooManyScans
                or DecodeFault.Truncated or DecodeFault.Damaged or DecodeFault.ConversionFailed => Answer.NotMet(Id, $"{upload.Fault}"),
            _ => Answer.CannotTell(Id, $"{upload.Fault}"),
        };
    }
}
