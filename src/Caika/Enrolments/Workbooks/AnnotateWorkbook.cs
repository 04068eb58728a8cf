using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>The sender's own workbook back, what has to be changed in red: ready to be corrected and sent again.</summary>
internal sealed class AnnotateWorkbook(CaikaDb db, ReadUpload uploads)
{
    internal async Task<Outcome<SentWorkbook>> Run(Actor actor, Guid uploadId, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await uploads.Run(actor, uploadId, cancel) is not { Upload.ResultFileId: not null } shown)
            return Refusal.NotFound;
        var bytes = await uploads.Bytes(shown.Upload.FileId, shown.Hand, cancel);
        if (MarkWorkbook.Run(bytes, MarksOf(shown.Result, shown.Upload)) is not { } marked)
            return Refusal.Rule("这个文件的格式没法标注，请照网页上的清单改，或者另存为 .xlsx 再传。");
        db.Record(actor, "workbook.opened", uploadId);
        await db.SaveChangesAsync(cancel);
        var name = shown.Hand.Keys.Open<string>(shown.Upload.FileName, uploadId);
        return new SentWorkbook($"{Path.GetFileNameWithoutExtension(name).Replace("（检查结果）", "", StringComparison.Ordinal)}（检查结果）.xlsx", marked);
    }

    internal static SheetMarks MarksOf(WorkbookResult result, WorkbookUpload? upload) => new(
        result.DataSheet,
        [.. result.Rows.SelectMany(row => row.Cells).Where(cell => cell.Cell.Length > 0).GroupBy(cell => cell.Cell).Select(Mark),
            .. result.Notes.Where(note => !note.Repaired && note.Sheet == result.DataSheet && note.Cell.Length > 0).DistinctBy(note => note.Cell).Select(note => new CellMark(note.Cell, true, note.Text))],
        result.Keys, FormLayout.ResultSheet, WorkbookSummary.Rows(result, upload));

    private static CellMark Mark(IGrouping<string, AnsweredCell> cell) =>
        new(cell.Key, cell.Any(c => c.Level == Level.Refuse), string.Join('\n', cell.OrderByDescending(c => c.Level).Select(c => c.Words).Distinct()));
}
