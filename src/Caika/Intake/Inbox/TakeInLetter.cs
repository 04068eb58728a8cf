using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Workbooks;
using Caika.Intake.Runs;
using Caika.Intake.Sources;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Caika.Intake.Inbox;

/// <summary>Where a letter lies on the server.</summary>
internal readonly record struct LetterPlace(long UidValidity, long Uid);

/// <summary>
/// Takes one letter in: its row, its run and its files in one transaction, their bytes durable before. A letter that has a row
/// is not taken in again, wherever it lies on the server.
/// </summary>
internal sealed class TakeInLetter(CaikaDb db, FileVault vault, ReceivePiece receive, ReceiveWorkbook workbooks, Senders senders, TimeProvider clock)
{
    internal const string ByMail = "邮件", Unregistered = "邮件（邮箱未登记）", Unproven = "邮件（来源不明）";
    private const int AnswersADay = 20;

    /// <param name="find">Finds the account of an address.</param>
    internal async Task<Outcome<InboxMessage>> Run(CampaignInHand hand, InboxOptions options, MimeMessage letter, byte[] sha256, LetterPlace place, Func<string, CancellationToken, Task<Actor?>> find, CancellationToken cancel)
    {
        var from = letter.From.Mailboxes.Take(2).ToList() is [var only] ? only.Address : "";
        var kind = LetterKind.Automatic;
        Sender sender = new(null, []);
        if (from.Length > 0 && !AutomaticLetter.Is(letter, from, options.Address))
        {
            var proven = LetterTrust.IsProven(letter, from, options);
            sender = proven ? await senders.Of(hand, from, await find(from, cancel), cancel) : sender;
            kind = !proven ? LetterKind.Unproven : sender.IsKnown ? LetterKind.Known : LetterKind.Stranger;
        }
        // A person's files are taken from any address and any kind of letter but a machine's; filed they are not.
        var files = kind == LetterKind.Automatic ? [] : LetterFiles.Of(letter).Where(f => !JunkFiles.Is(f.Path)).ToList();
        List<(string Path, StoredFile Stored)> stored = [], forms = [];
        foreach (var (path, bytes) in files)
            (sender.Clerk is not null && WorkbookFiles.Is(path) ? forms : stored).Add((ReceivePiece.Clean(path), await vault.Put(hand.Id, hand.Keys, bytes, cancel)));
        await using var work = await db.JoinAsync(cancel);
        var run = stored.Count == 0 ? null : RunOf(hand, kind, sender, await db.NextRunNumber(hand.Id, cancel));
        if (run is not null)
            db.Add(run);
        List<Guid> entered = [];
        foreach (var (path, file) in forms)
            entered.Add(await workbooks.Enter(sender.Clerk!, hand, path[(path.LastIndexOf('/') + 1)..], file, cancel));
        var id = Guid.NewGuid();
        var fromKey = hand.Keys.LookUp("letter-from", from.ToUpperInvariant());
        var message = new InboxMessage
        {
            Id = id,
            CampaignId = hand.Id,
            RunId = run?.Id,
            Workbooks = string.Join(',', entered),
            Sha256 = sha256,
            Head = hand.Keys.Seal(new LetterHead(from, letter.MessageId ?? "", [.. letter.References]), id),
            Kind = kind,
            FromKey = fromKey,
            UidValidity = place.UidValidity,
            Uid = place.Uid,
            ReceivedAt = clock.GetUtcNow(),
            Answer = kind is LetterKind.Known or LetterKind.Stranger && !await TooMany(fromKey, cancel) ? AnswerState.Due : AnswerState.None,
        };
        db.Add(message);
        db.Record(Actor.System("收件箱"), "inbox.letter-taken", run?.Id ?? id, $"{Words(kind)}，{files.Count} 个附件");
        await db.SaveChangesAsync(cancel);
        foreach (var (path, file) in stored)
        {
            if ((await receive.Add(hand, run!.Id, path, file, cancel)).Refusal is { } refusal)
                return refusal;
        }
        return await db.Settle(work, cancel) is { } stale ? stale : message;
    }

    private IntakeRun RunOf(CampaignInHand hand, LetterKind kind, Sender sender, int number) => new()
    {
        CampaignId = hand.Id,
        Number = number,
        Source = IntakeSource.Mail,
        SentById = sender.Clerk?.Id ?? Guid.Empty,
        SentBy = sender.Clerk?.Name ?? kind switch { LetterKind.Known => ByMail, LetterKind.Stranger => Unregistered, _ => Unproven },
        SentAt = clock.GetUtcNow(),
        WorkedAt = clock.GetUtcNow(),
        ClosedAt = clock.GetUtcNow(),
        Scope = sender.Clerk?.Departments is { } departments ? string.Join(',', departments) : null,
        Only = sender.Clerk is not null ? null : string.Join(',', sender.People),
    };

    // A program that answers answers: after so many letters a day nobody waits for another.
    private async Task<bool> TooMany(byte[] fromKey, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return await db.Set<InboxMessage>().CountAsync(m => m.FromKey == fromKey && m.AnsweredAt != null && m.AnsweredAt > since, cancel) >= AnswersADay;
    }

    private static string Words(LetterKind kind) => kind switch
    {
        LetterKind.Known => "登记过的邮箱",
        LetterKind.Stranger => "没有登记的邮箱",
        LetterKind.Unproven => "来源不明，不回信",
        _ => "自动邮件，不处理",
    };
}
