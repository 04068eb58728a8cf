using Caika.Campaigns;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Intake.Runs;

internal sealed class JudgeRunJob(JudgeRun judge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await judge.Run(JobQueue.SubjectOf(context), cancellationToken);
}

/// <summary>
/// Judges the pieces of a run one after the other and each file in a transaction of its own, for half a minute at most; then
/// asks for the next turn, so that other work gets one too. May be broken off anywhere: files that have a row are skipped.
/// </summary>
internal sealed class JudgeRun(CaikaDb db, CampaignBook campaigns, IntakePeople people, PieceFiles pieces, TakeInFile takeIn, PhotoInspector photos, IdCardInspector cards, JobQueue jobs, DataOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private static readonly HashSet<Right> Rights = [Right.SeeEnrolments, Right.EditEnrolments];

    internal async Task Run(Guid runId, CancellationToken cancel)
    {
        if (await Open(runId, cancel) is not { } of)
            return;
        var until = jobs.Runs ? Environment.TickCount64 + (long)Turn.TotalMilliseconds : long.MaxValue;
        while (await Next(runId, cancel) is { } piece)
        {
            if (!await Judge(of, piece, until, cancel))
            {
                await Again(runId, cancel);
                return;
            }
        }
    }

    private async Task<RunInHand?> Open(Guid runId, CancellationToken cancel)
    {
        var run = await db.Set<IntakeRun>().AsNoTracking().SingleAsync(r => r.Id == runId, cancel);
        var system = Actor.System(run.Source == IntakeSource.Mail ? "收件箱" : "收件");
        if (await campaigns.Take(run.CampaignId, system, cancel) is not { } hand)
            return null;
        var sender = run.SentById == Guid.Empty ? system : new Actor(ActorKind.Staff, run.SentById, run.SentBy, Rights, hand.Unit.Id, run.Scope is { } scope ? IntakeFile.Guids(scope).ToHashSet() : null);
        var index = await people.Of(sender, hand, cancel);
        var heic = new HeicConverter(Path.Combine(options.Folder, "work"));
        var judge = new JudgeFile(new MatchByName(index), hand.Pack, photos, new LookAtCard(cards, index, hand.Pack, ChinaTime.Today(clock)), heic);
        return new(hand, run, sender, index, judge, run.Only is { } only ? IntakeFile.Guids(only).ToHashSet() : null);
    }

    /// <summary>The next piece to judge. When there is none the run is told that nobody works on it any more, under its row's lock.</summary>
    private async Task<IntakePiece?> Next(Guid runId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var waiting = db.Set<IntakePiece>().Where(p => p.RunId == runId && p.DoneAt == null).OrderBy(p => p.Number);
        if (await waiting.FirstOrDefaultAsync(cancel) is { } piece)
            return piece;
        await using var work = await db.JoinAsync(cancel);
        await db.Set<IntakeRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.WorkedAt, clock.GetUtcNow()), cancel);
        if (await waiting.FirstOrDefaultAsync(cancel) is { } late)
            return late;
        await db.Set<IntakeRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsPending, false), cancel);
        await work.CommitAsync(cancel);
        return null;
    }

    /// <returns>False when the turn was over before the piece was.</returns>
    private async Task<bool> Judge(RunInHand of, IntakePiece piece, long until, CancellationToken cancel)
    {
        var done = (await db.Set<IntakeFile>().Where(f => f.PieceId == piece.Id).Select(f => f.Number).ToListAsync(cancel)).ToHashSet();
        var shown = of.Hand.Keys.Open<string>(piece.Path, piece.Id);
        var (open, files) = await pieces.Of(of.Hand, piece, cancel);
        using (open)
        {
            var number = 0;
            foreach (var file in files)
            {
                number++;
                if (done.Contains(number))
                    continue;
                if (Environment.TickCount64 > until)
                    return false;
                // What one file brought in must not weigh on the next of thousands.
                db.ChangeTracker.Clear();
                await takeIn.Run(of, piece, number, shown, file, cancel);
                await db.Set<IntakeRun>().Where(r => r.Id == of.Run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.WorkedAt, clock.GetUtcNow()), cancel);
            }
        }
        await Finish(piece.Id, cancel);
        return true;
    }

    // What lies in the piece lies elsewhere now, except what could not be used: that is kept as it came.
    private async Task Finish(Guid pieceId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var piece = await db.Set<IntakePiece>().SingleAsync(p => p.Id == pieceId, cancel);
        piece.DoneAt = clock.GetUtcNow();
        if (!await db.Set<IntakeFile>().AnyAsync(f => f.PieceId == pieceId && f.State == FileState.Unusable, cancel) && piece.FileId is { } fileId)
        {
            piece.FileId = null;
            db.Remove(await db.Set<StoredFile>().SingleAsync(f => f.Id == fileId, cancel));
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task Again(Guid runId, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        await jobs.Enqueue<JudgeRunJob>(db, runId, cancel);
        await work.CommitAsync(cancel);
    }
}
