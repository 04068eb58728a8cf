using System.Text;

namespace Caika.Intake.Names;

/// <summary>
/// Names that another program read in a wrong encoding before we saw them. Each way back is tried and kept only when Han
/// characters come out; whoever calls keeps the reading that finds somebody.
/// </summary>
internal static class GarbledName
{
    static GarbledName() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>GBK taken for the code page of DOS or for Latin-1, UTF-8 taken for GBK or for Latin-1.</summary>
    internal static IEnumerable<string> Ways(string name)
    {
        if (Ascii.IsValid(name))
            yield break;
        foreach (var (wrong, right) in new[] { (437, "gb18030"), (850, "gb18030"), (1252, "gb18030"), (28591, "gb18030"), (54936, "utf-8"), (1252, "utf-8"), (28591, "utf-8"), (437, "utf-8") })
        {
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
