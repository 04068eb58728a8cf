using Caika.Confirmations.Signing;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>
/// A person decides about a page the machine could not decide about. Filing goes through the same checks as a signature
/// recorded by hand: a voided or changed form is refused here too.
/// </summary>
internal sealed class SettlePage(CaikaDb db, ScanDesk desk, RecordSignature record, TimeProvider clock)
{
    /// <param name="formNo">Read off the picture by the clerk; for a page whose code was read, its own number.</param>
    internal async Task<Outcome<ScanPage>> File(Actor actor, Guid pageId, string formNo, CancellationToken cancel)
    {
        if (await Take(actor, pageId, cancel) is not { } page)
            return Refusal.NotFound;
        if (page.Outcome == ScanOutcome.Stale)
            return Refusal.Rule("这一页打印后信息有改动，不能归档。请重新打印，再请本人签字。");
        if (page.FormNo.Length > 0 && FormNumber.Read(formNo) != page.FormNo)
            return Refusal.Rule($"这一页的二维码是 {page.FormNo}，不能归到别的表。");
        await using var work = await db.JoinAsync(cancel);
        if (FormNumber.Read(formNo) is { } number && FormNumber.KindOf(number[0]) == FormKind.DepartmentCover)
        {
            if (await db.Set<CoverSheet>().SingleOrDefaultAsync(c => c.CoverNo == number, cancel) is not { State: FormState.Printed } cover || !actor.CoversDepartment(cover.DepartmentId))
                return Refusal.Rule($"没有编号为 {number} 的汇总表，或者它已经作废、已经归档。");
            (cover.State, cover.ScanFileId, cover.StampRecordedBy, cover.StampedAt) = (FormState.SignedReturned, page.ImageFileId, actor.Name, clock.GetUtcNow());
            (page.FormNo, page.FormId, page.DepartmentId) = (number, cover.Id, cover.DepartmentId);
            db.Record(actor, "cover.filed", cover.DepartmentId, $"汇总表 {number}，人工核对印章");
        }
        else
        {
            var outcome = await record.Run(actor, formNo, ChinaTime.Today(clock), paperSeen: true, scan: null, cancel);
            if (outcome.Refusal is { } refusal)
                return refusal;
            var (form, enrolment, _) = outcome.Value!;
            form.ScanFileId = page.ImageFileId;
            (page.FormNo, page.Revision, page.FormId, page.DepartmentId) = (form.FormNo, form.Revision, form.Id, enrolment.DepartmentId);
        }
        (page.Outcome, page.Note) = (ScanOutcome.Filed, "人工核对后归档");
        return await Save(actor, page, work, cancel);
    }

    /// <summary>The page is done with: thrown away, sent back to be signed, looked at.</summary>
    internal async Task<Outcome<ScanPage>> Dismiss(Actor actor, Guid pageId, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        return await Take(actor, pageId, cancel) is { } page ? await Save(actor, page, work, cancel) : Refusal.NotFound;
    }

    private async Task<ScanPage?> Take(Actor actor, Guid pageId, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms) || await db.Set<ScanPage>().SingleOrDefaultAsync(p => p.Id == pageId && p.SettledAt == null, cancel) is not { } page)
            return null;
        var campaign = await db.Set<ScanStack>().Where(s => s.Id == page.StackId).Select(s => s.CampaignId).SingleAsync(cancel);
        return await desk.Stacks(actor, campaign).AnyAsync(s => s.Id == page.StackId, cancel) ? page : null;
    }

    private async Task<Outcome<ScanPage>> Save(Actor actor, ScanPage page, WorkTransaction work, CancellationToken cancel)
    {
        (page.SettledBy, page.SettledAt) = (actor.Name, clock.GetUtcNow());
        db.Record(actor, "scan.settled", page.StackId, $"第 {page.Number} 页：{page.Outcome.Label()}");
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return page;
    }
}
