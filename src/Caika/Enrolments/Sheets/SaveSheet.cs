using Caika.Campaigns;
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
        if (actor.Kind == ActorKind.Person && (await db.MissingConsents(enrolmentId, hand.Pack, cancel)).Contains(ConsentKind.General))
            return Refusal.Rule("请先完成知情同意，再填信息表。");

        var stored = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolmentId);
        var typed = WithinReach(actor, enrolment, fields);
        List<Finding> faults = [];
        var judged = await Judge(actor, hand, enrolment, ReadSheet.Over(stored, typed, faults), faults, cancel);
        if (judged.Findings.FirstOrDefault(f => f.RuleId is "ID09" or "ID01") is { } taken)
            return Refusal.Rule(taken.Message);     // two people of one number, or none, cannot even be kept
        var (before, after) = (SheetFields.Of(stored), SheetFields.Of(judged.Data));
        var changed = ItemKinds.Data.Where(kind => enrolment.IsOpen(kind) && SheetItems.Differ(kind, before, after)).ToList();
        if (changed.Count > 0 && fields.Version is { Length: > 0 } version && version != SheetVersion.Of(enrolment))
            return Refusal.Stale;

        Store(enrolment, hand, judged.Data, changed.Count > 0);
        await EnterItems(enrolment, judged, changed, cancel);
        if (changed.Count > 0)
            db.Record(actor, "sheet.saved", enrolmentId, $"{string.Join("、", changed.Select(kind => kind.Label()))}（{actor.Channel()}）");
        // What could not be read, or is not good enough, is what the person goes on typing at.
        await drafts.Settle(enrolment, hand, faults.Count > 0 ? (typed with { Version = null }).ToDraft() : null, cancel);
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        return judged.Findings.ToArray();
    }

    /// <summary>Groups that are not open stay as they are; name and number are the roster's until a reviewer returned them.</summary>
    private static SheetFields WithinReach(Actor actor, Enrolment enrolment, SheetFields fields)
    {
        var mayRename = actor.Kind != ActorKind.Person || enrolment.Item(ItemKind.Identity) is { IsReturned: true };
        return SheetFields.From(fields.ToDraft()
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
        var judged = DataRules.Judge(data, new RuleContext
        {
            Pack = hand.Pack,
            Today = today,
            UnitName = hand.Unit.Name,
            ForStaff = actor.Kind != ActorKind.Person,
            // A stranger is not told who has the number.
            NumberTakenBy = holder is null ? null : actor.Kind == ActorKind.Person ? "请联系经办人" : $"{holder.Department} {Mask.Name(holder.FullName)}",
            MobileUsers = kept.Mobile.Length == 0 ? 0 : 1 + await others.CountAsync(e => e.MobileLookUp == mobile, cancel),
        });
        var more = hand.Pack.Dress([.. faults, .. ReadSheet.Gaps(judged.Data, today)]);
        var covered = faults.Select(f => f.Field).ToHashSet();
        return judged with { Findings = [.. judged.Findings, .. more.Where(f => f.RuleId != "C04" || !covered.Contains(f.Field))] };
    }

    private static void Store(Enrolment enrolment, CampaignInHand hand, PersonalData data, bool changed)
    {
        if (!changed)
            return;
        enrolment.Personal = hand.Keys.Seal(data, enrolment.Id);
        enrolment.FullName = data.FullName;
        enrolment.PersonnelStatus = data.PersonnelStatus;
        enrolment.IdValidTo = data.IdValidTo;
        enrolment.IdNumberLookUp = hand.Keys.LookUp("id-number", data.IdNumber);
        enrolment.LastFourLookUp = data.IdNumber.Length >= 4 ? hand.Keys.LookUp("last-four", data.IdNumber[^4..]) : null;
        enrolment.MobileLookUp = data.Mobile.Length > 0 ? hand.Keys.LookUp("mobile", data.Mobile) : null;
    }

    private async Task EnterItems(Enrolment enrolment, JudgedData judged, List<ItemKind> changed, CancellationToken cancel)
    {
        foreach (var kind in ItemKinds.Data.Where(enrolment.IsOpen))
        {
            var complete = !judged.Of(kind).Any(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet });
            if (changed.Contains(kind) || enrolment.Item(kind)?.IsComplete != complete)
                enrolment.Enter(kind, complete, clock.GetUtcNow());
            if (changed.Contains(kind))
                await events.Raise(new ItemChanged(enrolment, kind), cancel);
        }
    }
}
