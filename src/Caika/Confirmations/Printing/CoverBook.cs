using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Printing;

/// <summary>A cover about to be printed: its row and what stands on it.</summary>
internal sealed record NumberedCover(CoverSheet Sheet, DepartmentCover Content);

/// <summary>Makes department covers: who belongs to the department, whose papers are in, a place for the stamp.</summary>
internal sealed class CoverBook(CaikaDb db)
{
    /// <summary>What a cover stands for: the people of the department. Which papers are in changes daily and stays out.</summary>
    internal async Task<byte[]> Hash(CampaignInHand hand, Guid department, CancellationToken cancel) => HashOf(
        await db.Set<Enrolment>().Where(e => e.CampaignId == hand.Id && e.DepartmentId == department && e.ExclusionReason == null).Select(e => e.Id).ToListAsync(cancel));

    /// <returns>Null when nobody of the department is to be collected.</returns>
    internal async Task<NumberedCover?> Make(CampaignInHand hand, Guid departmentId, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var department = hand.Unit.Departments.First(d => d.Id == departmentId);
        var people = await db.VisibleIn(hand, actor).AsNoTracking().Where(e => e.DepartmentId == departmentId && e.ExclusionReason == null).ToListAsync(cancel);
        if (people.Count == 0)
            return null;
        var voided = await db.Set<Form>().Where(f => f.CampaignId == hand.Id && f.State == FormState.Voided).Select(f => f.EnrolmentId).ToHashSetAsync(cancel);
        string number;
        do
            number = FormNumber.Draw(FormKind.DepartmentCover);
        while (await db.Set<CoverSheet>().AnyAsync(c => c.CoverNo == number, cancel));
        var earlier = await db.Set<CoverSheet>().CountAsync(c => c.CampaignId == hand.Id && c.DepartmentId == departmentId, cancel);
        var hash = HashOf([.. people.Select(e => e.Id)]);
        var content = new DepartmentCover(
            hand.Unit.UnitNo, number, department.Name, hand.Unit.Campuses.Find(c => c.Id == department.CampusId)?.Name ?? "", department.Responsible, people.Count,
            [.. people.OrderBy(e => e.FullName, NameOrder.ByName).Select(e => Line(hand, e, voided.Contains(e.Id)))],
            (page, pages) => FormCode.Create(hand.Keys.Print, FormKind.DepartmentCover, number, earlier + 1, hash, page, pages).ToString(),
            FormDataHash.CheckWord(hash), $"{hand.Unit.Name} {actor.Name}", now, hand.Pack.Forms.Cover);
        var sheet = new CoverSheet
        {
            CampaignId = hand.Id,
            DepartmentId = departmentId,
            CoverNo = number,
            Revision = earlier + 1,
            DataHash = hash,
            Pages = DepartmentCoverPdf.Pages(content).Count,
            PrintedAt = now,
            PrintedBy = actor.Name,
        };
        return new(sheet, content);
    }

    /// <summary>Writes the row. Covers that list the same people stay good, whichever of them is stamped; the others count no more.</summary>
    internal async Task Write(Actor actor, CoverSheet sheet, CancellationToken cancel)
    {
        foreach (var old in await db.Set<CoverSheet>().Where(c => c.CampaignId == sheet.CampaignId && c.DepartmentId == sheet.DepartmentId && c.State == FormState.Printed).ToListAsync(cancel))
        {
            if (!old.DataHash.AsSpan().SequenceEqual(sheet.DataHash))
                (old.State, old.Note) = (FormState.Voided, $"部门人员有变动，已重新打印，见 {sheet.CoverNo}");
        }
        db.Add(sheet);
        db.Record(actor, "cover.printed", sheet.DepartmentId, string.Create(CultureInfo.InvariantCulture, $"汇总表 {sheet.CoverNo}，第 {sheet.Revision} 版"));
    }

    private static byte[] HashOf(List<Guid> people) => SHA256.HashData(Encoding.UTF8.GetBytes("caika cover 1\n" + string.Join('\n', people.Order().Select(id => id.ToString("N")))));

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
