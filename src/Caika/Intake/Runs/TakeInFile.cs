using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Intake.Sources;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Caika.Intake.Runs;

/// <summary>With whom and as whom the files of a run are judged.</summary>
/// <param name="Sender">Files are filed on behalf of this one.</param>
/// <param name="Only">The only people whose files may be filed; null for all of the index.</param>
internal sealed record RunInHand(CampaignInHand Hand, IntakeRun Run, Actor Sender, PeopleIndex People, JudgeFile Judge, IReadOnlySet<Guid>? Only);

/// <summary>
/// Judges one file and files it, or puts it on the desk. Filing is harmless when it is done again, and its row comes after it:
/// a file that has a row is done, one that has none is judged once more after a crash. What is not certain, what is locked
/// and what would replace something good by something bad goes to the desk, never into anybody's record.
/// </summary>
internal sealed class TakeInFile(CaikaDb db, FileVault vault, FilePicture filing, WorkSlots slots, TimeProvider clock, ILogger<TakeInFile> log)
{
    private const string OtherSender = "寄件邮箱没有登记为这个人的邮箱，请核实是不是本人或代办人寄来的。";
    private const string StrangeSender = "寄件邮箱没有登记过，或者证明不了是从那里寄出的，请核实是谁寄来的。";

    internal async Task<FileState> Run(RunInHand of, IntakePiece piece, int number, string shown, IncomingFile file, CancellationToken cancel)
    {
        var (bytes, fault) = file.Fault is { } known ? (null, known) : await slots.Run(file.Read, cancel);
        if (bytes is null)
            return await Write(of, piece, number, file.Path, null, JudgedFile.Broken(file.Path, fault ?? "读不出来。"), FileState.Unusable, cancel);
        var key = KeyOf(of.Hand, InPiece(file.Path, shown), bytes);
        var before = await Before(of, piece, key, cancel);
        if (before is { State: FileState.Filed or FileState.Assigned or FileState.Discarded })
            return await Write(of, piece, number, file.Path, key, JudgedFile.Broken(file.Path, "", before.Outcome), FileState.Again, cancel, row => (row.Kind, row.EnrolmentId, row.Verdict) = (before.Kind, before.EnrolmentId, before.Verdict));
        var (judged, photo) = await Look(of, file.Path, bytes, cancel);
        if (judged.Outcome is FileOutcome.NotAPicture or FileOutcome.Error)
            return await Write(of, piece, number, file.Path, key, judged, FileState.Unusable, cancel);
        var filed = judged.Person?.EnrolmentId is { } owner ? await Filed(of, piece, judged, owner, bytes, photo, cancel) : Refusal.Rule(judged.Note ?? "");
        if (filed.Refusal is { } refusal)
        {
            return before is null ? await Wait(of, piece, number, key, judged with { Note = refusal.Message }, bytes, cancel)
                : await Write(of, piece, number, file.Path, key, judged, FileState.Again, cancel, row => row.Note = "同一个文件已经在待认领里。");
        }
        if (before is not null && await db.Set<IntakeFile>().SingleAsync(f => f.Id == before.Id, cancel) is { State: FileState.Waiting } waiting)
            (waiting.State, waiting.Note, waiting.SettledBy, waiting.SettledAt) = (FileState.Again, "后来再收到时对上了。", of.Sender.Name, clock.GetUtcNow());
        var done = filed.Value!;
        return await Write(of, piece, number, file.Path, key, judged, done.IsNew ? FileState.Filed : FileState.Again, cancel,
            row => (row.Kind, row.EnrolmentId, row.VersionId, row.Verdict, row.Findings) = (done.Kind, judged.Person!.EnrolmentId, done.VersionId, done.Outcome, done.Findings));
    }

    private async Task<(JudgedFile File, PhotoReport? Photo)> Look(RunInHand of, string path, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var (judged, _, photo) = await slots.Run(() => of.Judge.Run(path, bytes), cancel);
            return (judged, photo);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            // One file nobody can look at must not stand in the way of thousands. Its name is nobody's business.
            log.LogError("A file could not be looked at: {Kind}", reason.GetType().Name);
            return (JudgedFile.Broken(path, "系统看不了这个文件，请换一张再传。"), null);
        }
    }

    private async Task<Outcome<FiledPicture>> Filed(RunInHand of, IntakePiece piece, JudgedFile judged, Guid enrolment, byte[] bytes, PhotoReport? photo, CancellationToken cancel)
    {
        if (of.Only is { } only && !only.Contains(enrolment))
            return Refusal.Rule(only.Count == 0 ? StrangeSender : OtherSender);
        var sha = SHA256.HashData(bytes);
        var inRun = await db.Set<IntakeFile>().AsNoTracking().Where(f => f.RunId == piece.RunId && f.EnrolmentId == enrolment && f.Kind == judged.Kind && f.State == FileState.Filed).Select(f => f.Sha256).ToListAsync(cancel);
        if (inRun.Exists(other => !other.AsSpan().SequenceEqual(sha)))
            return Refusal.Rule(NameDoubt.SameSlot.Words()!);
        if (judged.Verdict == Outcome.Refuse && await filing.HasGood(enrolment, judged.Kind, sha, cancel))
            return Refusal.Rule("这张检测不合格，而这个人已经有一张合格的，所以没有替换。");
        var filed = await filing.Run(of.Sender, enrolment, judged.Kind, of.Run.Source, new(FileNames.LeafOf(judged.Path), bytes, photo), since: of.Run.SentAt, cancel);
        // The same picture twice in one run is one picture.
        return filed.Value is { } done && inRun.Count > 0 ? done with { IsNew = false } : filed;
    }

    // Only what this sender may know: own files, and files of people in the scope.
    private async Task<IntakeFile?> Before(RunInHand of, IntakePiece piece, byte[] key, CancellationToken cancel)
    {
        var same = await db.Set<IntakeFile>().AsNoTracking().Where(f => f.CampaignId == of.Hand.Id && f.Key == key && f.PieceId != piece.Id && f.State != FileState.Again && f.State != FileState.Unusable)
            .Join(db.Set<IntakeRun>(), f => f.RunId, r => r.Id, (f, r) => new { File = f, r.SentById, r.Source }).ToListAsync(cancel);
        var scope = of.People.People.Select(p => p.EnrolmentId).ToHashSet();
        return same.Where(s => (s.SentById == of.Run.SentById && s.Source == of.Run.Source) || (s.File.EnrolmentId is { } e && scope.Contains(e)))
            .Select(s => s.File).OrderBy(f => f.State == FileState.Waiting).FirstOrDefault();
    }

    private async Task<FileState> Wait(RunInHand of, IntakePiece piece, int number, byte[] key, JudgedFile judged, byte[] bytes, CancellationToken cancel)
    {
        var stored = await vault.Put(of.Hand.Id, of.Hand.Keys, bytes, cancel);
        return await Write(of, piece, number, judged.Path, key, judged, FileState.Waiting, cancel, row => row.FileId = stored.Id);
    }

    private async Task<FileState> Write(RunInHand of, IntakePiece piece, int number, string path, byte[]? key, JudgedFile judged, FileState state, CancellationToken cancel, Action<IntakeFile>? with = null)
    {
        var id = Guid.NewGuid();
        var row = new IntakeFile
        {
            Id = id,
            CampaignId = of.Hand.Id,
            RunId = piece.RunId,
            PieceId = piece.Id,
            Number = number,
            Path = of.Hand.Keys.Seal(ReceivePiece.Clean(path), id),
            Key = key ?? [],
            Sha256 = judged.Sha256.Length == 0 ? [] : Convert.FromHexString(judged.Sha256),
            State = state,
            Outcome = judged.Outcome,
            Kind = judged.Kind,
            Doubt = judged.Doubt,
            Candidates = string.Join(',', judged.Candidates.Select(c => c.EnrolmentId)),
            Repairs = string.Join(',', judged.Repairs.Select(r => (int)r)),
            Verdict = judged.Verdict,
            Findings = FindingsText.Write(judged.Findings),
            Note = judged.Note ?? "",
            JudgedAt = clock.GetUtcNow(),
        };
        with?.Invoke(row);
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        return state;
    }

    internal static byte[] KeyOf(CampaignInHand hand, string path, byte[] bytes) => hand.Keys.LookUp("intake-file", path + "\0" + Convert.ToHexStringLower(SHA256.HashData(bytes)));

    // An archive under another name is still the same archive.
    private static string InPiece(string path, string shown) => path.StartsWith(shown + "/", StringComparison.Ordinal) ? path[(shown.Length + 1)..] : path;
}
