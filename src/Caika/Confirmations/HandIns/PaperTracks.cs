using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.HandIns;

/// <summary>Both tracks of one department, in people.</summary>
/// <param name="Electronic">Confirmed by the person and complete.</param>
/// <param name="CoverNo">The stamped cover that lists exactly these people; null when there is none.</param>
/// <param name="HandedIn">The newest hand-in.</param>
internal sealed record TrackRow(Guid DepartmentId, int People, int Electronic, int Sheets, int Confirmations, string? CoverNo, HandIn? HandedIn)
{
    /// <summary>Both versions are whole and say the same.</summary>
    internal bool IsEqual => People > 0 && Electronic == People && Sheets == People && CoverNo is not null;
}

/// <summary>One person on both tracks.</summary>
/// <param name="WaitingSince">When the form that is out was printed.</param>
internal sealed record TrackLine(Guid EnrolmentId, string FullName, string StaffNo, bool Electronic, PaperState Sheet, PaperState Confirmation, DateTimeOffset? WaitingSince);

/// <summary>Compares the electronic and the paper version department by department (电子版、纸质版同步).</summary>
internal sealed class PaperTracks(CaikaDb db, CoverBook covers, Campaigns.CampaignBook campaigns)
{
    internal async Task<IReadOnlyList<TrackRow>> Departments(Actor actor, Guid campaign, CancellationToken cancel)
    {
        var hand = (await campaigns.Take(campaign, actor, cancel))!;
        var people = db.VisibleIn(hand, actor).AsNoTracking().Where(e => e.ExclusionReason == null);
        Task<Dictionary<Guid, int>> Count(IQueryable<Enrolment> of) => of.GroupBy(e => e.DepartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var all = await Count(people);
        var electronic = await Count(people.Where(FormReadiness.Of(FormKind.InformationSheet)));
        var sheets = await Count(people.Where(e => e.SheetPaper == PaperState.Signed));
        var confirmations = await Count(people.Where(e => e.ConfirmationPaper == PaperState.Signed));
        var stamped = (await db.Set<CoverSheet>().AsNoTracking().Where(c => c.CampaignId == campaign && c.State == FormState.SignedReturned).OrderByDescending(c => c.StampedAt).ToListAsync(cancel)).ToLookup(c => c.DepartmentId);
        var handIns = (await db.Set<HandIn>().AsNoTracking().Where(h => h.CampaignId == campaign).OrderByDescending(h => h.Number).ToListAsync(cancel)).ToLookup(h => h.DepartmentId);
        var rows = new List<TrackRow>();
        foreach (var department in hand.Unit.Departments.Where(d => all.ContainsKey(d.Id)).OrderBy(d => d.Sort))
        {
            var cover = stamped[department.Id].FirstOrDefault();
            if (cover is not null && !(await covers.Hash(hand, department.Id, cancel)).AsSpan().SequenceEqual(cover.DataHash))
                cover = null;
            rows.Add(new(department.Id, all[department.Id], electronic.GetValueOrDefault(department.Id), sheets.GetValueOrDefault(department.Id), confirmations.GetValueOrDefault(department.Id), cover?.CoverNo, handIns[department.Id].FirstOrDefault()));
        }
        return rows;
    }

    internal async Task<IReadOnlyList<TrackLine>> People(Actor actor, Guid campaign, Guid department, CancellationToken cancel)
    {
        var people = db.Visible(actor).AsNoTracking().Where(e => e.CampaignId == campaign && e.DepartmentId == department && e.ExclusionReason == null);
        var ready = await people.Where(FormReadiness.Of(FormKind.InformationSheet)).Select(e => e.Id).ToHashSetAsync(cancel);
        var out_ = (await db.Set<Form>().Where(f => f.CampaignId == campaign && f.State == FormState.Printed).Join(people, f => f.EnrolmentId, e => e.Id, (f, e) => new { e.Id, f.PrintedAt }).ToListAsync(cancel))
            .GroupBy(f => f.Id).ToDictionary(g => g.Key, g => (DateTimeOffset?)g.Min(f => f.PrintedAt));
        return [.. (await people.ToListAsync(cancel)).OrderBy(e => e.FullName, NameOrder.ByName).Select(e => new TrackLine(e.Id, e.FullName, e.StaffNo, ready.Contains(e.Id), e.SheetPaper, e.ConfirmationPaper, out_.GetValueOrDefault(e.Id)))];
    }

    /// <summary>Papers that are out and good for nothing any more: to be got back, so that nobody signs them.</summary>
    internal async Task<IReadOnlyList<FormLine>> ToTakeBack(Actor actor, Guid campaign, CancellationToken cancel)
    {
        var lines = await db.Set<Form>().AsNoTracking().Where(f => f.CampaignId == campaign && f.TakenBackAt == null && (f.State == FormState.Voided || f.State == FormState.Objection))
            .Join(db.Visible(actor).AsNoTracking(), f => f.EnrolmentId, e => e.Id, (f, e) => new { f, e, e.Department!.Name, e.Department.Sort }).ToListAsync(cancel);
        return [.. lines.OrderBy(l => l.Sort).ThenBy(l => l.e.FullName, NameOrder.ByName).Select(l => new FormLine(l.f, l.e.FullName, l.Name, l.e.DepartmentId, l.e.PaperOf(l.f.Kind)))];
    }
}
