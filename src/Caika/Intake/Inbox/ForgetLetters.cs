using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Inbox;

/// <summary>Letters of a campaign that lie in one folder of the mail server, by the day they came.</summary>
internal sealed record LettersThere(string Folder, DateOnly Day, int Count);

/// <param name="Taken">Letters of the campaign that were ever taken in.</param>
/// <param name="There">Null when the server could not be asked.</param>
/// <param name="Others">Letters in the same folders that belong to no campaign we know of.</param>
internal sealed record LettersLeft(int Taken, bool HasMailbox, IReadOnlyList<LettersThere>? There, int Others);

/// <summary>
/// Finds the letters of a campaign on the mail server, in whatever of our folders they lie, and deletes them once it is erased.
/// What the server did not let go of is noted by hashes and deleted at the next look.
/// </summary>
internal sealed class ForgetLetters(CaikaDb db, TimeProvider clock, InboxOptions? options = null)
{
    private static readonly string[] Folders = [InboxServer.Inbox, .. LookIntoInbox.Folders];
    private static readonly Actor System = Actor.System("收件箱");

    // Somebody waits for the page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>What lies there now of a campaign that is not erased yet.</summary>
    internal async Task<LettersLeft> Look(CampaignInHand hand, CancellationToken cancel)
    {
        var own = await Of(hand, cancel);
        if (own.Count == 0 || options is null)
            return new(own.Count, options is not null, options is null ? null : [], 0);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            using var server = await InboxServer.Connect(options, patience.Token);
            var others = await db.Set<InboxMessage>().CountAsync(m => m.CampaignId != hand.Id, patience.Token);
            var (there, all) = (new List<LetterOnServer>(), 0);
            foreach (var folder in Folders)
            {
                var letters = await server.Look(folder, patience.Token);
                all += folder == InboxServer.Inbox ? 0 : letters.Count;
                there.AddRange(await Among(server, letters, own, patience.Token));
            }
            var days = there.GroupBy(l => (l.Folder, Day: DateOnly.FromDateTime(Platform.ChinaTime.Of(l.At).DateTime))).OrderBy(g => g.Key.Folder, StringComparer.Ordinal).ThenBy(g => g.Key.Day)
                .Select(g => new LettersThere(g.Key.Folder, g.Key.Day, g.Count())).ToList();
            return new(own.Count, true, days, Math.Max(0, all - there.Count(l => l.Folder != InboxServer.Inbox) - others));
        }
        catch (Exception failure) when (InboxServer.IsFailure(failure) || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new(own.Count, true, null, 0);
        }
    }

    /// <summary>Notes the letters of a campaign whose key is about to be destroyed; saved by the caller.</summary>
    internal async Task<int> Note(CampaignInHand hand, CancellationToken cancel)
    {
        var letters = await Of(hand, cancel);
        db.AddRange(letters);
        return letters.Count;
    }

    /// <summary>Deletes what is noted, on a connection of its own.</summary>
    /// <returns>False when the server could not be reached, or there is none.</returns>
    internal async Task<bool> Try(CancellationToken cancel)
    {
        if (!await db.Set<LetterToForget>().AnyAsync(cancel))
            return true;
        if (options is null)
            return false;
        try
        {
            using var server = await InboxServer.Connect(options, cancel);
            await Run(server, cancel);
            return true;
        }
        catch (Exception failure) when (InboxServer.IsFailure(failure))
        {
            return false;
        }
    }

    /// <summary>
    /// Deletes what is noted. A letter may be on its way between two folders just now, so a note goes only with the look after the
    /// one that found its letter gone.
    /// </summary>
    internal async Task Run(InboxServer server, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var noted = await db.Set<LetterToForget>().ToListAsync(cancel);
        if (noted.Count == 0)
            return;
        foreach (var campaign in noted.GroupBy(n => n.CampaignId))
        {
            var found = 0;
            foreach (var folder in Folders)
            {
                var own = await Among(server, await server.Look(folder, cancel), [.. campaign], cancel);
                if (own.Count > 0)
                    await server.Remove(folder, [.. own.Select(l => l.Uid)], cancel);
                found += own.Count;
            }
            if (campaign.Any(n => n.GoneAt is null))
                db.Record(System, "inbox.letters-deleted", campaign.Key, $"邮件服务器上删除 {found} 封");
            if (found == 0)
                db.RemoveRange(campaign.Where(n => n.GoneAt is not null));
            foreach (var letter in campaign)
                letter.GoneAt ??= clock.GetUtcNow();
        }
        await server.Return(cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<List<LetterToForget>> Of(CampaignInHand hand, CancellationToken cancel) =>
        [.. (await db.Set<InboxMessage>().AsNoTracking().Where(m => m.CampaignId == hand.Id).Select(m => new { m.Id, m.Sha256, m.Head }).ToListAsync(cancel))
            .Select(m => new LetterToForget { CampaignId = hand.Id, Sha256 = m.Sha256, Key = LetterToForget.KeyOf(hand.Keys.Open<LetterHead>(m.Head, m.Id).MessageId) })];

    private static async Task<List<LetterOnServer>> Among(InboxServer server, IReadOnlyList<LetterOnServer> letters, IReadOnlyList<LetterToForget> own, CancellationToken cancel)
    {
        var keys = own.Where(o => o.Key.Length > 0).Select(o => Convert.ToHexString(o.Key)).ToHashSet();
        var hashes = own.Where(o => o.Key.Length == 0).Select(o => Convert.ToHexString(o.Sha256)).ToHashSet();
        var among = new List<LetterOnServer>();
        foreach (var letter in letters)
        {
            if (letter.MessageId.Length > 0 ? keys.Contains(Convert.ToHexString(LetterToForget.KeyOf(letter.MessageId)))
                : hashes.Count > 0 && hashes.Contains(Convert.ToHexString(SHA256.HashData(await server.Read(letter, cancel)))))
                among.Add(letter);
        }
        return among;
    }
}
