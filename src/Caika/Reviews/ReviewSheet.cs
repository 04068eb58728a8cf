using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Reviews.Strips;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews;

/// <summary>Everything a reviewer looks at for one person; nothing of it is tracked.</summary>
/// <param name="Looks">What was said of parts of this photo; one that waits for a second look is not told.</param>
/// <param name="At">When it was laid out; stands over the ID images.</param>
internal sealed record SheetOfReview(
    CampaignInHand Hand, Enrolment Enrolment, PersonalData Personal, Photo? Photo, IReadOnlyList<IdImage> Cards, IReadOnlyList<ReviewDecision> Decisions,
    IReadOnlyList<Finding> DataFindings, IReadOnlyList<StripAnswer> Looks, DateTimeOffset At);

/// <summary>Gathers what lies before a reviewer.</summary>
internal sealed class ReviewSheet(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    /// <summary>Null when the person is not there or not in scope.</summary>
    internal async Task<SheetOfReview?> Of(Actor actor, Guid enrolmentId, CancellationToken cancel)
    {
        var enrolment = await db.Visible(actor).AsNoTracking().Include(e => e.Items).Include(e => e.Department).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == enrolmentId, cancel);
        if (enrolment is null || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return null;
        var photo = await db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.EnrolmentId == enrolmentId && p.IsCurrent, cancel);
        var cards = await db.Set<IdImage>().AsNoTracking().Where(i => i.EnrolmentId == enrolmentId && i.IsCurrent).OrderBy(i => i.Side).ToListAsync(cancel);
        var decisions = await db.Set<ReviewDecision>().AsNoTracking().Where(d => d.EnrolmentId == enrolmentId).OrderByDescending(d => d.At).ThenBy(d => d.Kind).Take(20).ToListAsync(cancel);
        var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id);
        var judged = DataRules.Judge(data, new RuleContext
        {
            Pack = hand.Pack,
            Today = ChinaTime.Today(clock),
            UnitName = hand.Unit.Name,
            ForStaff = true,
            MobileUsers = enrolment.MobileLookUp is { } mobile ? await db.Set<Enrolment>().CountAsync(e => e.CampaignId == enrolment.CampaignId && e.MobileLookUp == mobile, cancel) : 0,
        });
        var looks = photo is null ? [] : await db.Set<StripAnswer>().AsNoTracking().Where(a => a.PhotoId == photo.Id && a.State != StripState.WaitsForSecond).OrderBy(a => a.At).ToListAsync(cancel);
        return new(hand, enrolment, data, photo, cards, decisions, judged.Findings, looks, clock.GetUtcNow());
    }
}
