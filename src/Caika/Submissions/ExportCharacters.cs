using System.Text;

namespace Caika.Submissions;

/// <summary>The characters a receiver's system can take (S04); most take all of GB 18030, which is all there are.</summary>
internal static class ExportCharacters
{
    static ExportCharacters() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Names that a profile may give, and null for no limit.</summary>
    internal static bool IsKnown(string? characterSet) => characterSet is null or "GB18030" or "GBK" or "GB2312";

    /// <summary>The characters of a text that the set lacks, each once; empty when it takes them all.</summary>
    internal static string LackedBy(string? characterSet, string text)
    {
        if (characterSet is null or "GB18030")
            return "";
        var encoding = Encoding.GetEncoding(characterSet, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return string.Concat(text.EnumerateRunes().Where(rune => !Takes(encoding, rune.ToString())).Distinct());
    }

    private static bool Takes(Encoding encoding, string character)
    {
        try
        {
            // Some code pages give the next best character without a word: only the way back tells.
            return encoding.GetString(encoding.GetBytes(character)) == character;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
