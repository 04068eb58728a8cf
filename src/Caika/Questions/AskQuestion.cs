using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Questions;

/// <summary>A person or an agent asks the clerk; a clerk asks HR.</summary>
internal sealed class AskQuestion(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    /// <summary>Enough for a real exchange, too few to fill a disk with.</summary>
    internal const int MostOpen = 10;

    internal async Task<Outcome<Question>> Run(Actor actor, Guid enrolmentId, ItemKind? item, string text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Question.MaxLength)
            return Refusal.Rule($"请写下问题，不超过 {Question.MaxLength} 字。");
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await db.Set<Question>().CountAsync(q => q.EnrolmentId == enrolmentId && q.AnsweredAt == null, cancel) >= MostOpen)
            return Refusal.Rule($"还有 {MostOpen} 个问题没有答复，请先等答复，急事请打电话。");
        var id = Guid.NewGuid();
        var question = new Question
        {
            Id = id,
            CampaignId = hand.Id,
            EnrolmentId = enrolmentId,
            Item = item,
            Text = hand.Keys.Seal(text.Trim(), id),
            AskedByPerson = actor.BySlip,
            AskedById = actor.Id,
            AskedByName = actor.Name,
            AskedAt = clock.GetUtcNow(),
            IsForUnit = !actor.BySlip,
        };
        db.Add(question);
        db.Record(actor, "question.asked", enrolmentId, item?.Label() ?? "");
        await db.SaveChangesAsync(cancel);
        return question;
    }
}
