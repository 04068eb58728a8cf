using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caika.Confirmations.Screen;

/// <summary>What is sealed beside the pages: which form, when, the sentence agreed to, the second proof, and the strokes.</summary>
internal sealed record SignedRecord
{
    public required string Profile { get; init; }
    public required string Form { get; init; }
    public required string Title { get; init; }
    public required int Revision { get; init; }
    public required string Unit { get; init; }
    public required string Campaign { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    public required string Proof { get; init; }
    public required string ConsentVersion { get; init; }
    public required string Consent { get; init; }

    /// <summary>SHA-256 of the pages, and by the same hash as the seal when that is another.</summary>
    public required string Pages { get; init; }
    public required double[] Pad { get; init; }

    /// <summary>Stroke after stroke, points of x, y, milliseconds, pressure.</summary>
    public required double[][][] Strokes { get; init; }
}

/// <summary>
/// A signed form as one file: a PDF every reader opens, behind its end the record and the seal as comments, and once more
/// where the PDF's table begins, so that readers find it. The seal covers the PDF and the record; the last line is a sum over
/// everything, which tells a damaged file from a forged one.
/// </summary>
internal static class SealedForm
{
    private const string Mark = "\n%CAIKA-FORM 1\n%R ", SealMark = "%S ", SumMark = "%H ";
    private const int SumLength = 3 + 64 + 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Write(byte[] pdf, SignedRecord record, FormSeal seal)
    {
        byte[] content = [.. pdf, .. Ascii(Mark), .. Ascii(Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(record, Json))), (byte)'\n'];
        byte[] all = [.. content, .. Ascii($"{SealMark}{Convert.ToBase64String(seal.Sign(content, record.SignedAt))}\n{End(pdf)}")];
        return [.. all, .. Ascii($"{SumMark}{Convert.ToHexStringLower(SHA256.HashData(all))}\n")];
    }

    /// <summary>The parts of a file; null where it is not a form sealed by Caika, or was damaged or cut.</summary>
    internal static (byte[] Pdf, byte[] Content, SignedRecord Record, byte[] Seal)? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < SumLength || !file[..^SumLength].EndsWith("%%EOF\n"u8) || !file[^SumLength..].SequenceEqual(Ascii($"{SumMark}{Convert.ToHexStringLower(SHA256.HashData(file[..^SumLength]))}\n")))
            return null;
        var at = file.LastIndexOf(Ascii(Mark));
        if (at < 0)
            return null;
        var pdf = file[..at].ToArray();
        var rest = Encoding.ASCII.GetString(file[(at + Mark.Length)..^SumLength]);
        if (rest.Split('\n', 3) is not [var record, var seal, var end] || !seal.StartsWith(SealMark, StringComparison.Ordinal) || end != End(pdf))
            return null;
        try
        {
            if (JsonSerializer.Deserialize<SignedRecord>(Convert.FromBase64String(record), Json) is not { } read)
                return null;
            return (pdf, file[..(at + Mark.Length + record.Length + 1)].ToArray(), read, Convert.FromBase64String(seal[SealMark.Length..]));
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether this is meant to be one: a damaged file still says so.</summary>
    internal static bool Claims(ReadOnlySpan<byte> file) => file.IndexOf(Ascii(Mark)) >= 0;

    // What a reader of PDFs looks for at the end of a file.
    private static string End(ReadOnlySpan<byte> pdf)
    {
        var at = pdf.LastIndexOf("startxref"u8);
        var number = at < 0 ? "0" : Encoding.ASCII.GetString(pdf[(at + 9)..]).Trim().Split('\n', '\r')[0];
        return string.Create(CultureInfo.InvariantCulture, $"startxref\n{number}\n%%EOF\n");
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
