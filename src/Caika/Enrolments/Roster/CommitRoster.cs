using System.Diagnostics;
using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Caika.Enrolments.Roster;

/// <summary>
/// Writes an ordered list in one transaction, everything prepared before it begins: the one writer of SQLite is held as
/// briefly as can be, and a process that dies leaves either everything or nothing. May run twice; the second finds it done.
/// </summary>
internal sealed class CommitRoster(CaikaDb db, CampaignBook campaigns, FileVault vault, JobQueue jobs, TimeProvider clock, ILogger<CommitRoster> log)
{
    private const int Batch = 400;

    internal TimeSpan Held { get; private set; }

    internal async Task Run(Guid importId, CancellationToken cancel)
    {
        var import = await db.Set<RosterImport>().AsNoTracking().SingleAsync(i => i.Id == importId, cancel);
        if (import.Status != RosterImportStatus.Ordered)
            return;
        var hand = (await campaigns.Take(import.CampaignId, Actor.System("名册导入"), cancel))!;
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == import.JudgedFileId, cancel);
        var now = clock.GetUtcNow();

        // Read once for the new people, made ready before anybody has to wait, and again for the changes, which stand first.
        await using var additions = await vault.Open(file, hand.Keys, cancel);
        await using var changes = await vault.Open(file, hand.Keys, cancel);
        await using var added = await StagedRows<Enrolment>.Make(db, $"roster-{importId:N}",
            JudgedFile.Read(additions).Where(r => r.Kind == JudgedKind.Add).Select(r => r.ToEnrolment(import.CampaignId, now)), cancel);
        if (await Write(importId, added, JudgedFile.Read(changes).TakeWhile(r => r.Kind != JudgedKind.Add), now, cancel))
            log.LogInformation("Roster {Import}: {Rows} rows written, write lock held for {Held} ms", importId, import.Rows, (int)Held.TotalMilliseconds);
        else
            await JudgeAgain(importId, cancel);
    }

    private async Task<bool> Write(Guid importId, StagedRows<Enrolment> added, IEnumerable<JudgedRow> changes, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(cancel);
        var started = Stopwatch.GetTimestamp();
        var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == importId, cancel);
        if (import.Status != RosterImportStatus.Ordered)
            return true;
        try
        {
            await added.InsertAsync(cancel);
        }
        catch (System.Data.Common.DbException taken) when (IsTaken(taken))
        {
            return false;
        }
        foreach (var batch in changes.Chunk(Batch))
        {
            if (!await Change(batch, now, cancel))
                return false;
        }
        (import.Status, import.CommittedAt) = (RosterImportStatus.Committed, now);
        var actor = new Actor(ActorKind.Staff, import.ActorId, import.ActorName, new HashSet<Right>());
        db.Record(actor, "roster.imported", importId,
            $"{import.Kind.Label()}：新增 {import.Added} 人，变动 {import.Changed} 人，未变 {import.Same} 人，不纳入 {import.Excluded} 人，未导入 {import.Bad} 行");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Held = Stopwatch.GetElapsedTime(started);
        return true;
    }

    private async Task<bool> Change(JudgedRow[] batch, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = batch.Select(r => r.Id).ToList();
        var people = await db.Set<Enrolment>().Include(e => e.Items).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        foreach (var row in batch)
        {
            if (!people.TryGetValue(row.Id, out var enrolment) || enrolment.Version != row.BaseVersion)
                return false;
            row.ApplyTo(enrolment, now);
        }
        await db.SaveChangesAsync(cancel);
        foreach (var enrolment in people.Values)
        {
            foreach (var item in enrolment.Items)
                db.Entry(item).State = EntityState.Detached;
            db.Entry(enrolment).State = EntityState.Detached;
        }
        return true;
    }

    // Somebody was added or changed by hand since the list was judged: what the clerk said yes to is no longer true.
    private async Task JudgeAgain(Guid importId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.BeginAsync(cancel);
        var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == importId, cancel);
        (import.Status, import.Fault) = (RosterImportStatus.Received, "比对以后名册有变动，还没有导入。已经重新比对，请再看一遍。");
        await db.SaveChangesAsync(cancel);
        await jobs.Enqueue<JudgeRosterJob>(db, importId, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static bool IsTaken(System.Data.Common.DbException failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } => true,
        { SqlState: "23505" } => true,
        _ => false,
    };
}
