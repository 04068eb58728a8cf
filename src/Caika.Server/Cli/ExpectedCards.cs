using System.Text;
using Caika.Imaging.IdCards;

namespace Caika.Server.Cli;

/// <summary>
/// The values a CSV file expects on each picture: a header line, a column <c>file</c> and any of the fields, in English or
/// Chinese. Without a column <c>file</c> the row whose number stands in the file's name is meant.
/// </summary>
internal sealed class ExpectedCards
{
    private readonly Dictionary<string, CardFields> _byFile = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CardFields> _rows = [];

    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["file"] = "file",
        ["fileName"] = "file",
        ["文件"] = "file",
        ["文件名"] = "file",
        ["name"] = "name",
        ["fullName"] = "name",
        ["姓名"] = "name",
        ["idNumber"] = "idNumber",
        ["number"] = "idNumber",
        ["证件号码"] = "idNumber",
        ["身份证号"] = "idNumber",
        ["公民身份号码"] = "idNumber",
        ["sex"] = "sex",
        ["性别"] = "sex",
        ["birthDate"] = "birthDate",
        ["birth"] = "birthDate",
        ["出生日期"] = "birthDate",
        ["出生"] = "birthDate",
        ["ethnicGroup"] = "ethnicGroup",
        ["nation"] = "ethnicGroup",
        ["民族"] = "ethnicGroup",
        ["validTo"] = "validTo",
        ["idValidTo"] = "validTo",
        ["有效期止"] = "validTo",
        ["证件有效期止"] = "validTo",
    };

    /// <summary>Reads a file; null when it has no header that is understood.</summary>
    internal static ExpectedCards? Read(string path)
    {
        var lines = File.ReadAllLines(path, Encoding.UTF8).Where(line => line.Trim().Length > 0).Select(Cells).ToList();
        if (lines.Count == 0)
            return null;
        var columns = lines[0].Select(cell => Columns.GetValueOrDefault(cell.Trim('\uFEFF', ' '), "")).ToList();
        if (columns.TrueForAll(column => column.Length == 0))
            return null;
        var expected = new ExpectedCards();
        foreach (var cells in lines.Skip(1))
        {
            string? Of(string column) => columns.IndexOf(column) is >= 0 and var at && at < cells.Count && cells[at].Trim().Length > 0 ? cells[at].Trim() : null;
            var fields = new CardFields
            {
                Name = Of("name"),
                IdNumber = Of("idNumber")?.ToUpperInvariant(),
                BirthDate = Date(Of("birthDate")),
                ValidTo = Date(Of("validTo")),
                Sex = Of("sex") switch { "1" => "男", "2" => "女", var sex => sex },
                EthnicGroup = Of("ethnicGroup") is { Length: > 1 } group && group.EndsWith('族') ? group[..^1] : Of("ethnicGroup"),
            };
            expected._rows.Add(fields);
            if (Of("file") is { } file)
                expected._byFile[Path.GetFileName(file)] = fields;
        }
        return expected;
    }

    internal CardFields? For(string path)
    {
        var file = Path.GetFileName(path);
        return _byFile.GetValueOrDefault(file)
            ?? _rows.Find(row => _byFile.Count == 0 && row.IdNumber is { } number && file.Contains(number, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Date(string? text) => text is null ? null
        : text is "长期" or "永久" or "99991231" or CardFields.LongTerm ? CardFields.LongTerm
        : string.Concat(text.Where(char.IsAsciiDigit)) is { Length: 8 } digits && !text.Contains(' ', StringComparison.Ordinal) ? $"{digits[..4]}-{digits[4..6]}-{digits[6..]}" : text;

    // Commas inside double quotes belong to the cell; two quotes are one.
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[++i]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
