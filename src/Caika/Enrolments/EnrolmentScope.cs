using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>Whom an actor may see. Every list and every look-up goes through here; what is outside does not exist.</summary>
internal static class EnrolmentScope
{
    internal static IQueryable<Enrolment> Visible(this CaikaDb db, Actor actor)
    {
        IQueryable<Enrolment> enrolments = db.Set<Enrolment>();
        if (actor.Kind == ActorKind.System)
            return enrolments;
        if (actor.Kind is ActorKind.Person or ActorKind.Agent)
            return enrolments.Where(e => e.Id == actor.Enrolment);
        enrolments = enrolments.Where(e => db.Set<Campaign>().Any(c => c.Id == e.CampaignId && c.UnitId == actor.Unit));
        if (actor.Departments is { } departments)
            enrolments = enrolments.Where(e => departments.Contains(e.DepartmentId));
        return enrolments;
    }

    /// <summary>The same within one campaign in hand: its unit was checked when it was taken, so that lists need not ask row by row.</summary>
    internal static IQueryable<Enrolment> VisibleIn(this CaikaDb db, CampaignInHand hand, Actor actor)
    {
        if (actor.Kind is ActorKind.Person or ActorKind.Agent || !actor.Covers(hand.Campaign.UnitId))
            return db.Visible(actor).Where(e => e.CampaignId == hand.Id);
        var enrolments = db.Set<Enrolment>().Where(e => e.CampaignId == hand.Id);
        return actor.Departments is { } departments ? enrolments.Where(e => departments.Contains(e.DepartmentId)) : enrolments;
    }

    /// <summary>One enrolment with its items, for changing; null when it is not there or not in scope.</summary>
    internal static Task<Enrolment?> TakeEnrolment(this CaikaDb db, Actor actor, Guid id, CancellationToken cancel) =>
        db.Visible(actor).Include(e => e.Items).Include(e => e.Department).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, cancel);
}
