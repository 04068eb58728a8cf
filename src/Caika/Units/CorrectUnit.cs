using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Units;

/// <summary>Where the paper goes, as the unit set-up page takes it.</summary>
internal sealed record PaperPlace(string To, string Place, string Hours);

/// <summary>
/// Corrects what a unit says of itself. What the centre looked at (name, code, number) goes back to it when the unit was
/// approved by one of its users; contact and paper place do not.
/// </summary>
internal sealed class CorrectUnit(CaikaDb db, UnitScan scans, TimeProvider clock)
{
    internal async Task<Outcome<Unit>> Contact(Actor actor, string contactName, string contactPhone, PaperPlace paper, CancellationToken cancel)
    {
        if (await Own(actor, cancel) is not { } unit)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(contactName) || contactName.Length > 60 || string.IsNullOrWhiteSpace(contactPhone) || contactPhone.Length > 60)
            return Refusal.Rule("请填写联系科室和电话，各不超过 60 个字。");
        if (string.IsNullOrWhiteSpace(paper.Place) || paper.Place.Length > 60 || paper.To.Length > 30 || paper.Hours.Length > 40)
            return Refusal.Rule("请写明纸质表交到哪里（60 字以内），交给谁（30 字以内），什么时间（40 字以内）。");
        (unit.ContactName, unit.ContactPhone) = (contactName.Trim(), contactPhone.Trim());
        (unit.PaperTo, unit.PaperPlace, unit.PaperHours) = (paper.To.Trim(), paper.Place.Trim(), paper.Hours.Trim());
        db.Record(actor, "unit.contact-changed", unit.Id, unit.PaperText);
        return await db.TrySaveAsync(cancel) ? unit : Refusal.Stale;
    }

    /// <summary>Corrects a registration that was returned, or that still waits, and hands it in again.</summary>
    internal async Task<Outcome<Unit>> HandInAgain(Actor? actor, Unit unit, UnitForm wanted, ReadOnlyMemory<byte> scan, CancellationToken cancel)
    {
        var form = wanted.Tidy();
        if (form.Against() is { } against)
            return against;
        if (!scan.IsEmpty && UnitScan.Against(scan) is { } unusable)
            return unusable;
        if (unit.Status is not (UnitStatus.Rejected or UnitStatus.Submitted or UnitStatus.Draft))
            return Refusal.Rule("已经通过的单位信息不能在这里改，请联系省中心。");
        if (await db.Set<Unit>().AnyAsync(u => u.Uscc == form.Uscc && u.Id != unit.Id, cancel))
            return Refusal.Rule("这个统一社会信用代码已经有别的单位登记过。");
        await using var work = await db.JoinAsync(cancel);
        form.WriteTo(unit);
        if (!scan.IsEmpty)
            unit.ApplicationFileId = await scans.Keep(unit, scan, cancel);
        (unit.Status, unit.ReturnReason, unit.AppliedAt) = (UnitStatus.Submitted, "", clock.GetUtcNow());
        db.Record(actor ?? new Actor(ActorKind.System, Guid.Empty, "申请单位", new HashSet<Right>()), "unit.registered-again", unit.Id, unit.Name);
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return unit;
    }

    private async Task<Unit?> Own(Actor actor, CancellationToken cancel) =>
        actor.May(Right.ManageUnit) && actor.Unit is { } id ? await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == id, cancel) : null;
}
