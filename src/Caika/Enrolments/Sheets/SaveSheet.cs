using Caika.Campaigns;
using Caika.Enrolments.Agents;
using Caika.Enrolments.Consents;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Sheets;

/// <summary>
/// Saves the information sheet. What is not good enough yet is kept as well and said; only groups that really changed
/// are entered anew, so that an approved group stays approved.
/// </summary>
internal sealed class SaveSheet(CaikaDb db, CampaignBook campaigns, Drafts drafts, Events events, TimeProvider clock)
{
    /// <returns>Every finding about the data as it is stored now.</returns>
    internal async Task<Outcome<IReadOnlyList<Finding>>> Run(Actor actor, Guid enrolmentId, SheetFields fields, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.Closed(clock) is { } closed)
            return closed;
        if (actor.BySlip && (await db.MissingConsents(enrolmentId, hand.Pack, cancel)).Contains(ConsentKind.General))
            return actor.OnlyByPerson(OwnDeed.Consent) ?? Refusal.Rule("请先完成知情同意，再填信息表。");

        var stored = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolmentId);
        var typed = WithinReach(actor, enrolment, fields);
        List<Finding> faults = [];
        var judged = await Judge(actor, hand, enrolment, ReadSheet.Over(stored, typed, faults), faults, cancel);
        if (judged.Findings.FirstOrDefault(f => f.RuleId is "ID09" or "ID01") is { } taken)
            return Refusal.Rule(taken.Message);     // two people of one number, or none, cannot even be kept
        var (before, after) = (SheetFields.Of(stored), SheetFields.Of(judged.Data));
        var changed = KeepSheet.Changed(enrolment, before, after);
        if (changed.Count > 0 && fields.Version is { Length: > 0 } version && version != SheetVersion.Of(enrolment))
            return Refusal.Stale;

        if (changed.Count > 0)
            KeepSheet.Store(enrolment, hand, judged.Data);
        KeepSheet.Enter(enrolment, judged, changed, clock.GetUtcNow());
        foreach (var kind in changed)
            await events.Raise(new ItemChanged(enrolment, kind), cancel);
        if (changed.Count > 0)
            db.Record(actor, "sheet.saved", enrolmentId, $"{string.Join("、", changed.Select(kind => kind.Label()))}（{actor.Channel()}）");
        // What could not be read, or is not good enough, is what the person goes on typing at.
        await drafts.Settle(enrolment, hand, faults.Count > 0 ? (typed with { Version = null }).ToDraft() : null, cancel);
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        return judged.Findings.ToArray();
    }

    /// <summary>Groups that are not open stay as they are; name and number are the roster's until a reviewer returned them; the mailbox is the person's own.</summary>
    private static SheetFields WithinReach(Actor actor, Enrolment enrolment, SheetFields fields)
    {
        var mayRename = !actor.BySlip || enrolment.Item(ItemKind.Identity) is { IsReturned: true };
        return SheetFields.From(fields.TypedBy(actor).ToDraft()
            .Where(f => enrolment.IsOpen(DataFields.KindOf(f.Key)))
            .Where(f => mayRename || f.Key is not (nameof(SheetFields.FullName) or nameof(SheetFields.IdNumber) or nameof(SheetFields.IdDocumentType)))
            .ToDictionary(f => f.Key, f => f.Value));
    }

    private async Task<JudgedData> Judge(Actor actor, CampaignInHand hand, Enrolment enrolment, PersonalData data, List<Finding> faults, CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var kept = Normalised.Of(data);
        var others = db.Set<Enrolment>().Where(e => e.CampaignId == hand.Id && e.Id != enrolment.Id && e.ExclusionReason == null);
        var number = hand.Keys.LookUp("id-number", kept.IdNumber);
        var mobile = hand.Keys.LookUp("mobile", kept.Mobile);
        var holder = await db.Set<Enrolment>().Where(e => e.CampaignId == hand.Id && e.Id != enrolment.Id && e.IdNumberLookUp == number)
            .Select(e => new { e.FullName, Department = e.Department!.Name }).FirstOrDefaultAsync(cancel);
        return JudgeSheet.Run(data, faults, new RuleContext
        {
            Pack = hand.Pack,
            Today = today,
            UnitName = hand.Unit.Name,
            ForStaff = !actor.BySlip,
            // A stranger is not told who has the number.
            NumberTakenBy = holder is null ? null : actor.BySlip ? "请联系经办人" : $"{holder.Department} {Mask.Name(holder.FullName)}",
            MobileUsers = kept.Mobile.Length == 0 ? 0 : 1 + await others.CountAsync(e => e.MobileLookUp == mobile, cancel),
        });
    }
}
