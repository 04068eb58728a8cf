using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caika.Enrolments.Workbooks;

/// <summary>
/// Judges a received workbook and writes what is in order, all of it in one transaction: a process that dies leaves nothing
/// half done, and the next run begins anew. Judging stands outside; if somebody was faster meanwhile it is done again.
/// </summary>
internal sealed class TakeInWorkbook(CaikaDb db, CampaignBook campaigns, FileVault vault, WriteSheets writer, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TakeInWorkbook> log)
{
    // Each round sees what the last one lost to; people do not type faster than this.
    private const int Rounds = 5;

    // Bytes of a form of so many people that reading all of a campaign beside it is no waste.
    internal const int LargeForm = 80_000;

    internal const string Channel = "信息表工作簿";

    internal async Task Run(Guid uploadId, CancellationToken cancel)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var upload = await db.Set<WorkbookUpload>().AsNoTracking().SingleAsync(u => u.Id == uploadId, cancel);
            if (upload.Status != WorkbookStatus.Received)
                return;
            var hand = (await campaigns.Take(upload.CampaignId, Actor.System(Channel), cancel))!;
            var actor = SenderOf(upload, hand);
            await using var other = scopes.CreateAsyncScope();
            var beside = other.ServiceProvider.GetRequiredService<CaikaDb>();
            var (reading, map, people) = await Read(upload, hand, beside, cancel);
            if (reading is null || reading.Problem != Platform.Documents.Sheets.SheetProblem.None || reading.IsRefused || reading.Rows.Count == 0 || hand.Closed(clock) is not null)
            {
                await End(uploadId, hand, actor, reading, map, cancel);
                return;
            }
            await people.Open(db, beside, actor, reading.Rows, cancel);
            try
            {
                await TakeIn(upload, hand, actor, reading, map, people, cancel);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.StartOver();
                log.LogInformation("Workbook {Upload}: somebody was faster, judged again ({Round})", uploadId, round);
            }
        }
        await End(uploadId, (await campaigns.Take(await CampaignOf(uploadId, cancel), Actor.System(Channel), cancel))!, null, null, null, cancel, "这个部门的人正在网页上修改，请稍后再传一次。");
    }

    /// <summary>Null when somebody has to say first which column is what.</summary>
    /// <param name="beside">A connection of its own, to read two tables at once.</param>
    private async Task<(FormReading?, ColumnMap?, EnrolledPeople)> Read(WorkbookUpload upload, CampaignInHand hand, CaikaDb beside, CancellationToken cancel)
    {
        var source = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == upload.FileId, cancel);
        using var workbook = new MemoryStream(await vault.Read(source, hand.Keys, cancel), writable: false);
        // The one waits for the disk, the other for the processor.
        var form = Task.Run(() => ReadForm.Run(workbook, new FormLayout(hand.Pack)), cancel);
        var people = await (workbook.Length > LargeForm ? EnrolledPeople.Beforehand(db, beside, hand, cancel) : EnrolledPeople.LookUps(db, hand, cancel));
        var own = await form;
        if (own.Mark is { } mark)
            return (own with { Notes = [.. own.Notes, .. Misplaced(mark, upload, hand)] }, null, people);
        workbook.Position = 0;
        var (sheet, problem) = ForeignSheet.Read(workbook);
        if (sheet is null)
            return (new FormReading { Problem = problem }, null, people);
        var fingerprint = sheet.Fingerprint;
        var map = await db.Set<ColumnMap>().AsNoTracking().SingleOrDefaultAsync(m => m.UnitId == hand.Unit.Id && m.Fingerprint == fingerprint, cancel);
        workbook.Position = 0;
        return (map is null ? null : sheet.Rows(workbook, map), map, people);
    }

    // A form of another campaign or of a department that is not the sender's: said once, not row by row.
    private static IEnumerable<LayoutNote> Misplaced(FormMark mark, WorkbookUpload upload, CampaignInHand hand)
    {
        if (mark.Campaign != hand.Id)
            yield return new(FormLayout.MarkSheet, "B4", mark.CampaignTitle, hand.Campaign.Title, $"这张表是另一次采集（{mark.CampaignTitle}）的。请下载这次采集的模板。", false);
        else if (mark.Department is { } department && upload.Reach.Length > 0 && !upload.Reach.Contains(department.ToString(), StringComparison.OrdinalIgnoreCase))
            yield return new(FormLayout.MarkSheet, "B6", mark.DepartmentName, "您的部门", $"这张表是“{mark.DepartmentName}”的，不属于您的部门，无权导入。", false);
    }

    private async Task TakeIn(WorkbookUpload judged, CampaignInHand hand, Actor actor, FormReading reading, ColumnMap? map, EnrolledPeople people, CancellationToken cancel)
    {
        var context = new RuleContext { Pack = hand.Pack, Today = ChinaTime.Today(clock), UnitName = hand.Unit.Name, ForStaff = true, Log = log };
        var verdicts = new JudgeForm(context, people, reading).Run(cancel);
        var changes = WriteSheets.Prepare(hand, [.. verdicts.Where(v => v.Outcome == FormOutcome.Taken).Select(v => ((EnrolledPerson)v.Person!, v.After!))]);
        // Made while the database is written, which one processor does.
        var answer = Task.Run(() => WorkbookResult.Of(reading, verdicts).Pack(), cancel);

        await using var transaction = await db.BeginAsync(cancel);
        await db.LeaveLog(cancel);
        var upload = await db.Set<WorkbookUpload>().SingleAsync(u => u.Id == judged.Id, cancel);
        if (upload.Status != WorkbookStatus.Received)
            return;
        await writer.Run(actor, hand, changes, Channel, cancel);
        var result = await vault.Put(hand.Id, hand.Keys, await answer, cancel);
        int Count(FormOutcome outcome) => verdicts.Count(v => v.Outcome == outcome);
        (upload.Rows, upload.Taken, upload.Same, upload.Bad, upload.Stale) = (verdicts.Count, changes.Length, Count(FormOutcome.Same), Count(FormOutcome.Bad), Count(FormOutcome.Stale));
        (upload.Status, upload.TakenInAt, upload.ResultFileId, upload.ColumnMapId) = (WorkbookStatus.TakenIn, clock.GetUtcNow(), result.Id, map?.Id);
        db.Record(actor, "workbook.taken-in", upload.Id, $"共 {upload.Rows} 行：收下 {upload.Taken} 行，没有改动 {upload.Same} 行，有问题 {upload.Bad} 行，网页上已改 {upload.Stale} 行");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>For a workbook that could not be taken in however often it was tried: its sender is told, and nothing of it is in.</summary>
    internal async Task GiveUp(Guid uploadId, CancellationToken cancel)
    {
        db.StartOver();
        await End(uploadId, (await campaigns.Take(await CampaignOf(uploadId, cancel), Actor.System(Channel), cancel))!, null, null, null, cancel, "系统没能收这张表，试了几次都没有成功；表里的内容一行也没有写入。请稍后再传一次，还不行请联系系统管理员。");
    }

    private async Task End(Guid uploadId, CampaignInHand hand, Actor? actor, FormReading? reading, ColumnMap? map, CancellationToken cancel, string? fault = null)
    {
        var result = reading is { IsRefused: true } ? await vault.Put(hand.Id, hand.Keys, WorkbookResult.Of(reading, []).Pack(), cancel) : null;
        await using var transaction = await db.BeginAsync(cancel);
        var upload = await db.Set<WorkbookUpload>().SingleAsync(u => u.Id == uploadId, cancel);
        if (upload.Status != WorkbookStatus.Received)
            return;
        (upload.Status, upload.Fault) = reading switch
        {
            _ when fault is not null => (WorkbookStatus.Failed, fault),
            null => (WorkbookStatus.NeedsColumns, ""),
            { Problem: not Platform.Documents.Sheets.SheetProblem.None } => (WorkbookStatus.Failed, Platform.Documents.Sheets.SheetProblems.Message(reading.Problem)),
            { IsRefused: true } => (WorkbookStatus.Refused, reading.Notes.First(note => !note.Repaired).Text),
            { Rows.Count: 0 } => (WorkbookStatus.Failed, "表里只有表头，没有填人。"),
            _ => (WorkbookStatus.Failed, hand.Closed(clock)?.Message ?? ""),
        };
        (upload.ResultFileId, upload.ColumnMapId) = (result?.Id, map?.Id);
        if (upload.Status is WorkbookStatus.Refused or WorkbookStatus.Failed)
            db.Record(actor ?? Actor.System(Channel), "workbook.refused", uploadId, upload.Fault);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private Task<Guid> CampaignOf(Guid uploadId, CancellationToken cancel) => db.Set<WorkbookUpload>().Where(u => u.Id == uploadId).Select(u => u.CampaignId).SingleAsync(cancel);

    /// <summary>Whoever sent it, as far as they could reach then.</summary>
    internal static Actor SenderOf(WorkbookUpload upload, CampaignInHand hand) => new(
        upload.ActorId == Guid.Empty ? ActorKind.System : ActorKind.Staff, upload.ActorId, upload.ActorName, new HashSet<Right> { Right.SeeEnrolments, Right.EditEnrolments }, hand.Unit.Id,
        upload.Reach.Length == 0 ? null : upload.Reach.Split(',').Select(Guid.Parse).ToHashSet());
}
