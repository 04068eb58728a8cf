using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>A file on its way out; the stream decrypts while it is read.</summary>
internal sealed record OutgoingFile(string Name, long Length, Stream Content);

/// <summary>Hands the sealed package out (导出) and notes that it left; the centre's people take it as often as they like.</summary>
internal sealed class ExportSubmission(CaikaDb db, CampaignBook campaigns, FileVault files, TimeProvider clock)
{
    /// <param name="handsOver">Whoever takes it carries it to the centre; not so where the centre gets it by <see cref="SendToCentre"/>.</param>
    internal async Task<Outcome<OutgoingFile>> Run(Actor actor, Guid submissionId, CancellationToken cancel, bool handsOver = true)
    {
        if (!actor.May(Right.Submit) && !actor.May(Right.AnswerForCentre))
            return Refusal.NotAllowed;
        var submission = await db.Set<Submission>().SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.TakeOf(submission, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (submission.Status == SubmissionStatus.Cancelled)
            return Refusal.Rule("这一批已经撤销，不能再导出。");

        if (submission.Status == SubmissionStatus.Sealed && handsOver)
            (submission.Status, submission.ExportedAt) = (SubmissionStatus.Exported, clock.GetUtcNow());
        db.Record(actor, "submission.exported", submission.Id, $"第 {submission.Number} 批");
        await db.SaveChangesAsync(cancel);
        var file = await db.Set<StoredFile>().SingleAsync(f => f.Id == submission.PackageFileId, cancel);
        return new OutgoingFile(NameOf(hand, submission), file.Length, await files.Open(file, hand.Keys, cancel));
    }

    /// <summary>Unit number, kind, batch, time: no personal data.</summary>
    internal static string NameOf(CampaignInHand hand, Submission submission) =>
        $"{hand.Unit.UnitNo}_{(submission.Kind == SubmissionKind.Check ? "送审" : "报送")}_{submission.Number:00}_{Platform.ChinaTime.Of(submission.SealedAt):yyyyMMddHHmmss}.zip";
}
