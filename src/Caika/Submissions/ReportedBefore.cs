using Caika.Campaigns;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>A campaign that closes after packages for production left it is reported already (已上报).</summary>
internal sealed class ReportedBefore(CaikaDb db) : IHandle<CampaignClosed>
{
    public async Task Handle(CampaignClosed happened, CancellationToken cancel)
    {
        if (await db.Set<Submission>().AnyAsync(s => s.CampaignId == happened.Campaign.Id && s.Kind == SubmissionKind.Production && s.Status != SubmissionStatus.Cancelled, cancel))
            db.MoveOn(happened.Campaign, CampaignStatus.Submitted);
    }
}
