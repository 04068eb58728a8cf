using System.Text;

namespace Caika.Enrolments.Rules;

/// <summary>Which characters are Chinese ideographs, by Unicode block.</summary>
internal static class Han
{
    public static bool Is(Rune rune) => rune.Value is >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or 0x3007
        or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF;

    /// <summary>
    /// Outside the two blocks of the basic plane. The list of 8,105 common characters (通用规范汉字表) is not at hand as data,
    /// so a rare character inside those blocks is not noticed, and the few common ones beyond them are asked about.
    /// </summary>
    public static bool IsRare(Rune rune) => Is(rune) && rune.Value is not (>= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or 0x3007);
}
