using Caika.Campaigns;
using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Sheets;

/// <summary>The one draft of a form: written by an action inside its own transaction.</summary>
internal sealed class Drafts(CaikaDb db, TimeProvider clock)
{
    internal const string Sheet = "sheet";

    /// <summary>Puts the draft in place, or takes it away; the caller saves.</summary>
    internal async Task Settle(Enrolment enrolment, CampaignInHand hand, IReadOnlyDictionary<string, string>? fields, CancellationToken cancel)
    {
        var draft = await db.Set<Draft>().FindAsync([enrolment.Id, Sheet], cancel);
        if (fields is null)
        {
            if (draft is not null)
                db.Remove(draft);
            return;
        }
        if (draft is null)
            db.Add(draft = new Draft { EnrolmentId = enrolment.Id, Form = Sheet, Fields = [], SavedAt = default });
        draft.Fields = hand.Keys.Seal(fields, enrolment.Id);
        draft.SavedAt = clock.GetUtcNow();
    }
}

/// <summary>Keeps what somebody types before it is sent. Nothing is judged, nothing stands in the trail.</summary>
internal sealed class SaveDraft(CaikaDb db, CampaignBook campaigns, Drafts drafts, TimeProvider clock)
{
    internal async Task<Outcome<DateTimeOffset>> Run(Actor actor, Guid enrolmentId, SheetFields fields, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.Closed(clock) is { } closed)
            return closed;
        await using var work = await db.JoinAsync(cancel);
        await drafts.Settle(enrolment, hand, fields.TypedBy(actor).ToDraft(), cancel);
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        return clock.GetUtcNow();
    }
}

/// <summary>A draft as it was typed, and when.</summary>
internal sealed record TypedDraft(SheetFields Fields, DateTimeOffset SavedAt);

/// <summary>Brings back what was typed and not sent.</summary>
internal sealed class ReadDraft(CaikaDb db, CampaignBook campaigns)
{
    /// <returns>Null when there is none, or the enrolment is not the actor's.</returns>
    internal async Task<TypedDraft?> Run(Actor actor, Guid enrolmentId, CancellationToken cancel)
    {
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return null;
        var draft = await db.Set<Draft>().AsNoTracking().SingleOrDefaultAsync(d => d.EnrolmentId == enrolmentId && d.Form == Drafts.Sheet, cancel);
        return draft is null ? null : new(SheetFields.From(hand.Keys.Open<Dictionary<string, string>>(draft.Fields, enrolmentId)), draft.SavedAt);
    }
}
