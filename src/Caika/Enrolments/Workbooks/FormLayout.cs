using System.Security.Cryptography;
using System.Text;
using Caika.Platform.Documents.Sheets;
using Caika.RulePacks;

namespace Caika.Enrolments.Workbooks;

/// <summary>
/// What the form looks like: its sheets, headings and code lists. 不得随意修改表格形式 (notice 四2): whatever comes back is
/// compared with this, cell by cell.
/// </summary>
internal sealed class FormLayout
{
    /// <summary>Raised whenever a column is added, moved or named otherwise.</summary>
    internal const string Version = "1";

    internal const string DataSheet = "办理人员信息表", HelpSheet = "填写说明", CodeSheet = "字典", MarkSheet = "模板信息", ResultSheet = "采卡检查结果";

    private readonly (FormColumn Column, IReadOnlyList<Code> Codes)[] _lists;

    internal FormLayout(RulePack pack)
    {
        _lists = [.. FormColumns.All.Where(c => c.CodeSet is not null).Select(c => (c, pack.CodeSet(c.CodeSet!)))];
        CodeRows = [.. Rows()];
        Digest = DigestOf(Headings, [CodeHeadings, .. CodeRows]);
    }

    internal static IReadOnlyList<string> Headings { get; } = [.. FormColumns.All.Select(c => c.Shown)];

    /// <summary>Each coded column takes two: its labels, and the codes behind them.</summary>
    internal IReadOnlyList<string> CodeHeadings => [.. _lists.SelectMany(l => (string[])[l.Column.Heading, l.Column.Heading + "代码"])];

    internal IReadOnlyList<IReadOnlyList<string>> CodeRows { get; }

    /// <summary>Of headings and code lists; a form that kept both has the same.</summary>
    internal string Digest { get; }

    internal static string DigestOf(IEnumerable<string> headings, IEnumerable<IReadOnlyList<string>> codes)
    {
        var text = string.Join('\n', [Version, string.Join('\t', headings), .. codes.Select(row => string.Join('\t', row).TrimEnd('\t'))]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    /// <summary>The range of labels for a drop-down; null when the column has none.</summary>
    internal string? ListOf(FormColumn column)
    {
        var at = Array.FindIndex(_lists, l => l.Column == column);
        return at < 0 ? null : $"{CodeSheet}!${BookWriter.Letters(at * 2)}$2:${BookWriter.Letters(at * 2)}${_lists[at].Codes.Count + 1}";
    }

    private IEnumerable<IReadOnlyList<string>> Rows()
    {
        for (var i = 0; i < _lists.Max(l => l.Codes.Count); i++)
        {
            var at = i;
            yield return [.. _lists.SelectMany(l => at < l.Codes.Count ? (string[])[l.Codes[at].Label, l.Codes[at].Value] : ["", ""])];
        }
    }
}
