using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>Takes a stack of scans in: the file lies encrypted in the store, a job judges its pages.</summary>
internal sealed class ReceiveScans(CaikaDb db, CampaignBook campaigns, FileVault vault, JobQueue jobs, TimeProvider clock)
{
    internal const int MostBytes = 512 << 20;

    /// <returns>The stack's id. The same file sent again while its first stack is not done goes on with that one.</returns>
    internal async Task<Outcome<Guid>> Run(Actor actor, string fileName, byte[] file, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        if (await campaigns.TakeCurrent(actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (file.Length is 0 or > MostBytes)
            return Refusal.Rule(file.Length == 0 ? "这个文件是空的，请重新选择。" : "文件太大（最多 512 MB），请分几次扫。");
        var sha = Convert.ToHexStringLower(SHA256.HashData(file));
        if (await db.Set<ScanStack>().FirstOrDefaultAsync(s => s.Sha256 == sha && s.CampaignId == hand.Id && s.SentById == actor.Id && s.DoneAt == null, cancel) is { } begun)
            return begun.Id;
        var stored = await vault.Put(hand.Id, hand.Keys, file, cancel);
        await using var work = await db.JoinAsync(cancel);
        var id = Guid.NewGuid();
        db.Add(new ScanStack
        {
            Id = id,
            CampaignId = hand.Id,
            Number = await db.Set<ScanStack>().Where(s => s.CampaignId == hand.Id).MaxAsync(s => (int?)s.Number, cancel) is { } last ? last + 1 : 1,
            FileName = hand.Keys.Seal(fileName, id),
            FileId = stored.Id,
            Sha256 = sha,
            SentById = actor.Id,
            SentBy = actor.Name,
            SentAt = clock.GetUtcNow(),
            Scope = actor.Departments is { } departments ? string.Join(',', departments) : null,
        });
        db.Record(actor, "scan.received", id);
        await db.SaveChangesAsync(cancel);
        await jobs.Enqueue<JudgeStackJob>(db, id, cancel);
        await work.CommitAsync(cancel);
        return id;
    }
}
