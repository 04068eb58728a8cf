using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Units;

/// <summary>The centre's paper answer, as the unit's administrator records it.</summary>
internal sealed record PaperDecision(DateOnly Date, string DocumentNo, ReadOnlyMemory<byte> Scan);

/// <summary>
/// 审核单位注册: a user of the centre approves or returns; or, where the unit runs Caika alone, its administrator records the
/// centre's answer, marked as recorded by hand.
/// </summary>
internal sealed class DecideUnit(CaikaDb db, UnitScan scans, TimeProvider clock)
{
    internal async Task<Outcome<Unit>> Approve(Actor actor, Guid unitId, CancellationToken cancel)
    {
        if (!actor.May(Right.ApproveUnits))
            return Refusal.NotAllowed;
        if (await Waiting(unitId, cancel) is not { } unit)
            return Refusal.NotFound;
        return await Settle(actor, unit, UnitStatus.Approved, "unit.approved", unit.Name, cancel);
    }

    internal async Task<Outcome<Unit>> Return(Actor actor, Guid unitId, string reason, CancellationToken cancel)
    {
        if (!actor.May(Right.ApproveUnits))
            return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 300)
            return Refusal.Rule("请写明退回的原因，不超过 300 字；申请单位会看到。");
        if (await Waiting(unitId, cancel) is not { } unit)
            return Refusal.NotFound;
        unit.ReturnReason = reason.Trim();
        return await Settle(actor, unit, UnitStatus.Rejected, "unit.returned", unit.ReturnReason, cancel);
    }

    internal async Task<Outcome<Unit>> RecordByHand(Actor actor, Guid unitId, PaperDecision paper, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageUnit) || !actor.Covers(unitId))
            return Refusal.NotFound;
        if (paper.Date > ChinaTime.Today(clock) || paper.Date.Year < 2000)
            return Refusal.Rule("批复日期不能晚于今天。");
        if (string.IsNullOrWhiteSpace(paper.DocumentNo) || paper.DocumentNo.Length > 60)
            return Refusal.Rule("请填写批复的文号或受理编号，不超过 60 个字。");
        if (paper.Scan.IsEmpty)
            return Refusal.Rule("请附上批复的扫描件。");
        if (UnitScan.Against(paper.Scan) is { } unusable)
            return unusable;
        await using var work = await db.JoinAsync(cancel);
        if (await Waiting(unitId, cancel) is not { } unit)
            return Refusal.Rule("这个单位已经有审核结果了。");
        (unit.DecidedByHand, unit.DecisionDate, unit.DecisionDocumentNo) = (true, paper.Date, paper.DocumentNo.Trim());
        unit.DecisionFileId = await scans.Keep(unit, paper.Scan, cancel);
        var outcome = await Settle(actor, unit, UnitStatus.Approved, "unit.approval-recorded", $"{unit.DecisionDocumentNo}，{paper.Date:yyyy-MM-dd}，手工登记", cancel);
        await work.CommitAsync(cancel);
        return outcome;
    }

    private Task<Unit?> Waiting(Guid id, CancellationToken cancel) =>
        db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == id && (u.Status == UnitStatus.Submitted || u.Status == UnitStatus.Draft || u.Status == UnitStatus.Rejected), cancel);

    private async Task<Outcome<Unit>> Settle(Actor actor, Unit unit, UnitStatus status, string action, string detail, CancellationToken cancel)
    {
        (unit.Status, unit.DecidedAt, unit.DecidedBy) = (status, clock.GetUtcNow(), actor.Name);
        db.Record(actor, action, unit.Id, detail);
        return await db.TrySaveAsync(cancel) ? unit : Refusal.Stale;
    }
}
