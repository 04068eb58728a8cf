using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Questions;

/// <summary>Who sees which question.</summary>
internal static class QuestionScope
{
    /// <summary>One's own for a person; those of the people in scope for staff.</summary>
    internal static IQueryable<Question> VisibleQuestions(this CaikaDb db, Actor actor) =>
        db.Set<Question>().Where(q => db.Visible(actor).Any(e => e.Id == q.EnrolmentId));

    /// <summary>Those that wait for this somebody: a clerk's until passed on, then HR's.</summary>
    internal static IQueryable<Question> WaitingQuestions(this CaikaDb db, Actor actor)
    {
        var ofUnit = actor.Departments is null;
        return db.VisibleQuestions(actor).Where(q => q.AnsweredAt == null && q.IsForUnit == ofUnit);
    }
}
