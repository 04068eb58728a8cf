using Caika.Campaigns;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Enrolments;

/// <summary>Moves a person to another department. Retirees stay with the retirees' office (notice 三(二)1).</summary>
internal sealed class MovePerson(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid enrolmentId, long version, Guid departmentId, string reason, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        await using var transaction = await db.JoinAsync(cancel);
        var enrolment = await db.TakeEnrolment(actor, enrolmentId, cancel);
        if (enrolment is null || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.Unit.Departments.Find(d => d.Id == departmentId) is not { } target)
            return Refusal.NotFound;
        if (enrolment.Version != version)
            return Refusal.Stale;
        if (hand.WhenClosed(clock) is { } closed)
            return closed;
        if (enrolment.Department!.IsRetireesOffice && enrolment.PersonnelStatus is "21" or "31")
            return Refusal.Rule("退休人员统一由离退休处采集，不能调到别的部门。");
        if (target.Id == enrolment.DepartmentId)
            return Refusal.Rule($"已经在{target.Name}了，请选别的部门。");
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Rule("请写明调整的原因。");

        var from = enrolment.Department.Name;
        (enrolment.DepartmentId, enrolment.CampusId) = (target.Id, target.CampusId ?? enrolment.CampusId);
        enrolment.Touch(clock.GetUtcNow());
        db.Record(actor, "enrolment.moved", enrolmentId, $"{from} → {target.Name}：{reason.Trim()}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}
