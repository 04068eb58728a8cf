using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;

namespace Caika.Enrolments.Roster;

/// <summary>Takes a list in: the workbook lies encrypted in the store, a job reads it, nothing of the roster changes yet.</summary>
internal sealed class ReceiveRoster(CaikaDb db, CampaignBook campaigns, FileVault vault, JobQueue jobs, TimeProvider clock)
{
    internal const int MostBytes = 48 << 20;

    internal async Task<Outcome<Guid>> Run(Actor actor, Guid campaignId, RosterListKind kind, string fileName, Stream workbook, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.WhenClosed(clock) is { } closed)
            return closed;
        if (workbook.Length == 0)
            return Refusal.Rule("这个文件是空的，请重新选择。");
        if (workbook.Length > MostBytes)
            return Refusal.Rule("文件太大（最多 48 MB）。请只保留需要的工作表，另存后再上传。");

        var file = await vault.Put(campaignId, hand.Keys, workbook, cancel);
        var id = Guid.NewGuid();
        db.Add(new RosterImport
        {
            Id = id,
            CampaignId = campaignId,
            Kind = kind,
            FileId = file.Id,
            FileName = hand.Keys.Seal(fileName, id),
            ActorId = actor.Id,
            ActorName = actor.Name,
            ReceivedAt = clock.GetUtcNow(),
        });
        db.Record(actor, "roster.received", id, kind.Label());
        await using var transaction = await db.JoinAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await jobs.Enqueue<JudgeRosterJob>(db, id, cancel);
        await transaction.CommitAsync(cancel);
        return id;
    }
}
