using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Questions;

/// <summary>A question in clear, for those who may see it.</summary>
internal sealed record QuestionView(
    Guid Id, long Version, Guid EnrolmentId, string FullName, string Department, ItemKind? Item, string Text, string AskedBy, DateTimeOffset AskedAt,
    bool IsForUnit, string? Answer, string AnsweredBy, DateTimeOffset? AnsweredAt);

/// <summary>Reads questions and opens their texts.</summary>
internal sealed class QuestionList(CaikaDb db)
{
    internal const int Most = 200;

    /// <param name="waiting">True: only those that wait for this somebody, oldest first; false: all in scope, newest first.</param>
    internal async Task<IReadOnlyList<QuestionView>> Run(Actor actor, CampaignInHand hand, bool waiting, CancellationToken cancel)
    {
        var wanted = (waiting ? db.WaitingQuestions(actor).OrderBy(q => q.AskedAt) : db.VisibleQuestions(actor).OrderByDescending(q => q.AskedAt))
            .Where(q => q.CampaignId == hand.Id).Take(Most);
        var rows = await wanted.AsNoTracking().Join(db.Set<Enrolment>(), q => q.EnrolmentId, e => e.Id, (q, e) => new { Question = q, e.FullName, e.Department!.Name }).ToListAsync(cancel);
        return [.. rows.Select(row => View(row.Question, row.FullName, row.Name, hand)).OrderBy(v => waiting ? v.AskedAt.Ticks : -v.AskedAt.Ticks)];
    }

    internal async Task<IReadOnlyList<QuestionView>> Of(Actor actor, CampaignInHand hand, Enrolment enrolment, CancellationToken cancel)
    {
        var rows = await db.VisibleQuestions(actor).AsNoTracking().Where(q => q.EnrolmentId == enrolment.Id).ToListAsync(cancel);
        // An agent reads what this agent asked, not what the person or an agent before did.
        var since = actor.Kind == ActorKind.Agent ? hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id).Agent?.Since : null;
        // What a clerk asked HR is between the two.
        return [.. rows.Where(q => q.AskedByPerson || !actor.BySlip).Where(q => actor.Kind != ActorKind.Agent || (q.AskedByName == actor.Name && q.AskedAt >= since)).OrderByDescending(q => q.AskedAt).Select(q => View(q, enrolment.FullName, "", hand))];
    }

    private static QuestionView View(Question q, string fullName, string department, CampaignInHand hand) =>
        new(q.Id, q.Version, q.EnrolmentId, fullName, department, q.Item, hand.Keys.Open<string>(q.Text, q.Id), q.AskedByName, q.AskedAt,
            q.IsForUnit, q.Answer is { } answer ? hand.Keys.Open<string>(answer, q.Id) : null, q.AnsweredBy, q.AnsweredAt);
}
