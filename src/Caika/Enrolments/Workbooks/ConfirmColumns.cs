using System.Globalization;
using Caika.Enrolments.Sheets;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>Says which column of a workbook of another make is what; the unit remembers it by the headings, and the judging begins.</summary>
internal sealed class ConfirmColumns(CaikaDb db, ReadUpload uploads, JobQueue jobs, TimeProvider clock)
{
    private static readonly string[] Needed = [nameof(SheetFields.FullName), nameof(SheetFields.IdNumber)];

    /// <param name="columns">For each column of the workbook its place in <see cref="FormColumns.All"/>; -1 for none.</param>
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid uploadId, IReadOnlyList<int> columns, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await uploads.Run(actor, uploadId, cancel) is not { } shown)
            return Refusal.NotFound;
        if (shown.Hand.Closed(clock) is { } closed)
            return closed;
        using var workbook = new MemoryStream(await uploads.Bytes(shown.Upload.FileId, shown.Hand, cancel), writable: false);
        if (shown.Upload.Status != WorkbookStatus.NeedsColumns || ForeignSheet.Read(workbook).Sheet is not { } sheet)
            return Refusal.Rule("这个工作簿不用再说明。");
        if (columns.Count != sheet.Headings.Count || columns.Any(c => c >= FormColumns.All.Length || (c >= 0 && !GuessColumns.IsOffered(c))))
            return Refusal.Rule("列数对不上，请重新打开这一页。");
        if (columns.Where(c => c >= 0).GroupBy(c => c).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return Refusal.Rule($"有 {twice.Count()} 列都说是“{FormColumns.All[twice.Key].Heading}”，请只留一列。");
        if (Array.Find(Needed, field => !columns.Contains(FormColumns.At(field))) is { } missing)
            return Refusal.Rule($"还没有说哪一列是“{FormColumns.All[FormColumns.At(missing)].Heading}”。");

        var places = string.Join(',', FormColumns.All.Select((_, i) => columns.ToList().IndexOf(i).ToString(CultureInfo.InvariantCulture)));
        await using var work = await db.JoinAsync(cancel);
        var fingerprint = sheet.Fingerprint;
        var map = await db.Set<ColumnMap>().SingleOrDefaultAsync(m => m.UnitId == shown.Hand.Unit.Id && m.Fingerprint == fingerprint, cancel);
        if (map is null)
            db.Add(map = new ColumnMap { UnitId = shown.Hand.Unit.Id, Fingerprint = fingerprint, Places = "", ConfirmedBy = "", ConfirmedAt = default });
        (map.Places, map.ConfirmedBy, map.ConfirmedAt) = (places, actor.Name, clock.GetUtcNow());
        var upload = await db.Set<WorkbookUpload>().SingleAsync(u => u.Id == uploadId, cancel);
        (upload.Status, upload.ColumnMapId) = (WorkbookStatus.Received, map.Id);
        db.Record(actor, "workbook.columns-confirmed", uploadId, $"{columns.Count(c => c >= 0)} 列");
        await jobs.Enqueue<TakeInWorkbookJob>(db, uploadId, cancel);
        return await db.Settle(work, cancel) is { } stale ? stale : Nothing.Value;
    }
}
