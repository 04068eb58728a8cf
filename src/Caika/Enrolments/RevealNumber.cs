using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>A number in clear and as it is covered again.</summary>
internal sealed record RevealedNumber(string Number, string Masked);

/// <summary>Shows a full ID number once: needs the right and a reason, and stands in the trail before it is shown.</summary>
internal sealed class RevealNumber(CaikaDb db, CampaignBook campaigns)
{
    internal static readonly string[] Reasons = ["与本人当面或电话核对", "与纸质材料核对", "查重或查错", "单位内部报送"];

    internal async Task<Outcome<RevealedNumber>> Run(Actor actor, Guid enrolmentId, string reason, CancellationToken cancel)
    {
        if (!actor.May(Right.RevealNumbers))
            return Refusal.NotAllowed;
        var enrolment = await db.Visible(actor).AsNoTracking().SingleOrDefaultAsync(e => e.Id == enrolmentId, cancel);
        if (enrolment is null || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (!Reasons.Contains(reason))
            return Refusal.Rule("请选择查看的原因。");

        db.Record(actor, "number.revealed", enrolmentId, reason);
        await db.SaveChangesAsync(cancel);
        var number = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolmentId).IdNumber;
        return new RevealedNumber(number, Mask.IdNumber(number));
    }
}
