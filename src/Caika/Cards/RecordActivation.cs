using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>The two activations, by two bodies, in any order (社保功能启用, 金融功能激活).</summary>
internal enum Activation
{
    Social,
    Finance,
}

/// <summary>Ticks one activation; the person or a clerk does it once the card is in hand.</summary>
internal sealed class RecordActivation(CaikaDb db, TimeProvider clock)
{
    internal async Task<Outcome<Card>> Run(Actor actor, Guid cardId, Activation which, CancellationToken cancel)
    {
        if (!actor.May(Right.HandOutCards) && !actor.May(Right.OwnEnrolment))
            return Refusal.NotAllowed;
        var card = await db.Set<Card>().SingleOrDefaultAsync(c => c.Id == cardId, cancel);
        if (card is null || await db.TakeEnrolment(actor, card.EnrolmentId, cancel) is not { } enrolment)
            return Refusal.NotFound;
        if (card.State != CardState.Issued)
            return Refusal.Rule("领到卡以后才能登记启用。");

        var now = clock.GetUtcNow();
        if (which == Activation.Social)
            card.SocialActivatedAt ??= now;
        else
            card.FinanceActivatedAt ??= now;
        db.Record(actor, "card.activated", enrolment.Id, which == Activation.Social ? "社保功能已启用" : "金融功能已激活");
        await db.SaveChangesAsync(cancel);
        return card;
    }
}
