using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>A slip as it is printed; the secret exists only here.</summary>
internal sealed record IssuedSlip(Guid EnrolmentId, string FullName, string DepartmentName, string SlipNo, string Secret);

/// <summary>
/// Issues slips to people. A new slip voids the old one and its PIN, needs a reason when there was one, and stands in the trail.
/// </summary>
internal sealed class IssueSlip(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal const int SlipNoLength = 8, SecretLength = 10;

    internal async Task<Outcome<IReadOnlyList<IssuedSlip>>> Run(Actor actor, Guid campaignId, IReadOnlyList<Guid> enrolmentIds, string reason, CancellationToken cancel)
    {
        if (!actor.May(Right.IssueSlips))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        await using var transaction = await db.BeginAsync(cancel);
        var enrolments = await db.Visible(actor).Include(e => e.Department).Where(e => e.CampaignId == campaignId && enrolmentIds.Contains(e.Id)).ToListAsync(cancel);
        if (enrolments.Count != enrolmentIds.Count)
            return Refusal.NotFound;
        var old = await db.Set<Slip>().Where(s => enrolmentIds.Contains(s.EnrolmentId) && s.Holder == SlipHolder.Person && !s.IsVoid).ToListAsync(cancel);
        if (old.Exists(s => s.FirstUsedAt is not null) && string.IsNullOrWhiteSpace(reason))
            return Refusal.Rule("有人已经用过登录条，重新发放会作废原来的密码，请写明原因。");

        old.ForEach(slip => slip.IsVoid = true);
        var now = clock.GetUtcNow();
        var issued = new List<IssuedSlip>();
        foreach (var enrolment in enrolments)
        {
            var (slip, secret) = Slip.Make(hand, enrolment.Id, SlipHolder.Person, actor, reason.Trim(), now);
            db.Add(slip);
            db.Record(actor, "slip.issued", enrolment.Id, reason.Trim());
            issued.Add(new(enrolment.Id, enrolment.FullName, enrolment.Department!.Name, slip.SlipNo, secret));
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return issued;
    }
}
