using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Intake.Names;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Desk;

/// <summary>Somebody a file may belong to, with what the eye can compare.</summary>
/// <param name="PhotoId">The current photo; null when there is none.</param>
/// <param name="PortraitId">The current image of the card's portrait side.</param>
/// <param name="Has">What is there already, in words; empty when nothing is.</param>
internal sealed record Candidate(Guid Id, string FullName, string MaskedNumber, string StaffNo, string Department, Guid? PhotoId, Guid? PortraitId, string Has);

/// <param name="Place">From 1, of <paramref name="Total"/>.</param>
internal sealed record ClaimItem(IntakeFile File, string Name, int RunNumber, string SentBy, int Place, int Total, Guid? Previous, Guid? Next, IReadOnlyList<Candidate> Candidates);

/// <summary>Files that wait for somebody: the whole unit's for the office, one's own for a clerk. People out of scope are never candidates.</summary>
internal sealed class ClaimDesk(CaikaDb db, CampaignBook campaigns, FileVault vault)
{
    internal const int MostCandidates = 9;

    internal IQueryable<IntakeFile> Waiting(Actor actor, Guid campaign) => Visible(actor, campaign).Where(f => f.State == FileState.Waiting);

    internal IQueryable<IntakeFile> Visible(Actor actor, Guid campaign)
    {
        var runs = db.VisibleRuns(actor, campaign).Select(r => r.Id);
        return db.Set<IntakeFile>().Where(f => f.CampaignId == campaign && runs.Contains(f.RunId));
    }

    /// <summary>The named file, or the first that waits.</summary>
    /// <param name="search">A name, a staff number or a whole number typed by the clerk; else the best candidates.</param>
    internal async Task<ClaimItem?> Take(Actor actor, CampaignInHand hand, Guid? id, string? search, CancellationToken cancel)
    {
        var ids = await Waiting(actor, hand.Id).OrderBy(f => f.JudgedAt).ThenBy(f => f.Id).Select(f => f.Id).ToListAsync(cancel);
        var at = id is { } wanted ? ids.IndexOf(wanted) : 0;
        if (ids.Count == 0 || at < 0)
            return null;
        var chosen = ids[at];
        var file = await db.Set<IntakeFile>().AsNoTracking().SingleAsync(f => f.Id == chosen, cancel);
        var run = await db.Set<IntakeRun>().AsNoTracking().SingleAsync(r => r.Id == file.RunId, cancel);
        var people = string.IsNullOrWhiteSpace(search) ? await Candidates(actor, hand, file.CandidateIds, cancel) : await Found(actor, hand, search.Trim(), cancel);
        return new(file, ShownName.Of(hand.Keys.Open<string>(file.Path, file.Id)), run.Number, run.SentBy, at + 1, ids.Count,
            at > 0 ? ids[at - 1] : null, at + 1 < ids.Count ? ids[at + 1] : null, people);
    }

    /// <summary>The bytes of a file on the desk; null when it is not there or not in scope.</summary>
    internal async Task<PictureFile?> Open(Actor actor, Guid id, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments) || await Find(actor, id, cancel) is not ({ FileId: { } fileId }, { } hand))
            return null;
        return new(await vault.Read(await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == fileId, cancel), hand.Keys, cancel), "file");
    }

    /// <summary>A file somebody may see, for changing.</summary>
    internal async Task<(IntakeFile? File, CampaignInHand? Hand)> Find(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.Set<IntakeFile>().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } file || await campaigns.Take(file.CampaignId, actor, cancel) is not { } hand
            || !await db.VisibleRuns(actor, hand.Id).AnyAsync(r => r.Id == file.RunId, cancel))
            return (null, null);
        return (file, hand);
    }

    private async Task<IReadOnlyList<Candidate>> Found(Actor actor, CampaignInHand hand, string search, CancellationToken cancel)
    {
        var number = hand.Keys.LookUp("id-number", search.ToUpperInvariant());
        var ids = await db.VisibleIn(hand, actor).Where(e => e.FullName.Contains(search) || e.StaffNo == search || e.IdNumberLookUp == number)
            .OrderBy(e => e.FullName).ThenBy(e => e.Id).Select(e => e.Id).Take(MostCandidates).ToListAsync(cancel);
        return await Candidates(actor, hand, ids, cancel);
    }

    private async Task<IReadOnlyList<Candidate>> Candidates(Actor actor, CampaignInHand hand, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var people = await db.VisibleIn(hand, actor).AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.FullName, e.StaffNo, Department = e.Department!.Name, e.Personal }).ToListAsync(cancel);
        var photos = await db.Set<Photo>().Where(p => ids.Contains(p.EnrolmentId) && p.IsCurrent).ToDictionaryAsync(p => p.EnrolmentId, p => p.Id, cancel);
        var cards = (await db.Set<IdImage>().Where(i => ids.Contains(i.EnrolmentId) && i.IsCurrent).Select(i => new { i.EnrolmentId, i.Side, i.Id }).ToListAsync(cancel)).ToLookup(i => i.EnrolmentId);
        return
        [
            .. people.OrderBy(p => ids.Index().First(i => i.Item == p.Id).Index).Take(MostCandidates).Select(p =>
            {
                Guid? photo = photos.TryGetValue(p.Id, out var found) ? found : null;
                var portrait = cards[p.Id].FirstOrDefault(c => c.Side == IdCardSide.Portrait)?.Id;
                string?[] has = [photo is null ? null : "照片", cards[p.Id].Any(c => c.Side == IdCardSide.Emblem) ? "国徽面" : null, portrait is null ? null : "人像面"];
                return new Candidate(p.Id, p.FullName, Mask.IdNumber(hand.Keys.Open<PersonalData>(p.Personal, p.Id).IdNumber), p.StaffNo, p.Department, photo, portrait, string.Join('、', has.OfType<string>()));
            }),
        ];
    }
}
