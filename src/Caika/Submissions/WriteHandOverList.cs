using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>The hand-over list (移交清单) that goes with the paper: counts, form numbers, and the head of the trail.</summary>
internal sealed class WriteHandOverList(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<byte[]>> Run(Actor actor, Guid submissionId, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit))
            return Refusal.NotAllowed;
        var submission = await db.Set<Submission>().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.Take(submission.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        db.Record(actor, "submission.list-printed", submission.Id, $"第 {submission.Number} 批");
        await db.SaveChangesAsync(cancel);

        var ids = submission.Items.Select(i => i.EnrolmentId).ToList();
        var departments = await db.Set<Enrolment>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.DepartmentId, cancel);
        var forms = await db.Set<Form>().Where(f => ids.Contains(f.EnrolmentId) && (f.State == FormState.SignedReturned || f.State == FormState.Verified))
            .Select(f => new { f.EnrolmentId, f.Kind, f.FormNo }).ToListAsync(cancel);
        var head = await db.Set<AuditRow>().OrderByDescending(r => r.Seq).Select(r => r.Mac).FirstAsync(cancel);
        var rows = hand.Unit.Departments.OrderBy(d => d.Sort).Where(d => departments.ContainsValue(d.Id)).Select(d => new HandOverDepartment(
            d.Name, departments.Count(p => p.Value == d.Id),
            forms.Count(f => f.Kind == FormKind.InformationSheet && departments[f.EnrolmentId] == d.Id),
            forms.Count(f => f.Kind == FormKind.ConfirmationForm && departments[f.EnrolmentId] == d.Id))).ToList();

        using var output = new MemoryStream();
        new HandOverPdf(FontBook.Shared).Write(output, new HandOverList(
            hand.Unit.Name, hand.Unit.UnitNo, "省社会保障卡服务中心", $"YJ-{submission.Number:0000}", ExportSubmission.NameOf(hand, submission), 1,
            Convert.ToHexString(head), Units.KeyFingerprint.Of(hand.Unit.SigningPublicKey), rows,
            [.. forms.Select(f => f.FormNo).Order(StringComparer.Ordinal)], actor.Name, Platform.ChinaTime.Of(clock.GetUtcNow())));
        return output.ToArray();
    }
}
