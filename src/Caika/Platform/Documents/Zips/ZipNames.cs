using System.Text;

namespace Caika.Platform.Documents.Zips;

/// <summary>
/// Turns the bytes of names into text. Chinese Windows writes GBK and says nothing, macOS writes UTF-8 and says nothing,
/// some programs say UTF-8 and write GBK. All names without a flag come from one program, so they are judged together.
/// </summary>
internal static class ZipNames
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030, Dos;

    static ZipNames()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb18030 = Encoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        Dos = Encoding.GetEncoding(437);
    }

    public static IReadOnlyList<string> Decode(IReadOnlyList<RawEntry> entries)
    {
        var unflagged = entries.Where(e => !e.IsUtf8 && e.UnicodePath is null && e.Name.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F)).Select(e => e.Name).ToList();
        var gbk = unflagged.Exists(name => Strict(Utf8, name) is null) || unflagged.TrueForAll(ReadsBetterAsGbk);
        return [.. entries.Select(e => e.UnicodePath is { } path && Strict(Utf8, path) is { } told ? told : Text(e.Name, utf8First: e.IsUtf8 || !gbk))];
    }

    private static string Text(byte[] name, bool utf8First) =>
        (utf8First ? Strict(Utf8, name) ?? Strict(Gb18030, name) : Strict(Gb18030, name) ?? Strict(Utf8, name)) ?? Dos.GetString(name);

    // 联通 in GBK is right UTF-8 as well, two Cyrillic or Latin letters: nobody here is called so.
    private static bool ReadsBetterAsGbk(byte[] name) =>
        Strict(Utf8, name) is { } text && !text.Any(c => c >= '\u2E80') && Strict(Gb18030, name) is { } chinese && chinese.Any(c => c is >= '\u4E00' and <= '\u9FFF');

    private static string? Strict(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
