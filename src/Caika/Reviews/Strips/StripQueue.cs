using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews.Strips;

/// <summary>One page of photos to ask one question about.</summary>
/// <param name="Photos">In the order they are shown.</param>
/// <param name="Total">How many wait for this reviewer altogether.</param>
internal sealed record StripPage(IReadOnlyList<Guid> Photos, int Total, int Page);

/// <summary>
/// Photos at a stage that nobody there has answered a question about, and those of the sample that somebody else has: which is
/// which cannot be seen. What the machine doubts comes first.
/// </summary>
internal sealed class StripQueue(CaikaDb db)
{
    internal const int Size = 48;

    internal async Task<StripPage> Page(Actor actor, Guid campaign, Stage stage, StripQuestion question, int page, CancellationToken cancel)
    {
        var waiting = Waiting(actor, campaign, stage, question);
        var total = await waiting.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size));
        var (first, second) = (Mark(question, 0), Mark(question, 1));
        var photos = await waiting.OrderByDescending(p => p.Findings.Contains(first) || p.Findings.Contains(second)).ThenBy(p => p.Id)
            .Skip((page - 1) * Size).Take(Size).Select(p => p.Id).ToListAsync(cancel);
        return new(photos, total, page);
    }

    internal Task<int> Count(Actor actor, Guid campaign, Stage stage, StripQuestion question, CancellationToken cancel) =>
        Waiting(actor, campaign, stage, question).CountAsync(cancel);

    internal IQueryable<Photo> Waiting(Actor actor, Guid campaign, Stage stage, StripQuestion question)
    {
        var (key, me) = (question.Key, actor.Id);
        var people = db.Visible(actor).Where(e => e.CampaignId == campaign && e.ExclusionReason == null && !e.ConsentWithdrawn && e.HandOver == HandOver.None
            && e.Items.Any(i => i.Kind == ItemKind.Photo && i.Stage == stage));
        var answers = db.Set<StripAnswer>().Where(a => a.Question == key && a.Stage == stage);
        return db.Set<Photo>().Where(p => p.IsCurrent && p.Parts != "" && people.Any(e => e.Id == p.EnrolmentId)
            && (!answers.Any(a => a.PhotoId == p.Id) || answers.Any(a => a.PhotoId == p.Id && a.State == StripState.WaitsForSecond && a.ActorId != me)));
    }

    // As a finding of the rule begins in the column; a question without rules finds nothing.
    private static string Mark(StripQuestion question, int rule) => $"\"ruleId\":\"{question.Rules.ElementAtOrDefault(rule) ?? "-"}\"";
}
