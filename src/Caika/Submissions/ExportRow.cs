using System.Globalization;
using System.Text.RegularExpressions;

namespace Caika.Submissions;

/// <summary>A value that cannot leave as it is.</summary>
/// <param name="Header">The column.</param>
/// <param name="Message">In Chinese; the value itself only where it is a code.</param>
internal sealed record ExportFault(string Header, string Message);

/// <summary>One person's row under a profile, and what is wrong with it; also the preview an administrator sees.</summary>
internal sealed partial record ExportRow(IReadOnlyList<string> Cells, IReadOnlyList<ExportFault> Faults)
{
    public const string DateFormat = "date:";

    private const string LongTerm = "99991231"; // 长期, as card centres write it
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d"];

    public static ExportRow Of(ExportProfile profile, IReadOnlyDictionary<string, string> values)
    {
        var faults = new List<ExportFault>();
        var cells = profile.Columns.Select(column => Cell(profile, column, values, faults)).ToList();
        return new ExportRow(cells, faults);
    }

    /// <summary>A file name under the profile's template; characters no file system takes become underscores.</summary>
    public static string FileName(string template, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(template, match => string.Concat(
            values.GetValueOrDefault(match.Groups[1].Value, "").Select(c => "\\/:*?\"<>|".Contains(c) || char.IsControl(c) ? '_' : c)));

    private static string Cell(
        ExportProfile profile, ExportColumn column, IReadOnlyDictionary<string, string> values, List<ExportFault> faults)
    {
        var value = column.Field is { } field ? values.GetValueOrDefault(field, "") : column.Constant ?? "";
        if (value.Length == 0)
        {
            if (column.Required)
                faults.Add(new ExportFault(column.Header, "不能为空。"));
            return value;
        }
        if (column.CodeSet is { } set && !profile.CodeSets[set].TryGetValue(value, out value!))
        {
            faults.Add(new ExportFault(column.Header, "代码表里没有这个值。"));
            return "";
        }
        return column.Format is { } format ? Date(column, format[DateFormat.Length..], value, faults) : value;
    }

    private static string Date(ExportColumn column, string format, string value, List<ExportFault> faults)
    {
        if (value is "长期" or LongTerm or "9999-12-31")
            value = LongTerm;
        if (DateOnly.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date.ToString(format, CultureInfo.InvariantCulture);
        faults.Add(new ExportFault(column.Header, "不是日期。"));
        return "";
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
