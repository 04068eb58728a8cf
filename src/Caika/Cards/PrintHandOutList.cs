using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>The hand-out list of a department (领卡签收表): its cards that can be fetched now.</summary>
internal sealed class PrintHandOutList(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<byte[]>> Run(Actor actor, Guid campaignId, Guid? departmentId, CancellationToken cancel)
    {
        if (!actor.May(Right.HandOutCards))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var waiting = await (
            from card in db.Set<Card>()
            join enrolment in db.Visible(actor) on card.EnrolmentId equals enrolment.Id
            where card.CampaignId == campaignId && (card.State == CardState.ReadyForPickup || card.State == CardState.UnitReceived) && (departmentId == null || enrolment.DepartmentId == departmentId)
            select new { Card = card, Enrolment = enrolment }).AsNoTracking().ToListAsync(cancel);
        if (waiting.Count == 0)
            return Refusal.Rule("现在没有可以发放的卡。");

        var now = ChinaTime.Of(clock.GetUtcNow());
        var lists = hand.Unit.Departments.OrderBy(d => d.Sort).Select(d => (Department: d, Rows: waiting.Where(w => w.Enrolment.DepartmentId == d.Id).OrderBy(w => w.Enrolment.FullName, StringComparer.Ordinal).ToList()))
            .Where(d => d.Rows.Count > 0).Select((d, i) => new HandOut(hand.Unit.Name, d.Department.Name, d.Department.Responsible, $"LK-{i + 1:0000}",
                [.. d.Rows.Select(r => new HandOutLine(r.Enrolment.FullName, r.Enrolment.StaffNo,
                    Mask.IdNumber(hand.Keys.Open<Enrolments.PersonalData>(r.Enrolment.Personal, r.Enrolment.Id).IdNumber),
                    r.Card.CardNo is { } no ? Mask.CardNo(hand.Keys.Open<string>(no, r.Card.Id)) : "", r.Card.BoxPosition))],
                actor.Name, now)).ToList();
        db.Record(actor, "card.hand-out-printed", campaignId, $"{lists.Count} 个部门，{waiting.Count} 张");
        await db.SaveChangesAsync(cancel);
        using var output = new MemoryStream();
        new HandOutPdf(FontBook.Shared).Write(output, lists);
        return output.ToArray();
    }
}
