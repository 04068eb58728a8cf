using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>领卡条 for everybody in scope whose card can be fetched now, department after department.</summary>
internal sealed class PrintPickupSlips(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<(byte[] Pdf, int Count)>> Run(Actor actor, Guid campaignId, Guid? departmentId, CancellationToken cancel)
    {
        if (!actor.May(Right.HandOutCards))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var waiting = await (
            from card in db.Set<Card>()
            join enrolment in db.Visible(actor) on card.EnrolmentId equals enrolment.Id
            where card.CampaignId == campaignId && (card.State == CardState.ReadyForPickup || card.State == CardState.UnitReceived) && (departmentId == null || enrolment.DepartmentId == departmentId)
            select new { card.BoxPosition, enrolment.FullName, enrolment.DepartmentId }).ToListAsync(cancel);
        if (waiting.Count == 0)
            return Refusal.Rule("现在没有可以领的卡，不用打领卡条。");
        var contact = $"{hand.Unit.ContactName} {hand.Unit.ContactPhone}";
        var slips = hand.Unit.Departments.OrderBy(d => d.Sort).SelectMany(d => waiting.Where(w => w.DepartmentId == d.Id).OrderBy(w => w.FullName, StringComparer.Ordinal)
            .Select(w => new PickupSlip(Mask.Name(w.FullName), d.Name, d.Responsible.Length > 0 ? $"{d.Name}{d.Responsible}" : $"{d.Name}经办人", w.BoxPosition, contact)));
        using var output = new MemoryStream();
        new PickupSlipPdf(FontBook.Shared).Write(new CountingOutput(output), slips, clock.GetUtcNow());
        db.Record(actor, "card.slips-printed", campaignId, $"{waiting.Count} 张");
        await db.SaveChangesAsync(cancel);
        return (output.ToArray(), waiting.Count);
    }
}
