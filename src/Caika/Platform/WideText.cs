using System.Text;

namespace Caika.Platform;

/// <summary>Texts the way they are compared: full width to half, compatibility characters to plain ones.</summary>
internal static class WideText
{
    /// <summary>Normalisation form KC; what is no valid Unicode (U+FFFE, half a surrogate pair) stays as it is, and no name or date will fit it.</summary>
    internal static string Narrowed(this string text) => In(text, NormalizationForm.FormKC);

    /// <summary>Normalisation form C: full width stays, what was typed in parts is put together; no valid Unicode stays as it is.</summary>
    internal static string Composed(this string text) => In(text, NormalizationForm.FormC);

    private static string In(string text, NormalizationForm form)
    {
        if (IsPlain(text))
            return text;
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    // ASCII and the ideographs of the basic block are the same in every form; asking the library costs a microsecond a cell.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u0080' and (< '\u4E00' or > '\u9FFF'))
                return false;
        }
        return true;
    }
}
