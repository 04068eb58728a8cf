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
/// Writes an ordered list, everything prepared before it begins: the one writer of SQLite is held as briefly as can be. Up to
/// <see cref="Piece"/> new people go in with the changes in one transaction; more follow piece by piece, so that others need
/// not wait for 100,000. A process that dies goes on after the last piece; it may run twice, the second finds it done.
/// </summary>
internal sealed class CommitRoster(CaikaDb db, CampaignBook campaigns, FileVault vault, JobQueue jobs, TimeProvider clock, ILogger<CommitRoster> log)
{
    internal const int Piece = 8_000;

    private const int Batch = 400;

    // Those who wait for the writer ask again every few milliseconds; without a pause the next piece would always be first.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>The longest that the writer was held.</summary>
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
        while (true)
        {
            switch (await Write(importId, added, JudgedFile.Read(changes).TakeWhile(r => r.Kind != JudgedKind.Add), now, cancel))
            {
                case Step.Done:
                    log.LogInformation("Roster {Import}: {Rows} rows written, write lock held for {Held} ms at most", importId, import.Rows, (int)Held.TotalMilliseconds);
                    return;
                case Step.Stale:
                    await JudgeAgain(importId, cancel);
                    return;
                default:
                    await Task.Delay(Pause, cancel);
                    break;
            }
        }
    }

    private enum Step
    {
        More,
        Done,
        Stale,
    }

    private async Task<Step> Write(Guid importId, StagedRows<Enrolment> added, IEnumerable<JudgedRow> changes, DateTimeOffset now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.BeginAsync(cancel);
        var started = Stopwatch.GetTimestamp();
        var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == importId, cancel);
        if (import.Status != RosterImportStatus.Ordered)
            return Step.Done;
        bool last;
        try
        {
            last = await added.InsertAsync(import.Written, Piece, cancel);
        }
        catch (System.Data.Common.DbException taken) when (IsTaken(taken))
        {
            return Step.Stale;
        }
        foreach (var batch in import.Written == 0 ? changes.Chunk(Batch) : [])
        {
            if (!await Change(batch, now, cancel))
                return Step.Stale;
        }
        if (!last)
        {
            import.Written += Piece;
        }
        else
        {
            (import.Status, import.CommittedAt) = (RosterImportStatus.Committed, now);
            var actor = new Actor(ActorKind.Staff, import.ActorId, import.ActorName, new HashSet<Right>());
            db.Record(actor, "roster.imported", importId,
                $"{import.Kind.Label()}：新增 {import.Added} 人，变动 {import.Changed} 人，未变 {import.Same} 人，不纳入 {import.Excluded} 人，未导入 {import.Bad} 行");
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        var held = Stopwatch.GetElapsedTime(started);
        Held = held > Held ? held : Held;
        return last ? Step.Done : Step.More;
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
        (import.Status, import.Fault) = (RosterImportStatus.Received, import.Written == 0
            ? "比对以后名册有变动，还没有导入。已经重新比对，请再看一遍。"
            : $"导入途中名册有变动：已经导入 {import.Written} 人，其余还没有导入。已经重新比对，请再看一遍。");
        import.Written = 0;
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
