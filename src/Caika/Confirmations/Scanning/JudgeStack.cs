using System.Diagnostics;
using Caika.Campaigns;
using Caika.Imaging.Images;
using Caika.Imaging.Marks;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Scans;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Confirmations.Scanning;

internal sealed class JudgeStackJob(JudgeStack judge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await judge.Run(JobQueue.SubjectOf(context), _ => { }, cancellationToken);
}

/// <summary>
/// Judges the pages of a stack one after the other, each in a transaction of its own. May be broken off anywhere and run
/// again: pages that have a row are skipped.
/// </summary>
internal sealed class JudgeStack(CaikaDb db, CampaignBook campaigns, FileSheet fileSheet, FileVault vault, WorkSlots slots, TimeProvider clock)
{
    private static readonly HashSet<Right> Rights = [Right.HandleForms];

    /// <param name="judged">Told of every page in order, those of an earlier run too.</param>
    /// <returns>Why the stack could not be opened to its end; empty when all is well.</returns>
    internal async Task<string> Run(Guid stackId, Action<ScanPage> judged, CancellationToken cancel)
    {
        var stack = await db.Set<ScanStack>().SingleAsync(s => s.Id == stackId, cancel);
        var system = Actor.System("扫描归档");
        var hand = (await campaigns.Take(stack.CampaignId, system, cancel))!;
        var sender = stack.SentById == Guid.Empty ? system : new Actor(ActorKind.Staff, stack.SentById, stack.SentBy, Rights, hand.Unit.Id, stack.Scope?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToHashSet());
        var done = await db.Set<ScanPage>().AsNoTracking().Where(p => p.StackId == stackId).ToDictionaryAsync(p => p.Number, cancel);
        var file = await vault.Read((await db.Set<StoredFile>().FindAsync([stack.FileId], cancel))!, hand.Keys, cancel);
        try
        {
            using var pages = await slots.Run(() => ScanFile.Open(file).GetEnumerator(), cancel);
            while (await slots.Run(pages.MoveNext, cancel))
            {
                var page = pages.Current;
                if (!done.TryGetValue(page.Number, out var row))
                {
                    // What one page brought in must not weigh on the next of a thousand.
                    db.ChangeTracker.Clear();
                    stack = await db.Set<ScanStack>().SingleAsync(s => s.Id == stackId, cancel);
                    // In a place of its own, like opening it: two pages of 40 megapixels beside two photos would not fit into a gigabyte.
                    var (reading, taken) = await slots.Run(() => Look(page.Picture), cancel);
                    row = await fileSheet.Run(sender, hand, stack, page, reading, taken, cancel);
                }
                judged(row);
            }
        }
        catch (Exception failure) when (failure is ScanFileException or MarksMissingException)
        {
            db.ChangeTracker.Clear();
            stack = await db.Set<ScanStack>().SingleAsync(s => s.Id == stackId, cancel);
            stack.Fault = failure.Message;
        }
        stack.DoneAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return stack.Fault;
    }

    private static (SheetReading? Reading, TimeSpan Taken) Look(Picture? page)
    {
        var started = Stopwatch.GetTimestamp();
        var reading = page is null ? null : SheetReading.Of(page);
        return (reading, Stopwatch.GetElapsedTime(started));
    }
}
