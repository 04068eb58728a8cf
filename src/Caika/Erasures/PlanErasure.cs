using System.Security.Cryptography;
using System.Text;
using Caika.Campaigns;
using Caika.Cards;
using Caika.Confirmations;
using Caika.Confirmations.Scanning;
using Caika.Confirmations.Screen;
using Caika.Enrolments;
using Caika.Enrolments.Workbooks;
using Caika.IdCards;
using Caika.Intake.Inbox;
using Caika.Intake.Runs;
using Caika.Intake.Waiting;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Questions;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Erasures;

/// <summary>What left the house and cannot be fetched back.</summary>
internal sealed record HandedOut(string What, int Times);

/// <param name="Kinds">What will go.</param>
/// <param name="Unfinished">What is not finished, one sentence each.</param>
internal sealed record ErasurePlan(int People, IReadOnlyList<ErasedKind> Kinds, int Files, long Bytes, IReadOnlyList<string> Unfinished, IReadOnlyList<HandedOut> HandedOut);

/// <summary>Counts what an erasure takes away, what is not finished, and what lies where nobody can delete it from here.</summary>
internal sealed class PlanErasure(CaikaDb db)
{
    internal async Task<ErasurePlan> Run(CampaignInHand hand, CancellationToken cancel)
    {
        var id = hand.Id;
        var people = await db.Set<Enrolment>().CountAsync(e => e.CampaignId == id, cancel);
        List<ErasedKind> kinds =
        [
            new("人员（填报的信息、审核、同意、登录条）", "人", people),
            await Of("电子照片", "张", Photos(id), cancel, await db.Set<Photo>().CountAsync(p => OfCampaign(id).Contains(p.EnrolmentId), cancel)),
            await Of("身份证图片", "张", IdImages(id), cancel, await db.Set<IdImage>().CountAsync(i => OfCampaign(id).Contains(i.EnrolmentId), cancel)),
            await Of("打印的表格和签字扫描件", "个文件", Papers(id), cancel),
            await Of("委托书、撤回同意的凭证", "个文件", Evidence(id), cancel),
            await Of("名册和信息表工作簿", "个文件", Books(id), cancel),
            await Of("收件：原文件和待认领的文件", "个文件", Intakes(id), cancel),
            await Of("比对名单", "个文件", db.Set<MatchBatch>().Where(b => b.CampaignId == id).Select(b => (Guid?)b.ListFileId), cancel),
            await Of("数据包、移交清单、省中心的答复", "个文件", Packages(id), cancel),
            new("卡片的办理经过", "张", await db.Set<Card>().CountAsync(c => c.CampaignId == id, cancel)),
            new("问题反馈", "条", await db.Set<Question>().CountAsync(q => q.CampaignId == id, cancel)),
            new("来信的记录", "封", await db.Set<InboxMessage>().CountAsync(m => m.CampaignId == id, cancel)),
        ];
        var files = db.Set<StoredFile>().Where(f => f.CampaignId == id);
        var (count, bytes) = (await files.CountAsync(cancel), await files.SumAsync(f => f.Length, cancel));
        if (count - kinds.Where(k => k.Measure == "个文件").Sum(k => k.Count) is var rest && bytes - kinds.Sum(k => k.Bytes) is > 0 and var restBytes && rest > 0)
            kinds.Add(new("其他文件", "", 0, restBytes));
        return new(people, kinds, count, bytes, await Unfinished(id, cancel), await HandedOut(hand, cancel));
    }

    /// <summary>See <see cref="Erasure.FilesDigest"/>.</summary>
    internal async Task<byte[]> Digest(Guid id, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var address in db.Set<StoredFile>().Where(f => f.CampaignId == id).OrderBy(f => f.Address).Select(f => f.Address).AsAsyncEnumerable().WithCancellation(cancel))
            hash.AppendData(Encoding.ASCII.GetBytes(address + "\n"));
        return hash.GetHashAndReset();
    }

    private async Task<List<string>> Unfinished(Guid id, CancellationToken cancel)
    {
        var open = new List<string>();
        void Add(int count, string words)
        {
            if (count > 0)
                open.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"还有 {count} {words}"));
        }

        Add(await db.Set<Enrolment>().CountAsync(e => e.CampaignId == id && e.Status != EnrolmentStatus.Accepted && e.Status != EnrolmentStatus.Withdrawn && e.Status != EnrolmentStatus.Excluded, cancel), "人没有办完。");
        Add(await db.Set<Card>().CountAsync(c => c.CampaignId == id && c.PickedUpAt == null && c.State != CardState.Returned && c.State != CardState.Cancelled, cancel), "张卡没有领取。");
        Add(await db.Set<Submission>().CountAsync(s => s.CampaignId == id && s.Status < SubmissionStatus.PartiallyReturned, cancel), "批数据包，省中心没有答复完。");
        Add(await db.Set<IntakeFile>().CountAsync(f => f.CampaignId == id && f.State == FileState.Waiting, cancel), "个文件没有认领。");
        Add(await db.Set<Question>().CountAsync(q => q.CampaignId == id && q.AnsweredAt == null, cancel), "个问题没有答复。");
        return open;
    }

    private async Task<List<HandedOut>> HandedOut(CampaignInHand hand, CancellationToken cancel)
    {
        var id = hand.Id;
        // Some events stand on a department, which outlives the campaign: those since it began.
        var since = new DateTimeOffset(hand.Campaign.OpensOn.ToDateTime(default), ChinaTime.Offset);
        var places = hand.Unit.Departments.Select(d => d.Id).Append(id).ToList();
        Task<int> Times(string action) => db.Set<AuditRow>().CountAsync(r => r.Action == action && r.At >= since && places.Contains(r.Subject), cancel);
        List<HandedOut> all =
        [
            new("批数据包已经下载，或送交省中心", await db.Set<Submission>().CountAsync(s => s.CampaignId == id && s.ExportedAt != null, cancel)),
            new("份比对名单（交给银行）", await db.Set<MatchBatch>().CountAsync(b => b.CampaignId == id, cancel)),
            new("次导出照片和证件图片", await Times("pictures.exported")),
            new("次下载信息表工作簿", await Times("workbook.made")),
            new("次打印信息表、确认表", await db.Set<PrintRun>().CountAsync(r => r.CampaignId == id, cancel)),
        ];
        return [.. all.Where(h => h.Times > 0)];
    }

    private async Task<ErasedKind> Of(string kind, string measure, IQueryable<Guid?> ids, CancellationToken cancel, int? count = null)
    {
        var files = db.Set<StoredFile>().Where(f => ids.Contains(f.Id));
        return new(kind, measure, count ?? await files.CountAsync(cancel), await files.SumAsync(f => f.Length, cancel));
    }

    private IQueryable<Guid> OfCampaign(Guid id) => db.Set<Enrolment>().Where(e => e.CampaignId == id).Select(e => e.Id);

    private IQueryable<Guid?> Photos(Guid id) => Both(
        db.Set<Photo>().Where(p => OfCampaign(id).Contains(p.EnrolmentId)).Select(p => (Guid?)p.OriginalFileId),
        db.Set<Photo>().Where(p => OfCampaign(id).Contains(p.EnrolmentId)).Select(p => p.DerivedFileId));

    private IQueryable<Guid?> IdImages(Guid id) => Both(
        db.Set<IdImage>().Where(p => OfCampaign(id).Contains(p.EnrolmentId)).Select(p => (Guid?)p.OriginalFileId),
        db.Set<IdImage>().Where(p => OfCampaign(id).Contains(p.EnrolmentId)).Select(p => p.DerivedFileId));

    private IQueryable<Guid?> Papers(Guid id) => Both(
        db.Set<Form>().Where(f => f.CampaignId == id).Select(f => f.ScanFileId),
        db.Set<CoverSheet>().Where(f => f.CampaignId == id).Select(f => f.ScanFileId),
        db.Set<PrintRun>().Where(f => f.CampaignId == id).Select(f => (Guid?)f.FileId),
        db.Set<ScanStack>().Where(f => f.CampaignId == id).Select(f => (Guid?)f.FileId),
        db.Set<ScanPage>().Where(p => db.Set<ScanStack>().Any(s => s.Id == p.StackId && s.CampaignId == id)).Select(p => p.ImageFileId),
        db.Set<ScanPage>().Where(p => db.Set<ScanStack>().Any(s => s.Id == p.StackId && s.CampaignId == id)).Select(p => p.SignatureFileId),
        db.Set<ScreenSignature>().Where(f => f.CampaignId == id).Select(f => (Guid?)f.SealedFileId));

    private IQueryable<Guid?> Evidence(Guid id) => Both(
        db.Set<Consent>().Where(c => OfCampaign(id).Contains(c.EnrolmentId)).Select(c => c.EvidenceFileId),
        db.Set<Slip>().Where(s => s.CampaignId == id).Select(s => s.EvidenceFileId));

    private IQueryable<Guid?> Books(Guid id) => Both(
        db.Set<RosterImport>().Where(i => i.CampaignId == id).Select(i => (Guid?)i.FileId),
        db.Set<RosterImport>().Where(i => i.CampaignId == id).Select(i => i.JudgedFileId),
        db.Set<WorkbookUpload>().Where(u => u.CampaignId == id).Select(u => (Guid?)u.FileId),
        db.Set<WorkbookUpload>().Where(u => u.CampaignId == id).Select(u => u.ResultFileId));

    private IQueryable<Guid?> Intakes(Guid id) => Both(
        db.Set<IntakePiece>().Where(p => db.Set<IntakeRun>().Any(r => r.Id == p.RunId && r.CampaignId == id)).Select(p => p.FileId),
        db.Set<IntakeFile>().Where(f => f.CampaignId == id).Select(f => f.FileId),
        db.Set<WaitingPicture>().Where(w => OfCampaign(id).Contains(w.EnrolmentId)).Select(w => (Guid?)w.FileId));

    private IQueryable<Guid?> Packages(Guid id) => Both(
        db.Set<Submission>().Where(s => s.CampaignId == id).Select(s => (Guid?)s.PackageFileId),
        db.Set<Submission>().Where(s => s.CampaignId == id).Select(s => s.HandOverListFileId),
        db.Set<CentreAnswer>().Where(a => db.Set<Submission>().Any(s => s.Id == a.SubmissionId && s.CampaignId == id)).Select(a => a.FileId));

    private static IQueryable<Guid?> Both(params IQueryable<Guid?>[] ids) => ids.Aggregate(Queryable.Union);
}
