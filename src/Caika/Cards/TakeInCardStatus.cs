using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>What a status file changed, and the lines that could not be used.</summary>
internal sealed record CardStatusReport(int Changed, int Known, IReadOnlyList<(int Row, string Sentence)> Bad);

/// <summary>
/// Takes a status file in. A line is matched by 编号 within its submission and checked by name; a step known already changes
/// nothing, an older step completes the timeline without turning the card back.
/// </summary>
internal sealed class TakeInCardStatus(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<CardStatusReport>> Run(Actor actor, Guid submissionId, IReadOnlyList<CardLine> lines, string source, CancellationToken cancel)
    {
        if (!actor.May(Right.TrackCards))
            return Refusal.NotAllowed;
        await using var transaction = await db.BeginAsync(cancel);
        var submission = await db.Set<Submission>().SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.Take(submission.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var cards = await db.Set<Card>().Where(c => c.SubmissionId == submissionId).ToDictionaryAsync(c => c.Serial, cancel);
        var ids = cards.Values.Select(c => c.Id).ToList();
        var people = cards.Values.Select(c => c.EnrolmentId).ToList();
        var names = await db.Set<Enrolment>().Where(e => people.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.FullName, cancel);
        var steps = (await db.Set<CardEvent>().Where(s => ids.Contains(s.CardId)).Select(s => new { s.CardId, s.State, s.At }).ToListAsync(cancel))
            .Select(s => (s.CardId, s.State, s.At)).ToHashSet();

        var bad = new List<(int, string)>();
        int changed = 0, known = 0;
        foreach (var line in lines)
        {
            var card = line.Serial is { } serial ? cards.GetValueOrDefault(serial) : null;
            if (Fault(line, card, card is null ? "" : names[card.EnrolmentId]) is { } fault)
                bad.Add((line.Row, fault));
            else if (!steps.Add((card!.Id, line.State!.Value, line.At!.Value)))
                known++;
            else
                changed += Apply(hand, card, line, source);
        }
        db.Record(actor, "card.status-taken-in", submissionId, $"{source}：更新 {changed}，重复 {known}，未能登记 {bad.Count}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new CardStatusReport(changed, known, bad);
    }

    private string? Fault(CardLine line, Card? card, string name)
    {
        if (card is null)
            return $"编号“{line.Serial}”不在这一批已审核通过的人里。";
        if (name != line.FullName)
            return $"编号 {line.Serial} 的姓名与这一批里的不一致。";
        if (line.State is null)
            return "状态代码无法识别。";
        if (line.At is null)
            return "时间格式应为 2026-03-01 09:00:00。";
        return line.At > clock.GetUtcNow().AddDays(1) ? "时间在将来，请核对。" : null;
    }

    private int Apply(CampaignInHand hand, Card card, CardLine line, string source)
    {
        db.Add(new CardEvent
        {
            CardId = card.Id,
            State = line.State!.Value,
            At = line.At!.Value,
            Place = line.Place,
            Note = line.Note,
            Source = source,
            RecordedAt = clock.GetUtcNow(),
        });
        if (line.CardNo.Length > 0)
            card.CardNo = hand.Keys.Seal(line.CardNo, card.Id);
        if (line.At >= card.StateAt || line.State > card.State)
        {
            (card.State, card.StateAt) = (line.State.Value, line.At.Value);
            card.FailureReason = line.State.Value.IsFailure() ? line.Note : "";
            if (line.Place.Length > 0)
                card.BoxPosition = line.Place;
        }
        return 1;
    }
}
