using System.Text;
using System.Text.Unicode;

namespace Caika.Intake.Names;

/// <summary>
/// Names that another program read in a wrong encoding before we saw them. Each way back is tried and kept only when Han
/// characters come out; whoever calls keeps the reading that finds somebody.
/// </summary>
internal static class GarbledName
{
    private const int Gb18030 = 54936;

    private static readonly (int Wrong, string Right)[] Pages =
        [(437, "gb18030"), (850, "gb18030"), (1252, "gb18030"), (28591, "gb18030"), (Gb18030, "utf-8"), (1252, "utf-8"), (28591, "utf-8"), (437, "utf-8")];

    static GarbledName() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>GBK taken for the code page of DOS or for Latin-1, UTF-8 taken for GBK or for Latin-1.</summary>
    internal static IEnumerable<string> Ways(string name)
    {
        if (Ascii.IsValid(name))
            yield break;
        // The pages of the West have no Han characters: what holds one was not read by them.
        var west = !name.Any(c => c >= '\u2E80');
        foreach (var (wrong, right) in Pages.Where(page => west || page.Wrong == Gb18030))
        {
            if (wrong == Gb18030 && !Utf8.IsValid(Encoding.GetEncoding(Gb18030).GetBytes(name)))
                continue;
            if (Back(name, Encoding.GetEncoding(wrong, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
                Encoding.GetEncoding(right, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)) is { } plain && plain != name && plain.Any(c => c is >= '\u4E00' and <= '\u9FFF'))
                yield return plain;
        }
    }

    private static string? Back(string name, Encoding wrong, Encoding right)
    {
        try
        {
            return right.GetString(wrong.GetBytes(name));
        }
        catch (Exception reason) when (reason is EncoderFallbackException or DecoderFallbackException)
        {
            return null;
        }
    }
}
