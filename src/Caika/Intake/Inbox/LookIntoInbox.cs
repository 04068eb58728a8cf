using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Enrolments.Workbooks;
using Caika.Imaging.Findings;
using Caika.Intake.Runs;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Caika.Intake.Inbox;

/// <summary>
/// One look into the mailbox: new letters are taken in, letters whose files are judged are answered and moved to the folder of
/// their outcome, old ones are deleted. Each step may be broken off; the next look goes on from the rows.
/// </summary>
internal sealed class LookIntoInbox(CaikaDb db, CampaignBook campaigns, TakeInLetter takeIn, AnswerLetter answer, ForgetLetters forget, TimeProvider clock)
{
    internal const string Taken = "采卡-已收", Lacking = "采卡-要补", Desk = "采卡-待核对", Doubtful = "采卡-来源不明", Machine = "采卡-自动邮件";
    internal static readonly string[] Folders = [Taken, Lacking, Desk, Doubtful, Machine];
    private static readonly Actor System = Actor.System("收件箱");

    /// <param name="find">Finds the account of an address.</param>
    /// <returns>Whether letters wait for their files to be judged.</returns>
    internal async Task<bool> Run(InboxOptions options, Func<string, CancellationToken, Task<Actor?>> find, CancellationToken cancel)
    {
        using var server = await InboxServer.Connect(options, cancel);
        // First: what an erased campaign left here must not be taken in for the next one.
        await forget.Run(server, cancel);
        if (await Campaign(options, cancel) is { } hand)
        {
            foreach (var (uid, size) in await server.List(cancel))
            {
                db.ChangeTracker.Clear();
                await TakeIn(hand.Id, options, server, uid, size, find, cancel);
            }
        }
        var waits = await Settle(options, server, cancel);
        foreach (var folder in Folders)
            await server.Delete(folder, clock.GetUtcNow() - TimeSpan.FromDays(options.KeepDays), cancel);
        return waits;
    }

    private async Task TakeIn(Guid campaign, InboxOptions options, InboxServer server, long uid, uint size, Func<string, CancellationToken, Task<Actor?>> find, CancellationToken cancel)
    {
        var validity = server.UidValidity;
        if (await db.Set<InboxMessage>().AnyAsync(m => m.UidValidity == validity && m.Uid == uid && m.MovedAt == null, cancel))
            return;
        if (size > InboxServer.MostBytes)
        {
            await server.Move(uid, Desk, cancel);
            return;
        }
        if (await server.Fetch(uid, cancel) is not { } bytes)
            return;
        var sha = SHA256.HashData(bytes);
        if (await db.Set<InboxMessage>().SingleOrDefaultAsync(m => m.Sha256 == sha, cancel) is { } known)
        {
            // Put back by hand, or the server counts anew: it is filed again, not taken in again.
            (known.UidValidity, known.Uid, known.MovedAt) = (validity, uid, null);
            await db.SaveChangesAsync(cancel);
            return;
        }
        var hand = (await campaigns.Take(campaign, System, cancel))!;
        using var letter = Read(bytes);
        try
        {
            await takeIn.Run(hand, options, letter, sha, new(validity, uid), find, cancel);
        }
        catch (Exception damaged) when (damaged is FormatException or ArgumentException or NotSupportedException)
        {
            // One letter nobody can take apart must not stand before all others; it is there for a person to read.
            await server.Move(uid, Desk, cancel);
        }
    }

    private async Task<bool> Settle(InboxOptions options, InboxServer server, CancellationToken cancel)
    {
        var waits = false;
        foreach (var id in await db.Set<InboxMessage>().Where(m => m.MovedAt == null).OrderBy(m => m.ReceivedAt).Select(m => m.Id).ToListAsync(cancel))
        {
            db.ChangeTracker.Clear();
            var message = await db.Set<InboxMessage>().SingleAsync(m => m.Id == id, cancel);
            if (!await IsJudged(message, cancel)
                || await campaigns.Take(message.CampaignId, System, cancel) is not { } hand || !await answer.Run(hand, options, message, cancel))
            {
                waits = true;
                continue;
            }
            if (message.UidValidity == server.UidValidity)
                await server.Move(message.Uid, await FolderOf(message, cancel), cancel);
            message.MovedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
        }
        return waits;
    }

    private async Task<bool> IsJudged(InboxMessage message, CancellationToken cancel)
    {
        var workbooks = message.WorkbookIds;
        return !(message.RunId is { } run && await db.Set<IntakeRun>().AnyAsync(r => r.Id == run && r.IsPending, cancel))
            && !await db.Set<WorkbookUpload>().AnyAsync(u => workbooks.Contains(u.Id) && u.Status == WorkbookStatus.Received, cancel);
    }

    private async Task<string> FolderOf(InboxMessage message, CancellationToken cancel)
    {
        if (message.Kind != LetterKind.Known)
            return message.Kind switch { LetterKind.Stranger => Desk, LetterKind.Unproven => Doubtful, _ => Machine };
        var files = message.RunId is { } run ? await db.Set<IntakeFile>().Where(f => f.RunId == run).Select(f => new { f.State, f.Verdict }).ToListAsync(cancel) : [];
        var workbooks = message.WorkbookIds;
        var lacks = await db.Set<WorkbookUpload>().AnyAsync(u => workbooks.Contains(u.Id) && (u.Status != WorkbookStatus.TakenIn || u.Bad + u.Stale > 0), cancel);
        return files.Exists(f => f.State == FileState.Waiting) ? Desk
            : lacks || files.Count + workbooks.Count == 0 || files.Exists(f => f.State == FileState.Unusable || f.Verdict == Outcome.Refuse) ? Lacking : Taken;
    }

    private async Task<CampaignInHand?> Campaign(InboxOptions options, CancellationToken cancel)
    {
        if (options.Unit is not { } uscc)
            return await campaigns.TakeCurrent(System, cancel);
        var unit = await db.Set<Units.Unit>().Where(u => u.Uscc == uscc).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancel);
        return unit is { } id ? await campaigns.TakeCurrent(System with { Kind = ActorKind.Staff, Unit = id }, cancel) : null;
    }

    // What cannot be read as a letter is one without a sender.
    private static MimeMessage Read(byte[] bytes)
    {
        try
        {
            return MimeMessage.Load(new MemoryStream(bytes, writable: false));
        }
        catch (FormatException)
        {
            return new MimeMessage();
        }
    }
}
