using System.Globalization;

namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// How Excel shows a number, as far as rosters need it: General with its eleven places (which is where
/// <c>4.30111E+17</c> comes from), whole numbers and fixed decimals, and dates. Other formats count as General.
/// </summary>
internal sealed class NumberFormat
{
    public static readonly NumberFormat General = new(false, false, null);

    private const double LastDay = 2_958_465; // 31 December 9999
    private const double DaysTo1904 = 1462; // workbooks from old Macintoshes count from there

    private readonly bool isDate;
    private readonly bool hasTime;
    private readonly int? decimals;

    private NumberFormat(bool isDate, bool hasTime, int? decimals) =>
        (this.isDate, this.hasTime, this.decimals) = (isDate, hasTime, decimals);

    /// <param name="id">Built-in number; 14–17 and 22 are dates, 27–31, 36, 50–54, 57 and 58 the Chinese ones.</param>
    /// <param name="code">The workbook's own format code, when it has one.</param>
    public static NumberFormat Of(int id, string? code) => (id, code) switch
    {
        (_, not null) => Of(code),
        (22, _) => new NumberFormat(true, true, null),
        ((>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58, _) => new NumberFormat(true, false, null),
        (1 or 3, _) => new NumberFormat(false, false, 0),
        (2 or 4, _) => new NumberFormat(false, false, 2),
        _ => General,
    };

    public static NumberFormat Of(string code)
    {
        var bare = Bare(code.Split(';')[0]);
        if (bare.Contains('y') || bare.Contains('d') || bare.Contains('m') && bare.IndexOfAny(['0', '#']) < 0)
            return new NumberFormat(true, bare.Contains('h'), null);
        if (bare.Length == 0 || bare.Trim('0', '#', '.', ',', '_', ' ', '-').Length > 0 || !bare.Contains('0'))
            return General;
        var point = bare.IndexOf('.');
        return new NumberFormat(false, false, point < 0 ? 0 : bare[(point + 1)..].Count(c => c == '0'));
    }

    public SheetCell Show(double number, bool dates1904 = false)
    {
        var serial = number + (dates1904 ? DaysTo1904 : 0);
        if (isDate && serial is >= 0 and < LastDay)
            return new SheetCell(SheetCellKind.Date, Date(serial));
        var text = decimals is { } places ? Fixed(number, places) : AsGeneral(number);
        return new SheetCell(SheetCellKind.Number, text);
    }

    // Without quoted words, colours and conditions in brackets, escapes and fillers.
    private static string Bare(string code)
    {
        var bare = new System.Text.StringBuilder();
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is var end and >= 0 ? end : code.Length;
                    break;
                case '[':
                    i = code.IndexOf(']', i) is var close and >= 0 ? close : code.Length;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    bare.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }
        return bare.ToString().Replace("general", "", StringComparison.Ordinal);
    }

    // Excel believes in 29 February 1900; before it serial numbers are one day off.
    private string Date(double serial)
    {
        var day = DateTime.FromOADate(serial < 61 ? serial + 1 : serial);
        return day.ToString(hasTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    // Excel keeps 15 significant digits and fills up with zeros: this is how the end of an ID number is lost.
    private static string Fixed(double number, int places) =>
        ((decimal)Math.Clamp(number, -7.9e27, 7.9e27)).ToString("F" + places, CultureInfo.InvariantCulture);

    private static string AsGeneral(double number)
    {
        var size = Math.Abs(number);
        if (size != 0 && size is >= 1e11 or < 1e-9)
            return number.ToString("0.#####E+00", CultureInfo.InvariantCulture);
        var whole = size < 1 ? 1 : (int)Math.Floor(Math.Log10(size)) + 1;
        return Math.Round(number, Math.Clamp(10 - whole, 0, 15)).ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
