using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Submissions;

/// <summary>Changes how data leaves for the centre; packages sealed before keep what they were sealed with.</summary>
internal sealed class ChangeExportProfile(CaikaDb db, CampaignBook campaigns)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid campaignId, ExportProfile profile, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (profile.Faults() is { Count: > 0 } faults)
            return Refusal.Rule(string.Join("", faults));
        hand.Campaign.ExportProfileText = profile.ToJson();
        db.Record(actor, "export-profile.changed", campaignId, $"{profile.Columns.Count} 列");
        await db.SaveChangesAsync(cancel);
        return Nothing.Value;
    }
}
