using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Campaigns;

/// <summary>A campaign takes no entries any more; how far what left it has come, later modules know (<see cref="CampaignProgress"/>).</summary>
internal sealed record CampaignClosed(Campaign Campaign);

/// <summary>
/// What happens to a unit's packages and cards moves its campaign on, once it takes no entries any more: 已截止 → 已上报 → 制发卡中.
/// One that is open stays open, however many packages left it; when it closes it is asked again.
/// </summary>
internal static class CampaignProgress
{
    internal static void MoveOn(this CaikaDb db, Campaign campaign, CampaignStatus to)
    {
        if (campaign.Status is not (CampaignStatus.Closed or CampaignStatus.Submitted) || campaign.Status >= to)
            return;
        campaign.Status = to;
        db.Record(Actor.System("系统"), to == CampaignStatus.Submitted ? "campaign.submitted" : "campaign.issuing", campaign.Id, campaign.Title);
    }
}
