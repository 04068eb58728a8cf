using Caika.Imaging.Findings;

namespace Caika.Enrolments.Workbooks;

/// <summary>What the first sheet of an annotated workbook says.</summary>
internal static class WorkbookSummary
{
    // Beyond this nobody reads on; the red cells are there all the same.
    private const int MostRows = 2_000;

    internal static IReadOnlyList<IReadOnlyList<string>> Rows(WorkbookResult result, WorkbookUpload? upload)
    {
        var bad = result.Rows.Where(row => row.Outcome is FormOutcome.Bad or FormOutcome.Stale).ToList();
        var hints = result.Rows.Where(row => row.Outcome is FormOutcome.Taken or FormOutcome.Same).ToList();
        List<IReadOnlyList<string>> rows = [["采卡检查结果"]];
        if (upload is not null)
            rows.Add([upload.Status == WorkbookStatus.TakenIn
                ? $"共 {upload.Rows} 行：已收下 {upload.Taken} 行，没有改动 {upload.Same} 行，有问题 {upload.Bad} 行，网页上已改过 {upload.Stale} 行。"
                : "整张表没有收，请先把表格形式改回来。"]);
        rows.Add([bad.Count > 0 ? $"请到“{result.DataSheet}”把标红的格子改好（{bad.Count} 行），存盘后再传这一个文件。已收下的行不会重复，这一页不用删。" : "没有要改的行。"]);
        Layout(rows, "表格形式，要改回来的：", result.Notes.Where(note => !note.Repaired).ToList());
        Layout(rows, "表格形式，已照读、不影响的：", result.Notes.Where(note => note.Repaired).ToList());
        People(rows, "要改的行：", bad, Level.Refuse);
        People(rows, "已收下，请再看一眼的：", hints, Level.Hint);
        return rows;
    }

    private static void Layout(List<IReadOnlyList<string>> rows, string title, List<LayoutNote> notes)
    {
        if (notes.Count == 0)
            return;
        rows.Add([]);
        rows.Add([title]);
        rows.AddRange(notes.Take(MostRows).Select(note => (string[])[note.Cell, note.Sheet, "", "", note.Text]));
    }

    private static void People(List<IReadOnlyList<string>> rows, string title, List<AnsweredRow> people, Level least)
    {
        var lines = people.SelectMany(row => row.Cells.Where(cell => cell.Level >= least).Select(cell => (string[])
            [$"第 {row.Row} 行", row.Name, row.MaskedNumber, cell.Column, cell.Words])).Take(MostRows + 1).ToList();
        if (lines.Count == 0)
            return;
        rows.Add([]);
        rows.Add([title]);
        rows.Add(["行", "姓名", "证件号码", "列", "问题和怎么改"]);
        rows.AddRange(lines.Take(MostRows));
        if (lines.Count > MostRows)
            rows.Add([$"其余的从略；改好这些再传一次，会列出剩下的。"]);
    }
}
