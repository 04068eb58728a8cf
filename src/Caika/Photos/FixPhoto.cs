using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>
/// Puts a photo in order without retouching it: turned, cropped to one inch, scaled. A new version with the same original and
/// the steps in its record; the person looks at both and says yes by going on, or takes another photo.
/// </summary>
internal sealed class FixPhoto(CaikaDb db, CampaignBook campaigns, FileVault files, PhotoFixer fixer, InspectPhoto inspect, WorkSlots slots, Events events, TimeProvider clock)
{
    // What turning, cropping and scaling can mend.
    private static readonly string[] Mendable = ["P04", "P10", "P11", "P11E", "P11T", "P12", "P24", "P29", "P29F"];

    private const string Painted = "P23H";

    private const string NotWhite = "P07";

    /// <summary>Whether a fix could change something about these findings.</summary>
    internal static bool MayHelp(IEnumerable<Finding> findings, PhotoLimits limits) =>
        findings.Any(f => f.Verdict == Verdict.NotMet && (Mendable.Contains(f.RuleId) || Whitens(f, limits)));

    private static bool Whitens(Finding finding, PhotoLimits limits) => limits.WhitenBackground && finding is { RuleId: NotWhite, Verdict: Verdict.NotMet };

    internal async Task<Outcome<Photo>> Run(Actor actor, Guid photoId, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (await db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == photoId && p.IsCurrent, cancel) is not { } before
            || await db.ReadEnrolment(actor, before.EnrolmentId, cancel) is not { } read || await campaigns.Take(read.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await db.Against(actor, hand, read, ItemKind.Photo, clock, cancel) is { } against)
            return against;
        var stored = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == before.OriginalFileId, cancel);
        var original = await files.Read(stored, hand.Keys, cancel);
        // A background that is white already is never painted.
        var whiten = FindingsText.Read(before.Findings).Any(f => Whitens(f, hand.Pack.Photo)) || before.IsWhitened && hand.Pack.Photo.WhitenBackground;
        var fix = await slots.Run(() => fixer.Fix(original, hand.Pack.Photo.Requirements, whiten), cancel);
        if (fix.OneInch is not { } made)
            return Refusal.Rule(Words(fix.Outcome));
        var report = await inspect.Run(made.File, hand.Pack.Photo, cancel);
        var derived = await files.Put(hand.Id, hand.Keys, made.File, cancel);

        await using var work = await db.JoinAsync(cancel);
        var enrolment = (await db.TakeEnrolment(actor, before.EnrolmentId, cancel))!;
        var versions = await db.Set<Photo>().Where(p => p.EnrolmentId == enrolment.Id).ToListAsync(cancel);
        if (!versions.Exists(p => p.Id == photoId && p.IsCurrent) || !enrolment.IsOpen(ItemKind.Photo))
        {
            db.Forget(derived);
            return Entry.NotOpen(ItemKind.Photo, actor);
        }
        var findings = FindingsOf(hand.Pack, report, whiten, FindingsText.Read(before.Findings));
        var id = Guid.NewGuid();
        var photo = new Photo
        {
            Id = id,
            EnrolmentId = enrolment.Id,
            Number = versions.Max(p => p.Number) + 1,
            Source = before.Source,
            OriginalFileId = before.OriginalFileId,
            DerivedFileId = derived.Id,
            Derivation = PictureWords.Of(fix.Steps),
            IsFixed = true,
            IsWhitened = whiten,
            FileName = hand.Keys.Seal(hand.Keys.Open<string>(before.FileName, before.Id)!, id),
            Width = made.Width,
            Height = made.Height,
            OriginalSha256 = before.OriginalSha256,
            ConfirmedAt = before.ConfirmedAt,
            ReceivedAt = clock.GetUtcNow(),
            ReceivedFrom = actor.Kind == ActorKind.Person ? Entry.ByPerson : actor.Name,
        }.Judge(findings, report);
        versions.ForEach(p => p.IsCurrent = false);
        db.Add(photo);
        enrolment.Enter(ItemKind.Photo, photo.Outcome != Outcome.Refuse && !photo.Source.NeedsLook(), clock.GetUtcNow());
        await events.Raise(new ItemChanged(enrolment, ItemKind.Photo), cancel);
        db.Record(actor, "photo.fixed", enrolment.Id, $"第 {photo.Number} 版，{photo.Derivation}，{actor.Channel()}");
        return await db.Settle(work, cancel) is { } stale ? stale : photo;
    }

    /// <summary>
    /// What the original's bytes say about it stays true of the fixed file: another's photo does not become one's own. A painted
    /// background is looked at, whatever the pack says.
    /// </summary>
    internal static IReadOnlyList<Finding> FindingsOf(RulePack pack, PhotoReport report, bool whitened, IReadOnlyList<Finding> before)
    {
        var findings = pack.Dress(report.Findings, report.Fault).Concat(before.Where(f => f.RuleId is "P26" or "P26D" or "P22" or "P05")).DistinctBy(f => f.RuleId);
        return whitened
            ? [.. findings.Where(f => f.RuleId != Painted), new(Painted, Level.Review, Verdict.NotMet, Field: "Photo", Message: "背景由系统换成了白色，请人工看。")]
            : [.. findings];
    }

    private static string Words(FixOutcome outcome) => outcome switch
    {
        FixOutcome.NoRoom => "头离照片边太近，裁不出一寸，请重拍一张：站远一点，头和肩都在画面里。",
        FixOutcome.TooFewPixels => "像素太少，裁剪以后不够一寸，请上传原图。",
        FixOutcome.NotOneFace => "照片里没有找到脸，或不止一个人，请重拍一张。",
        _ => "这张照片整理不了，请重拍一张。",
    };
}
