using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Reviews.Strips;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews;

/// <summary>One line of the queue.</summary>
/// <param name="Findings">What stands against the pictures in few words, the worst first; what a reviewer has looked at by its part no longer does.</param>
/// <param name="Outcome">The machine's verdict on the worse of the pictures.</param>
/// <param name="IsSplit">Two people who looked at a part said different things.</param>
internal sealed record ReviewEntry(Guid EnrolmentId, string FullName, string Department, QueuePhoto? Photo, IReadOnlyList<string> Findings, Outcome Outcome, bool IsSplit);

/// <summary>A photo as a small picture.</summary>
internal sealed record QueuePhoto(Guid Id, int Width, int Height);

/// <summary>One page of the queue and how many wait altogether.</summary>
internal sealed record ReviewList(IReadOnlyList<ReviewEntry> Entries, int Total, int Page);

/// <summary>Who waits for review: where people differ, then where most stands against the pictures, then who waits longest.</summary>
internal sealed class ReviewQueue(CaikaDb db)
{
    internal const int Size = 40;

    // On the scale of Photo.Risk.
    private const int CardRefused = 1000, CardDoubtful = 20;

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
            .Select(e => new
            {
                e.Id,
                e.FullName,
                Department = e.Department!.Name,
                e.ConfirmedAt,
                IsSplit = db.Set<StripAnswer>().Any(a => a.EnrolmentId == e.Id && a.Stage == stage && a.State == StripState.Split && db.Set<Photo>().Any(p => p.Id == a.PhotoId && p.IsCurrent)),
                Risk = (db.Set<Photo>().Where(p => p.EnrolmentId == e.Id && p.IsCurrent).Select(p => (int?)p.Risk).FirstOrDefault() ?? 0)
                    + db.Set<IdImage>().Where(i => i.EnrolmentId == e.Id && i.IsCurrent).Sum(i => i.Outcome == Outcome.Refuse ? CardRefused : i.Outcome == Outcome.Review ? CardDoubtful : 0),
            })
            .OrderByDescending(e => e.IsSplit).ThenByDescending(e => e.Risk).ThenBy(e => e.ConfirmedAt).ThenBy(e => e.Id)
            .Skip((page - 1) * Size).Take(Size).ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var photos = await db.Set<Photo>().AsNoTracking().Where(p => ids.Contains(p.EnrolmentId) && p.IsCurrent)
            .Select(p => new { p.Id, p.EnrolmentId, p.Width, p.Height, p.Outcome, p.Findings, p.LookedAt }).ToDictionaryAsync(p => p.EnrolmentId, cancel);
        var cards = (await db.Set<IdImage>().AsNoTracking().Where(i => ids.Contains(i.EnrolmentId) && i.IsCurrent && i.Outcome != Outcome.Pass)
            .Select(i => new { i.EnrolmentId, i.Outcome, i.Findings }).ToListAsync(cancel)).ToLookup(i => i.EnrolmentId);
        return new([.. rows.Select(row =>
        {
            var photo = photos.GetValueOrDefault(row.Id);
            var found = cards[row.Id].Select(c => (c.Outcome, Words: "证件：" + StoredFindings.Title(c.Findings)))
                .Concat(StoredFindings.Open(photo?.Findings ?? "[]", photo?.LookedAt ?? "").Select(f => (Outcome: f is { Level: Level.Refuse, Verdict: Verdict.NotMet } ? Outcome.Refuse : Outcome.Review, Words: StoredFindings.Title(f))))
                .OrderByDescending(f => f.Outcome).ToList();
            return new ReviewEntry(row.Id, row.FullName, row.Department, photo is null ? null : new(photo.Id, photo.Width, photo.Height), [.. found.Select(f => f.Words)],
                found.Select(f => f.Outcome).DefaultIfEmpty(Outcome.Pass).Max(), row.IsSplit);
        })], total, page);
    }

    private IQueryable<Enrolment> Waiting(Actor actor, Guid campaign, Stage stage, Guid? department) => db.Visible(actor).AsNoTracking()
        .Where(e => e.CampaignId == campaign && e.ExclusionReason == null && !e.ConsentWithdrawn && e.Items.Any(i => i.Stage == stage) && (department == null || e.DepartmentId == department));
}
