using Caika.Enrolments;
using Caika.IdCards;
using Caika.Intake.Names;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Desk;

/// <summary>
/// A person decides whose file it is, or that it is nobody's. Filing goes through the same checks as any picture a clerk
/// enters; everything can be taken back.
/// </summary>
internal sealed class SettleFile(CaikaDb db, ClaimDesk desk, FilePicture filing, FileVault vault, TakeBackPhoto takeBackPhoto, TakeBackIdImage takeBackIdImage, TimeProvider clock)
{
    internal static readonly TimeSpan UndoWithin = TimeSpan.FromDays(30);

    internal async Task<Outcome<IntakeFile>> Assign(Actor actor, Guid id, Guid enrolment, FileKind kind, CancellationToken cancel)
    {
        if (await Waiting(actor, id, cancel) is not { } found)
            return Refusal.NotFound;
        var (file, hand) = (found.File, found.Hand);
        if (!kind.IsSettled())
            return Refusal.Rule("请先选这是照片、国徽面还是人像面。");
        if (await db.ReadEnrolment(actor, enrolment, cancel) is not { } person || person.CampaignId != hand.Id)
            return Refusal.NotFound;
        var bytes = await vault.Read(await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == file.FileId, cancel), hand.Keys, cancel);
        var source = await db.Set<IntakeRun>().Where(r => r.Id == file.RunId).Select(r => r.Source).SingleAsync(cancel);
        var started = clock.GetUtcNow();
        var filed = await filing.Run(actor, enrolment, kind, source, new(FileNames.LeafOf(hand.Keys.Open<string>(file.Path, file.Id)), bytes, null), since: null, cancel);
        if (filed.Value is not { } done)
            return filed.Refusal!;
        (file.State, file.EnrolmentId, file.Kind, file.Verdict, file.Findings) = (FileState.Assigned, enrolment, done.Kind, done.Outcome, done.Findings);
        // A picture that was the person's before is not this decision's to take back.
        file.VersionId = done.ReceivedAt >= started ? done.VersionId : null;
        return await Save(actor, file, "intake.file-assigned", enrolment, $"{done.Kind.Label()}，认领", cancel);
    }

    internal async Task<Outcome<IntakeFile>> Discard(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await Waiting(actor, id, cancel) is not { } found)
            return Refusal.NotFound;
        found.File.State = FileState.Discarded;
        return await Save(actor, found.File, "intake.file-discarded", found.File.RunId, "丢弃一个待认领的文件", cancel);
    }

    /// <summary>Takes a decision back: the file waits again, and the person has the picture of before.</summary>
    internal async Task<Outcome<IntakeFile>> Undo(Actor actor, Guid id, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments) || await desk.Find(actor, id, cancel) is not ({ State: FileState.Assigned or FileState.Discarded } file, _))
            return Refusal.NotFound;
        if (clock.GetUtcNow() - file.SettledAt > UndoWithin)
            return Refusal.Rule("超过 30 天，不能撤销了。");
        await using var work = await db.JoinAsync(cancel);
        if (file is { State: FileState.Assigned, VersionId: { } version })
        {
            var back = file.Kind == FileKind.Photo ? await takeBackPhoto.Run(actor, version, cancel) : await takeBackIdImage.Run(actor, version, cancel);
            if (back.Refusal is { } refusal)
                return refusal;
        }
        db.Record(actor, "intake.claim-undone", file.EnrolmentId ?? file.RunId, "撤销认领或丢弃");
        (file.State, file.EnrolmentId, file.VersionId, file.SettledBy, file.SettledById, file.SettledAt) = (FileState.Waiting, null, null, "", null, null);
        return await db.Settle(work, cancel) is { } stale ? stale : file;
    }

    private async Task<(IntakeFile File, Campaigns.CampaignInHand Hand)?> Waiting(Actor actor, Guid id, CancellationToken cancel) =>
        actor.May(Right.EditEnrolments) && await desk.Find(actor, id, cancel) is ({ State: FileState.Waiting } file, { } hand) ? (file, hand) : null;

    private async Task<Outcome<IntakeFile>> Save(Actor actor, IntakeFile file, string action, Guid subject, string detail, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        (file.SettledBy, file.SettledById, file.SettledAt) = (actor.Name, actor.Id, clock.GetUtcNow());
        db.Record(actor, action, subject, detail);
        return await db.Settle(work, cancel) is { } stale ? stale : file;
    }
}
