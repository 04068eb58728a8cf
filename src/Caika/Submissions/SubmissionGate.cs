using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>Somebody who is not ready, and what is missing.</summary>
internal sealed record Missing(Guid EnrolmentId, string FullName, string Department, string What);

/// <summary>What a package would contain and what stands in its way.</summary>
/// <param name="Ready">In the order of the package: department, name.</param>
/// <param name="Missing">The notice wants the complete unit: each of these needs a reason to be left out of production.</param>
/// <param name="Faults">Sentences that stop everything, whatever the reasons.</param>
internal sealed record GateReport(IReadOnlyList<Guid> Ready, IReadOnlyList<Missing> Missing, IReadOnlyList<string> Faults);

/// <summary>The gate before a package (notice 三(二)4): who may go, who is missing what.</summary>
internal sealed class SubmissionGate(CaikaDb db)
{
    internal async Task<GateReport> Run(CampaignInHand hand, Actor actor, SubmissionKind kind, CancellationToken cancel)
    {
        var people = await db.Visible(actor)
            .Where(e => e.CampaignId == hand.Id && e.Status != EnrolmentStatus.Excluded)
            .Select(e => new { e.Id, e.FullName, Department = e.Department!.Name, e.Department.Sort, e.Status, CampusId = e.CampusId ?? e.Department.CampusId, e.Revision, e.HandOver })
            .ToListAsync(cancel);
        var waiting = await WaitingForCheck(hand, cancel);
        bool IsReady(EnrolmentStatus status, Guid id) => kind == SubmissionKind.Check
            ? status == EnrolmentStatus.PendingCentreCheck && !waiting.Contains(id)
            : status == EnrolmentStatus.ReadyToSubmit;

        var ready = people.Where(p => IsReady(p.Status, p.Id)).OrderBy(p => p.Sort).ThenBy(p => p.FullName, StringComparer.Ordinal).ToList();
        // Who was handed over already is not missing; a check package goes out with whoever is ready.
        var missing = kind == SubmissionKind.Check ? [] : people
            .Where(p => !IsReady(p.Status, p.Id) && p.HandOver == HandOver.None)
            .OrderBy(p => p.Sort).ThenBy(p => p.FullName, StringComparer.Ordinal)
            .Select(p => new Missing(p.Id, p.FullName, p.Department, What(p.Status, hand.Pack))).ToList();
        var campuses = ready.Select(p => p.CampusId).ToHashSet();
        var faults = hand.Unit.Campuses
            .Where(c => campuses.Contains(c.Id) && c.BankBranchName.Length == 0)
            .Select(c => hand.Pack.Say("U02", c.Name)).ToList();
        faults.AddRange(CampusesLack(hand, campuses, ready.Count(p => p.CampusId is null)));
        if (await Unwritable(hand, [.. ready.Select(p => p.Id)], cancel) is { Count: > 0 } unwritable)
            faults.Add($"{hand.Pack.Say("S04", $"{unwritable.Count}")}（{string.Join("；", unwritable.Take(10))}）");
        return new([.. ready.Select(p => p.Id)], missing, faults);
    }

    /// <summary>What the package has to say of each campus, and nobody has said yet.</summary>
    private static IEnumerable<string> CampusesLack(CampaignInHand hand, HashSet<Guid?> campuses, int without)
    {
        var wanted = ExportProfile.Parse(hand.Campaign.ExportProfileText).Columns.Where(c => c.Required).Select(c => c.Field).ToHashSet();
        if (without > 0 && wanted.Contains("BankCode"))
            yield return $"有 {without} 人的部门没有设校区，不知道由哪个银行网点发卡。请在“本单位”的二级单位里设好校区。";
        foreach (var campus in hand.Unit.Campuses.Where(c => campuses.Contains(c.Id)))
        {
            if (wanted.Contains("BankCode") && campus.BankCode.Length == 0)
                yield return $"{campus.Name}还没有银行代码，数据包里必须有。请向网点问清楚，在“本单位”的校区里填上。";
            if (wanted.Contains("BankBranchCode") && campus.BankBranchCode.Length == 0)
                yield return $"{campus.Name}还没有网点代码，数据包里必须有。请向网点问清楚，在“本单位”的校区里填上。";
        }
    }

    /// <summary>Whose name or address the receiver's system cannot write, and which characters.</summary>
    private async Task<List<string>> Unwritable(CampaignInHand hand, List<Guid> ready, CancellationToken cancel)
    {
        var set = ExportProfile.Parse(hand.Campaign.ExportProfileText).CharacterSet;
        if (set is null or "GB18030")
            return [];
        List<string> found = [];
        foreach (var some in ready.Chunk(400))
            foreach (var person in await db.Set<Enrolment>().Where(e => some.Contains(e.Id)).Select(e => new { e.Id, e.Personal }).ToListAsync(cancel))
                if (hand.Keys.Open<PersonalData>(person.Personal, person.Id) is var data && ExportCharacters.LackedBy(set, data.FullName + data.ContactAddress) is { Length: > 0 } lacked)
                    found.Add($"{data.FullName}：{lacked}");
        return found;
    }

    /// <summary>Those in a check package that was not answered yet: not sent twice.</summary>
    private async Task<HashSet<Guid>> WaitingForCheck(CampaignInHand hand, CancellationToken cancel) =>
        (await db.Set<Submission>()
            .Where(s => s.CampaignId == hand.Id && s.Kind == SubmissionKind.Check && s.Status != SubmissionStatus.Cancelled && s.Status != SubmissionStatus.Failed)
            .SelectMany(s => s.Items).Where(i => i.Result == CentreResult.Waiting).Select(i => i.EnrolmentId).ToListAsync(cancel)).ToHashSet();

    private static string What(EnrolmentStatus status, RulePack pack) => status switch
    {
        EnrolmentStatus.NotStarted => "还没有开始填报",
        EnrolmentStatus.InProgress => "还没有填完",
        EnrolmentStatus.PendingSelfCheck => "等本人核对提交",
        EnrolmentStatus.PendingDepartmentReview => "等部门审核",
        EnrolmentStatus.PendingUnitReview => "等单位审核",
        EnrolmentStatus.PendingCentreCheck => "等省中心核验",
        EnrolmentStatus.PendingSignature => pack.Say("S01"),
        EnrolmentStatus.Signed => "信息表还没有签字收回",
        EnrolmentStatus.Withdrawn => "本人撤回了同意",
        _ => status.Label(),
    };
}
