using Caika.Campaigns;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>A workbook to send: its name and its bytes.</summary>
internal sealed record SentWorkbook(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Makes 《办理人员信息表》 of a department, filled in with what is known. Full numbers need the right to see them and stand
/// in the trail; without, numbers and telephones are masked, and a mask that comes back changes nothing.
/// </summary>
internal sealed class MakeWorkbook(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<SentWorkbook>> Run(Actor actor, Guid campaignId, Guid departmentId, bool full, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments) || (full && !actor.May(Right.RevealNumbers)))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand || hand.Unit.Departments.Find(d => d.Id == departmentId) is not { } department
            || !actor.CoversDepartment(departmentId))
            return Refusal.NotFound;
        var people = await db.VisibleIn(hand, actor).AsNoTracking().Where(e => e.DepartmentId == departmentId && e.ExclusionReason == null && !e.ConsentWithdrawn)
            .OrderBy(e => e.StaffNo).ThenBy(e => e.FullName).ThenBy(e => e.Id).ToListAsync(cancel);
        if (people.Count == 0)
            return Refusal.Rule($"{department.Name}还没有纳入采集的人。");

        var now = clock.GetUtcNow();
        var mark = new FormMark
        {
            Campaign = hand.Id,
            CampaignTitle = hand.Campaign.Title,
            Department = departmentId,
            DepartmentName = department.Name,
            Layout = new FormLayout(hand.Pack).Digest,
            MadeAt = now,
        };
        using var workbook = new MemoryStream();
        WriteForm.Run(workbook, hand.Pack, mark, people.Select(e => new EnrolledPerson(e, hand, inScope: true)), full);
        db.Record(actor, "workbook.made", departmentId, $"{department.Name} {people.Count} 人，{(full ? "完整号码" : "号码遮住")}");
        await db.SaveChangesAsync(cancel);
        return new SentWorkbook($"办理人员信息表_{department.Name}_{ChinaTime.DayOf(now):yyyyMMdd}.xlsx", workbook.GetBuffer().AsMemory(0, (int)workbook.Length));
    }
}
