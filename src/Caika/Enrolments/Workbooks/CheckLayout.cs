using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Compares a form that came back with the form as it was handed out, cell by cell (rules X01 and X02).</summary>
internal sealed class CheckLayout(FormLayout layout)
{
    private readonly List<LayoutNote> _notes = [];

    internal IReadOnlyList<LayoutNote> Notes => _notes;

    internal void Template(FormMark mark)
    {
        if (mark.Version != FormLayout.Version)
            Refuse(FormLayout.MarkSheet, "B3", mark.Version, FormLayout.Version, $"这是旧版模板（{mark.Version}），当前版本是 {FormLayout.Version}。请下载最新模板后重新填写。");
        else if (mark.Layout != layout.Digest)
            Refuse(FormLayout.MarkSheet, "B8", mark.Layout, layout.Digest, "模板下载以后，采集的列或代码表有调整。请下载最新模板后重新填写。");
    }

    internal void SheetName(string found)
    {
        if (found != FormLayout.DataSheet)
            Repaired(found, "", found, FormLayout.DataSheet, $"工作表名应为“{FormLayout.DataSheet}”，现为“{found}”，已照读。");
    }

    /// <summary>Missing, renamed, moved, doubled and added columns.</summary>
    internal void Heading(string sheet, FormTable table)
    {
        if (table.HeadingRow == 0)
        {
            Refuse(sheet, "A1", "", string.Join('、', FormLayout.Headings), "找不到表头。表头应在第 1 行，请不要删改。");
            return;
        }
        if (table.HeadingRow != 1)
            Repaired(sheet, $"A{table.HeadingRow}", $"第 {table.HeadingRow} 行", "第 1 行", $"表头应在第 1 行，现在在第 {table.HeadingRow} 行，已照读。");
        Columns(sheet, table);
        Strangers(sheet, table);
    }

    private void Columns(string sheet, FormTable table)
    {
        var unmoved = InOrder(table.Places);
        for (var i = 0; i < FormColumns.All.Length; i++)
        {
            var (column, place) = (FormColumns.All[i], table.Places[i]);
            if (place < 0)
            {
                Missing(sheet, table, i);
                continue;
            }
            var (cell, was) = ($"{BookWriter.Letters(place)}{table.HeadingRow}", table.Heading[place]);
            if (FormHeadings.Find(was) != i)
                Repaired(sheet, cell, was, column.Shown, $"列名应为“{column.Heading}”，现为“{was}”，已按原来的列读取。");
            if (!unmoved.Contains(i))
                Repaired(sheet, cell, $"第 {BookWriter.Letters(place)} 列", $"第 {BookWriter.Letters(i)} 列", $"“{column.Heading}”原在 {BookWriter.Letters(i)} 列，现在在 {BookWriter.Letters(place)} 列，已按列名读取。");
        }
    }

    /// <summary>The most columns that still stand in their order; the others were moved.</summary>
    private static HashSet<int> InOrder(int[] places)
    {
        var there = Enumerable.Range(0, places.Length).Where(i => places[i] >= 0).ToList();
        var best = new List<int>[there.Count];
        for (var i = 0; i < there.Count; i++)
        {
            var before = Enumerable.Range(0, i).Where(j => places[there[j]] < places[there[i]]).Select(j => best[j]).MaxBy(run => run.Count);
            best[i] = [.. before ?? [], there[i]];
        }
        return best.MaxBy(run => run.Count)?.ToHashSet() ?? [];
    }

    private void Missing(string sheet, FormTable table, int index)
    {
        var column = FormColumns.All[index];
        var cell = $"{BookWriter.Letters(index)}{table.HeadingRow}";
        var there = index < table.Heading.Count && FormHeadings.Guess(table.Heading[index]) < 0 ? table.Heading[index] : "";
        switch (column.Kind)
        {
            case FormColumnKind.Typed when there.Length > 0:
                Refuse(sheet, cell, there, column.Shown, $"列名被改过：这里应为“{column.Heading}”，现为“{there}”。请改回原来的列名。");
                break;
            case FormColumnKind.Typed:
                Refuse(sheet, cell, "", column.Shown, $"缺少“{column.Heading}”一列。请不要删列，可以下载最新模板把内容贴过去。");
                break;
            case FormColumnKind.Key:
                Repaired(sheet, cell, "", column.Shown, "隐藏的“行标识”一列不见了，已按证件号码对人；系统里已有的内容这次不覆盖。");
                break;
            default:
                Repaired(sheet, cell, there, column.Shown, $"缺少“{column.Heading}”一列，这一列由系统给出，不影响。");
                break;
        }
    }

    private void Strangers(string sheet, FormTable table)
    {
        for (var i = 0; i < table.Heading.Count; i++)
        {
            var (cell, was) = ($"{BookWriter.Letters(i)}{table.HeadingRow}", table.Heading[i]);
            if (string.IsNullOrWhiteSpace(was) || table.Places.Contains(i))
                continue;
            if (FormHeadings.Guess(was) is var twice and >= 0)
                Refuse(sheet, cell, was, "", $"“{FormColumns.All[twice].Heading}”一列出现了两次，看不出以哪一列为准。请删去多余的一列。");
            else if (i >= FormColumns.All.Length || table.Places[i] >= 0 || FormColumns.All[i].Kind != FormColumnKind.Typed)
                Repaired(sheet, cell, was, "", $"多出“{was}”一列，已忽略。请不要加列。");
        }
    }

    /// <summary>Merged headings; merged cells among the people are said row by row.</summary>
    internal void Merged(string sheet, FormTable table)
    {
        foreach (var area in table.Merged.Where(area => CellArea.Rows(area) is { } rows && rows.First <= table.HeadingRow && rows.Last >= table.HeadingRow))
            Refuse(sheet, area.Split(':')[0], area, "", $"表头 {area} 合并了单元格。请取消合并，不要改动表头。");
    }

    internal void Codes(IReadOnlyList<IReadOnlyList<string>>? found)
    {
        if (found is null)
        {
            Repaired(FormLayout.CodeSheet, "", "", FormLayout.CodeSheet, "代码表“字典”不见了，已按系统里的代码核对。");
            return;
        }
        IReadOnlyList<IReadOnlyList<string>> expected = [layout.CodeHeadings, .. layout.CodeRows];
        for (var row = 0; row < Math.Max(found.Count, expected.Count); row++)
        {
            for (var column = 0; column < layout.CodeHeadings.Count; column++)
            {
                var (was, should) = (At(found, row, column), At(expected, row, column));
                if (was != should)
                    Repaired(FormLayout.CodeSheet, $"{BookWriter.Letters(column)}{row + 1}", was, should, $"代码表被改过：应为“{should}”，现为“{was}”，已按系统里的代码核对。");
            }
        }
    }

    private static string At(IReadOnlyList<IReadOnlyList<string>> rows, int row, int column) => row < rows.Count && column < rows[row].Count ? rows[row][column] : "";

    internal void Refuse(string sheet, string cell, string was, string expected, string text) => _notes.Add(new(sheet, cell, was, expected, text, false));

    private void Repaired(string sheet, string cell, string was, string expected, string text) => _notes.Add(new(sheet, cell, was, expected, text, true));
}
