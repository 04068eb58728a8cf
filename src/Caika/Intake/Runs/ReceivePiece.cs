using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Intake.Names;
using Caika.Intake.Sources;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <summary>
/// Takes one file of a run in: it lies encrypted in the store before its row is committed, and the row before the answer. The
/// same file under the same name sent again is the piece that is there already.
/// </summary>
internal sealed class ReceivePiece(CaikaDb db, CampaignBook campaigns, FileVault vault, JobQueue jobs, TimeProvider clock)
{
    internal const long MostBytes = 2L << 30;
    internal const int LongestPath = 500;

    private static readonly TimeSpan Dead = TimeSpan.FromMinutes(5);

    /// <returns>The piece; nothing for what systems leave in folders.</returns>
    internal async Task<Outcome<IntakePiece?>> Run(Actor actor, Guid runId, string path, Stream bytes, CancellationToken cancel)
    {
        path = Clean(path);
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await db.VisibleOwn(actor, runId, cancel) is not { } run || await campaigns.Take(run.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (run.ClosedAt is not null)
            return Refusal.Rule("这次收件已经结束，请再收一批。");
        if (hand.Closed(clock) is { } closed)
            return closed;
        if (JunkFiles.Is(path))
            return default(IntakePiece);
        var most = IsArchive(path) ? MostBytes : PictureFiles.MaxBytes;
        StoredFile stored;
        try
        {
            stored = await vault.Put(hand.Id, hand.Keys, new BoundedStream(bytes, most), cancel);
        }
        catch (TooLongException)
        {
            return IsArchive(path) ? Refusal.Rule("压缩包超过 2 GB，没有收。请分成几个再传。") : PictureFiles.TooLarge(most + 1)!;
        }
        return await Add(hand, runId, path, stored, cancel);
    }

    /// <summary>Joins the caller's transaction.</summary>
    internal async Task<Outcome<IntakePiece?>> Add(CampaignInHand hand, Guid runId, string path, StoredFile stored, CancellationToken cancel)
    {
        var key = KeyOf(hand, path, stored.Sha256);
        await using var work = await db.JoinAsync(cancel);
        // The row's lock: whoever ends the job looks for pieces under it too.
        await db.Set<IntakeRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Pieces, r => r.Pieces + 1), cancel);
        if (await db.Set<IntakePiece>().AsNoTracking().SingleOrDefaultAsync(p => p.RunId == runId && p.Key == key, cancel) is { } there)
        {
            db.Forget(stored);
            return there;
        }
        var run = await db.Set<IntakeRun>().SingleAsync(r => r.Id == runId, cancel);
        await db.Entry(run).ReloadAsync(cancel);
        var id = Guid.NewGuid();
        var piece = new IntakePiece
        {
            Id = id,
            RunId = runId,
            Number = run.Pieces,
            Path = hand.Keys.Seal(path, id),
            PathKey = hand.Keys.LookUp("intake-path", path),
            Key = key,
            Length = stored.Length,
            FileId = stored.Id,
        };
        db.Add(piece);
        await Ask(run, cancel);
        return await db.Settle(work, cancel) is { } stale ? stale : piece;
    }

    /// <summary>Asks for the job when none is on its way, or when the one that was has died for good.</summary>
    internal async Task Ask(IntakeRun run, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (run.IsPending && now - run.WorkedAt < Dead)
            return;
        (run.IsPending, run.WorkedAt) = (true, now);
        await jobs.Enqueue<JudgeRunJob>(db, run.Id, cancel);
    }

    internal static byte[] KeyOf(CampaignInHand hand, string path, byte[] sha256) => hand.Keys.LookUp("intake-piece", path + "\0" + Convert.ToHexStringLower(sha256));

    /// <summary>Forward slashes, no control characters, not endless: text that is shown and never becomes a path.</summary>
    internal static string Clean(string path)
    {
        var clean = string.Concat(path.Replace('\\', '/').TrimStart('/').Where(c => !char.IsControl(c)));
        return clean.Length == 0 ? "未命名" : clean.Length <= LongestPath ? clean : clean[^LongestPath..];
    }

    private static bool IsArchive(string path) => FileNames.LeafOf(path) is var leaf && (leaf.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || !leaf.Contains('.', StringComparison.Ordinal));
}

/// <summary>More came than was allowed.</summary>
internal sealed class TooLongException : IOException;

/// <summary>Counts what comes, whatever was said about its length, and stops beyond the limit.</summary>
internal sealed class BoundedStream(Stream inner, long most) : ForwardOnlyStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _read += read;
        return _read <= most ? read : throw new TooLongException();
    }
}
