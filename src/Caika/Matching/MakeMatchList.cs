using System.Globalization;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.Files;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Matching;

/// <summary>
/// Makes the match list of a campus for its bank branch (notice 三(二)2): everybody collected there who was not matched yet
/// and consented to the bank. The list is a file; what the bank does with it happens elsewhere.
/// </summary>
internal sealed class MakeMatchList(CaikaDb db, CampaignBook campaigns, FileVault files, TimeProvider clock)
{
    internal static readonly string[] Headings = ["编号", "姓名", "证件号码", "部门"];

    internal async Task<Outcome<MatchBatch>> Run(Actor actor, Guid campaignId, Guid campusId, CancellationToken cancel)
    {
        if (!actor.May(Right.Match))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand || hand.Unit.Campuses.Find(c => c.Id == campusId) is not { } campus)
            return Refusal.NotFound;
        if (campus.BankBranchName.Length == 0)
            return Refusal.Rule(hand.Pack.Dress(new Imaging.Findings.Finding("U02", Imaging.Findings.Level.Off, Imaging.Findings.Verdict.NotMet, Measured: campus.Name)).Message);

        var people = await Candidates(hand, actor, campusId).OrderBy(e => e.Department!.Sort).ThenBy(e => e.FullName).ToListAsync(cancel);
        if (people.Count == 0)
            return Refusal.Rule($"{campus.Name}没有需要比对的人。");
        using var sheet = new MemoryStream();
        SheetWriter.Write(sheet, "比对名单", Headings, people.Select((person, i) => (IReadOnlyList<string>)
            [(i + 1).ToString(CultureInfo.InvariantCulture), person.FullName, hand.Keys.Open<PersonalData>(person.Personal, person.Id).IdNumber, person.Department!.Name]));
        var file = await files.Put(campaignId, hand.Keys, sheet.ToArray(), cancel);

        await using var transaction = await db.BeginAsync(cancel);
        var number = 1 + await db.Set<MatchBatch>().CountAsync(b => b.CampaignId == campaignId, cancel);
        var batch = new MatchBatch
        {
            CampaignId = campaignId,
            CampusId = campusId,
            Number = number,
            Count = people.Count,
            ListFileId = file.Id,
            MadeBy = actor.Name,
            MadeAt = clock.GetUtcNow(),
        };
        batch.Items.AddRange(people.Select((person, i) => new MatchItem { BatchId = batch.Id, Serial = i + 1, EnrolmentId = person.Id }));
        db.Add(batch);
        db.Record(actor, "match.list-made", batch.Id, $"第 {number} 批，{campus.Name}，{people.Count} 人");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return batch;
    }

    /// <summary>On the campus, collected, not handed over, and neither matched nor waiting for an answer.</summary>
    private IQueryable<Enrolment> Candidates(CampaignInHand hand, Actor actor, Guid campusId) => db.Visible(actor).AsNoTracking().Include(e => e.Department)
        .Where(e => e.CampaignId == hand.Id && e.CampusId == campusId && e.Status != EnrolmentStatus.Excluded && e.Status != EnrolmentStatus.Withdrawn && e.HandOver == HandOver.None)
        .Where(e => db.Set<Consent>().Any(c => c.EnrolmentId == e.Id && c.Kind == ConsentKind.ToBank && c.WithdrawnAt == null))
        .Where(e => !db.Set<MatchItem>().Any(i => i.EnrolmentId == e.Id && (i.Result == MatchResult.Sent || i.Result == MatchResult.Matched)));
}
