using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>
/// Seals a package (封存): what is in it is frozen and signed by the unit. The package is written before the transaction;
/// a process that dies in between leaves an orphaned file and nothing else.
/// </summary>
internal sealed class SealSubmission(CaikaDb db, CampaignBook campaigns, SubmissionGate gate, PackagePeople people, FileVault files, KeyVault vault, TimeProvider clock)
{
    /// <param name="exceptions">Why somebody is left out of production, by enrolment.</param>
    internal async Task<Outcome<Submission>> Run(Actor actor, Guid campaignId, SubmissionKind kind, IReadOnlyDictionary<Guid, string> exceptions, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var report = await gate.Run(hand, actor, kind, cancel);
        if (Against(hand.Pack, report, exceptions) is { } refusal)
            return refusal;

        var packed = await people.Read(hand, actor, report.Ready, cancel);
        var sealedAt = clock.GetUtcNow();
        var (file, faults) = await Pack(hand, packed, sealedAt, cancel);
        if (faults.Count > 0)
            return Refusal.Rule("数据有缺项，不能封存。" + string.Concat(faults.GroupBy(f => f.Fault).Take(5).Select(f => $"“{f.Key.Header}”{f.Key.Message.TrimEnd('。')}：{Names(f.Select(one => packed[one.Row - 2]))}。")));

        await using var transaction = await db.BeginAsync(cancel);
        var versions = await db.Set<Enrolment>().Where(e => report.Ready.Contains(e.Id)).Select(e => new { e.Id, e.Version }).ToDictionaryAsync(e => e.Id, e => e.Version, cancel);
        if (packed.Any(p => versions.GetValueOrDefault(p.EnrolmentId) != p.Version))
            return Refusal.Rule("封存期间有人的信息变了，没有封存。请重新核对后再封存。");

        await db.Entry(hand.Campaign).ReloadAsync(cancel);
        var submission = new Submission
        {
            CampaignId = campaignId,
            Kind = kind,
            Number = hand.Campaign.NextSubmissionNo++,
            PackageFileId = file!.Id,
            PackageSha256 = file.Sha256,
            Count = packed.Count,
            SealedBy = actor.Name,
            SealedAt = sealedAt,
            Exceptions = JsonSerializer.Serialize(report.Missing.Select(m => new LeftOut(m.EnrolmentId, m.FullName, m.Department, m.What, exceptions[m.EnrolmentId]))),
        };
        submission.Items.AddRange(packed.Select((p, i) => new SubmissionItem
        {
            SubmissionId = submission.Id,
            Serial = i + 1,
            EnrolmentId = p.EnrolmentId,
            Revision = p.Revision,
            FormNo = p.FormNo,
        }));
        db.Add(submission);
        if (kind == SubmissionKind.Production)
        {
            await HandOverAll(report.Ready, sealedAt, cancel);
            db.MoveOn(hand.Campaign, CampaignStatus.Submitted);
        }
        db.Record(actor, "submission.sealed", submission.Id, $"第 {submission.Number} 批，{packed.Count} 人，SHA-256 {Convert.ToHexString(file.Sha256)}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return submission;
    }

    private static Refusal? Against(RulePack pack, GateReport report, IReadOnlyDictionary<Guid, string> exceptions)
    {
        if (report.Faults.Count > 0)
            return Refusal.Rule(string.Join("", report.Faults));
        if (report.Ready.Count == 0)
            return Refusal.Rule("没有可以封存的人。");
        var open = report.Missing.Count(m => string.IsNullOrWhiteSpace(exceptions.GetValueOrDefault(m.EnrolmentId)));
        return open > 0 ? Refusal.Rule($"{pack.Say("S03", $"{open}")}通知要求全单位完整上报；确实不能一起报的，请逐人写明原因。") : null;
    }

    private async Task<(StoredFile? File, IReadOnlyList<(int Row, ExportFault Fault)> Faults)> Pack(CampaignInHand hand, IReadOnlyList<PackedPerson> packed, DateTimeOffset sealedAt, CancellationToken cancel)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(vault.Master.Unwrap(hand.Unit.WrappedSigningKey, hand.Unit.Id), out _);
        var writer = new PackageWriter(ExportProfile.Parse(hand.Campaign.ExportProfileText), new UnitSeal(hand.Unit.Name, key));
        var pipe = new Pipe();
        var writing = Task.Run(() =>
        {
            try
            {
                using var output = pipe.Writer.AsStream(leaveOpen: true);
                var outcome = writer.Write(output, [.. packed.Select(p => p.Person)], ChinaLocal(sealedAt));
                output.Flush();
                pipe.Writer.Complete();
                return outcome;
            }
            catch (Exception failure)
            {
                pipe.Writer.Complete(failure);
                throw;
            }
        }, cancel);
        var file = await files.Put(hand.Id, hand.Keys, pipe.Reader.AsStream(), cancel);
        var written = await writing;
        if (written.IsWritten)
            return (file, []);
        db.Entry(file).State = EntityState.Detached;
        return (null, written.Faults);
    }

    private static string Names(IEnumerable<PackedPerson> people)
    {
        var names = people.Select(p => p.Person.Values["FullName"]).ToList();
        return string.Join("、", names.Take(5)) + (names.Count > 5 ? $"等 {names.Count} 人" : "");
    }

    private static DateTimeOffset ChinaLocal(DateTimeOffset instant) => Platform.ChinaTime.Of(instant);

    private async Task HandOverAll(IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancel)
    {
        var enrolments = await db.Set<Enrolment>().Include(e => e.Items).Where(e => ids.Contains(e.Id)).AsSplitQuery().ToListAsync(cancel);
        foreach (var enrolment in enrolments)
            enrolment.SetHandOver(HandOver.Submitted, now);
    }
}

/// <summary>Somebody left out of a production package, with the reason; kept with the package.</summary>
internal sealed record LeftOut(Guid EnrolmentId, string FullName, string Department, string What, string Reason);
