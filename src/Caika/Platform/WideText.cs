using System.Text;

namespace Caika.Platform;

/// <summary>Texts the way they are compared: full width to half, compatibility characters to plain ones.</summary>
internal static class WideText
{
    /// <summary>Normalisation form KC; what is no valid Unicode (U+FFFE, half a surrogate pair) stays as it is, and no name or date will fit it.</summary>
    internal static string Narrowed(this string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
