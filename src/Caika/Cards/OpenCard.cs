using Caika.Campaigns;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>A person whose data the centre accepted has a card on its way from then on.</summary>
internal sealed class OpenCard(CaikaDb db, TimeProvider clock) : IHandle<EnrolmentAccepted>
{
    public async Task Handle(EnrolmentAccepted happened, CancellationToken cancel)
    {
        if (await db.Set<Card>().AnyAsync(c => c.EnrolmentId == happened.Enrolment.Id, cancel))
            return;
        var now = clock.GetUtcNow();
        var card = new Card
        {
            CampaignId = happened.Enrolment.CampaignId,
            EnrolmentId = happened.Enrolment.Id,
            SubmissionId = happened.Submission.Id,
            Serial = happened.Serial,
            StateAt = now,
            AcceptedAt = now,
        };
        db.Add(card);
        if (await db.Set<Campaign>().FindAsync([card.CampaignId], cancel) is { } campaign)
            db.MoveOn(campaign, CampaignStatus.Issuing);
        db.Add(new CardEvent { CardId = card.Id, State = CardState.Accepted, At = now, Source = "省中心答复", RecordedAt = now });
    }
}
