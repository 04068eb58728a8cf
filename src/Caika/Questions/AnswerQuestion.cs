using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Questions;

/// <summary>Answers a question, or passes it on from the clerk to HR.</summary>
internal sealed class AnswerQuestion(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Question>> Run(Actor actor, Guid id, long version, string text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Question.MaxLength)
            return Refusal.Rule($"请写下答复，不超过 {Question.MaxLength} 字。");
        return await Change(actor, id, version, "question.answered", (question, hand) =>
        {
            question.Answer = hand.Keys.Seal(text.Trim(), question.Id);
            (question.AnsweredBy, question.AnsweredAt) = (actor.Name, clock.GetUtcNow());
        }, cancel);
    }

    internal Task<Outcome<Question>> PassOn(Actor actor, Guid id, long version, CancellationToken cancel) =>
        Change(actor, id, version, "question.passed-on", (question, _) => question.IsForUnit = true, cancel);

    private async Task<Outcome<Question>> Change(Actor actor, Guid id, long version, string action, Action<Question, CampaignInHand> change, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments) || await db.VisibleQuestions(actor).SingleOrDefaultAsync(q => q.Id == id, cancel) is not { } question
            || await campaigns.Take(question.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (question.Version != version)
            return Refusal.Stale;
        if (question.AnsweredAt is not null)
            return Refusal.Rule("这个问题已经有答复了。");
        // What was asked of HR, HR answers.
        if (question.IsForUnit && actor.Departments is not null)
            return Refusal.Rule("这个问题已经转给人事处，由人事处答复。");
        change(question, hand);
        db.Record(actor, action, question.EnrolmentId, "");
        return await db.TrySaveAsync(cancel) ? question : Refusal.Stale;
    }
}
