using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews;

/// <summary>One line of the queue.</summary>
/// <param name="Worst">The worst finding of the pictures; null when nothing stands against them.</param>
internal sealed record ReviewEntry(Guid EnrolmentId, string FullName, string Department, Guid? PhotoId, string? Worst, Outcome Outcome);

/// <summary>One page of the queue and how many wait altogether.</summary>
internal sealed record ReviewList(IReadOnlyList<ReviewEntry> Entries, int Total, int Page);

/// <summary>Who waits for review: what the machine could not decide first, then who waits longest.</summary>
internal sealed class ReviewQueue(CaikaDb db)
{
    internal const int Size = 40;

    internal Task<int> Count(Actor actor, Guid campaign, Stage stage, CancellationToken cancel) => Waiting(actor, campaign, stage, null).CountAsync(cancel);

    /// <summary>How many wait in each department in scope.</summary>
    internal async Task<IReadOnlyDictionary<Guid, int>> ByDepartment(Actor actor, Guid campaign, Stage stage, CancellationToken cancel) =>
        await Waiting(actor, campaign, stage, null).GroupBy(e => e.DepartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    internal async Task<ReviewList> Page(Actor actor, Guid campaign, Stage stage, Guid? department, int page, CancellationToken cancel)
    {
        var waiting = Waiting(actor, campaign, stage, department);
        var total = await waiting.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size));
        var rows = await waiting
            .OrderByDescending(e => db.Set<Photo>().Any(p => p.EnrolmentId == e.Id && p.IsCurrent && p.Outcome != Outcome.Pass)
                || db.Set<IdImage>().Any(i => i.EnrolmentId == e.Id && i.IsCurrent && i.Outcome != Outcome.Pass))
            .ThenBy(e => e.ConfirmedAt).ThenBy(e => e.Id)
            .Skip((page - 1) * Size).Take(Size)
            .Select(e => new { e.Id, e.FullName, Department = e.Department!.Name }).ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var photos = await db.Set<Photo>().AsNoTracking().Where(p => ids.Contains(p.EnrolmentId) && p.IsCurrent)
            .Select(p => new { p.Id, p.EnrolmentId, p.Outcome, p.Findings }).ToDictionaryAsync(p => p.EnrolmentId, cancel);
        var cards = (await db.Set<IdImage>().AsNoTracking().Where(i => ids.Contains(i.EnrolmentId) && i.IsCurrent && i.Outcome != Outcome.Pass)
            .Select(i => new { i.EnrolmentId, i.Outcome, i.Findings }).ToListAsync(cancel)).ToLookup(i => i.EnrolmentId);
        return new([.. rows.Select(row =>
        {
            var photo = photos.GetValueOrDefault(row.Id);
            var outcome = cards[row.Id].Select(c => c.Outcome).Append(photo?.Outcome ?? Outcome.Pass).Max();
            var worst = outcome == Outcome.Pass ? null : photo?.Outcome == outcome ? "照片：" + StoredFindings.Title(photo.Findings) : "证件：" + StoredFindings.Title(cards[row.Id].First(c => c.Outcome == outcome).Findings);
            return new ReviewEntry(row.Id, row.FullName, row.Department, photo?.Id, worst, outcome);
        })], total, page);
    }

    private IQueryable<Enrolment> Waiting(Actor actor, Guid campaign, Stage stage, Guid? department) => db.Visible(actor).AsNoTracking()
        .Where(e => e.CampaignId == campaign && e.ExclusionReason == null && e.Items.Any(i => i.Stage == stage) && (department == null || e.DepartmentId == department));
}
