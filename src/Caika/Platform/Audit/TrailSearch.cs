using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Audit;

/// <summary>What an auditor looks for; every part may be left out.</summary>
/// <param name="From">First day, China Standard Time.</param>
/// <param name="To">Last day, China Standard Time.</param>
internal sealed record TrailFilter(string? Action = null, string? Actor = null, Guid? Subject = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Reads the trail for auditors; they see events, never the data the events are about.</summary>
internal sealed class TrailSearch(CaikaDb db)
{
    internal IQueryable<AuditRow> Find(Actor actor, TrailFilter filter)
    {
        if (!actor.May(Right.ReadTrail))
            return db.Set<AuditRow>().Where(_ => false);
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Action))
            rows = rows.Where(r => r.Action == filter.Action);
        if (!string.IsNullOrWhiteSpace(filter.Actor))
            rows = rows.Where(r => r.ActorName.Contains(filter.Actor.Trim()));
        if (filter.Subject is { } subject)
            rows = rows.Where(r => r.Subject == subject);
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            rows = rows.Where(r => r.At >= start);
        }
        if (filter.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            rows = rows.Where(r => r.At < end);
        }
        return rows.OrderByDescending(r => r.Seq);
    }
}
