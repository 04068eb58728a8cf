using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Caika.Platform;
using Caika.Platform.Documents;

namespace Caika.Confirmations;

/// <summary>
/// The QR text of a form: <c>CK1.kind.formNo.revision.page/pages.mac</c>. It names no person. The 80-bit code at its
/// end also covers the hash of the data printed on the page, so a code moved onto other data does not check.
/// </summary>
internal sealed record FormCode(FormKind Kind, string FormNo, int Revision, int Page, int Pages, string Mac)
{
    private const string Version = "CK1";
    private const int MacBytes = 10;

    public static FormCode Create(ReadOnlySpan<byte> printKey, FormKind kind, string formNo, int revision, ReadOnlySpan<byte> dataHash, int page = 1, int pages = 1)
    {
        var code = new FormCode(kind, formNo, revision, page, pages, "");
        return code with { Mac = code.Sign(printKey, dataHash) };
    }

    /// <summary>Reads a scanned text; null when it is not one of ours.</summary>
    public static FormCode? Parse(string text)
    {
        var parts = text.Trim().Split('.');
        if (parts.Length != 6 || parts[0] != Version || parts[5].Length != MacBytes * 8 / 5 || !Crockford.IsValid(parts[5]))
            return null;
        FormKind? kind = parts[1].Length == 1 ? FormNumber.KindOf(parts[1][0]) : null;
        var sheet = parts[4].Split('/');
        if (kind is null || !FormNumber.IsValid(parts[2]) || parts[2][0] != parts[1][0] || sheet.Length != 2)
            return null;
        return Number(parts[3]) is { } revision && Number(sheet[0]) is { } page && Number(sheet[1]) is { } pages && page <= pages
            ? new FormCode(kind.Value, parts[2], revision, page, pages, parts[5])
            : null;
    }

    public bool Verify(ReadOnlySpan<byte> printKey, ReadOnlySpan<byte> dataHash) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Mac), Encoding.ASCII.GetBytes(Sign(printKey, dataHash)));

    public override string ToString() => $"{Head}.{Mac}";

    // Capitals, digits, '.', '/' and '-' only: the QR code's alphanumeric mode keeps the symbol at 29 modules.
    private string Head => string.Create(
        CultureInfo.InvariantCulture, $"{Version}.{FormNumber.Letter(Kind)}.{FormNo}.{Revision}.{Page}/{Pages}");

    private string Sign(ReadOnlySpan<byte> printKey, ReadOnlySpan<byte> dataHash)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(Head), 0, .. dataHash];
        return Crockford.Encode(HMACSHA256.HashData(printKey, signed).AsSpan(0, MacBytes));
    }

    // Written one way only, so that one form has one text.
    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && text[0] != '0' ? number : null;
}
