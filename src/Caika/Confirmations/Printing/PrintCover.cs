using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Printing;

/// <summary>Makes the sheet on top of a department's papers: who is in, who is missing and why, a place for the stamp.</summary>
internal sealed class PrintCover(CaikaDb db, CampaignBook campaigns, DepartmentCoverPdf pdf, TimeProvider clock)
{
    internal async Task<Outcome<byte[]>> Run(Actor actor, Guid campaignId, Guid departmentId, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand || hand.Unit.Departments.Find(d => d.Id == departmentId) is not { } department || !actor.CoversDepartment(departmentId))
            return Refusal.NotFound;
        var people = await db.Visible(actor).AsNoTracking().Where(e => e.CampaignId == campaignId && e.DepartmentId == departmentId && e.ExclusionReason == null).ToListAsync(cancel);
        if (people.Count == 0)
            return Refusal.Rule("这个部门没有要采集的人。");
        var voided = await db.Set<Form>().Where(f => f.CampaignId == campaignId && f.State == FormState.Voided).Select(f => f.EnrolmentId).ToHashSetAsync(cancel);

        var now = clock.GetUtcNow();
        var number = string.Create(CultureInfo.InvariantCulture, $"{hand.Unit.UnitNo}-{department.Code}-{ChinaTime.DayOf(now):yyyyMMdd}");
        var lines = people.OrderBy(e => e.FullName, NameOrder.ByName).Select(e => Line(hand, e, voided.Contains(e.Id))).ToList();
        var mac = HMACSHA256.HashData(hand.Keys.Print, Encoding.UTF8.GetBytes(number + "\n" + string.Join('\n', lines)));
        using var output = new MemoryStream();
        pdf.Write(output, [new DepartmentCover(
            hand.Unit.UnitNo, number, department.Name, hand.Unit.Campuses.Find(c => c.Id == department.CampusId)?.Name ?? "", department.Responsible, people.Count, lines,
            $"CKD.{number}.{Crockford.Encode(mac.AsSpan(0, 10))}", FormDataHash.CheckWord(mac), $"{hand.Unit.Name} {actor.Name}", now)]);
        db.Record(actor, "cover.printed", departmentId, $"汇总表 {number}，{people.Count} 人");
        await db.SaveChangesAsync(cancel);
        return output.ToArray();
    }

    private static CoverLine Line(CampaignInHand hand, Enrolment person, bool voided) => new(
        person.FullName, person.StaffNo, Mask.IdNumber(hand.Keys.Open<Enrolments.PersonalData>(person.Personal, person.Id).IdNumber),
        person.SheetPaper == PaperState.Signed, person.ConfirmationPaper == PaperState.Signed,
        (person.SheetPaper, person.ConfirmationPaper) switch
        {
            (PaperState.Signed, PaperState.Signed) => "",
            (PaperState.Objected, _) or (_, PaperState.Objected) => "有异议，待更正",
            (PaperState.Printed, _) or (_, PaperState.Printed) => "已打印，待签",
            _ => voided ? "信息有变动，待重签" : "",
        });
}
