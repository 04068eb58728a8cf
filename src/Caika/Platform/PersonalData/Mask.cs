using System.Text;

namespace Caika.Platform.PersonalData;

/// <summary>
/// What is shown of personal data unless a reveal was granted. Counts code points, not chars, so that a rare character
/// is not cut in half; what is too short to mask by its rule is covered altogether.
/// </summary>
internal static class Mask
{
    private const char Cover = '*';

    /// <summary><c>430111********0576</c>; the old 15 digits keep three and two; passports and permits two and two.</summary>
    public static string IdNumber(string value) => Runes(value) switch
    {
        { Count: 18 } runes => Keep(runes, 6, 4),
        { Count: 15 } runes => Keep(runes, 3, 2),
        { Count: >= 7 } runes => Keep(runes, 2, 2),
        var runes => Keep(runes, 0, 0),
    };

    /// <summary><c>张*</c>, <c>张*丰</c>, <c>欧**娜</c>; of a name in Latin letters, or with a middle dot, the first word.</summary>
    public static string Name(string value)
    {
        value = value.Trim();
        var end = value.IndexOfAny([' ', '·']);
        if (end > 0)
            return value[..end] + value[end] + "**";
        var runes = Runes(value);
        return runes.Count switch
        {
            0 => "",
            1 => Cover.ToString(),
            _ when runes.All(rune => rune.IsAscii) => Keep(runes, 1, 0),
            2 => Keep(runes, 1, 0),
            _ => Keep(runes, 1, 1),
        };
    }

    /// <summary><c>138****5678</c>; landlines keep their last two digits.</summary>
    public static string Mobile(string value) =>
        Runes(value) is { Count: 11 } runes ? Keep(runes, 3, 4) : Keep(Runes(value), 0, Runes(value).Count > 4 ? 2 : 0);

    /// <summary><c>w***@example.cn</c>.</summary>
    public static string Email(string value) => value.IndexOf('@') is > 0 and var at ? $"{value[0]}***{value[at..]}" : Keep(Runes(value), 0, 0);

    /// <summary>Down to the county or district; what names none keeps nothing but its first two characters.</summary>
    public static string Address(string value)
    {
        var runes = Runes(value);
        if (runes.Count == 0)
            return "";
        var end = Math.Max(CountyEnd(runes), Math.Min(2, runes.Count / 2));
        return Text(runes.Take(end)) + new string(Cover, 4);
    }

    /// <summary>Number of a social security card: first two and last two.</summary>
    public static string CardNo(string value) => Runes(value) is { Count: > 5 } runes ? Keep(runes, 2, 2) : Keep(Runes(value), 0, 0);

    /// <summary><c>6222 **** **** 1234</c>.</summary>
    public static string BankCardNo(string value) =>
        Runes(value) is { Count: >= 12 } runes ? $"{Text(runes.Take(4))} **** **** {Text(runes.TakeLast(4))}" : Keep(Runes(value), 0, 0);

    // The first 县, 区 or 旗 among the first 20 characters that is not the end of 自治区, else the last 市 or 州.
    private static int CountyEnd(List<Rune> runes)
    {
        var reach = Text(runes.Take(20)).Replace("自治区", "自治省", StringComparison.Ordinal);
        var found = reach.IndexOfAny(['县', '区', '旗'], Math.Min(2, reach.Length));
        if (found < 0)
            found = reach.LastIndexOfAny(['市', '州']);
        return reach[..(found + 1)].EnumerateRunes().Count();
    }

    private static string Keep(List<Rune> runes, int first, int last) => runes.Count == 0 ? "" :
        Text(runes.Take(first)) + new string(Cover, runes.Count - first - last) + Text(runes.TakeLast(last));

    private static List<Rune> Runes(string value) => [.. value.EnumerateRunes()];

    private static string Text(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));
}
