using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Printing;

/// <summary>How far one kind of form is in one department, in people.</summary>
/// <param name="ToPrint">May be printed and is not on paper.</param>
/// <param name="Changed">Of those: the form was voided or objected to.</param>
/// <param name="Waiting">On paper, not back yet.</param>
/// <param name="NotReady">Not yet confirmed or settled.</param>
internal sealed record FormRow(Guid DepartmentId, int Total, int ToPrint, int Changed, int Waiting, int Signed, int NotReady, DateTimeOffset? OldestPrint);

/// <summary>A form with its person, for lists.</summary>
internal sealed record FormLine(Form Form, string FullName, string Department, Guid DepartmentId, PaperState Paper);

/// <summary>Counts and lists of forms within an actor's scope.</summary>
internal sealed class FormBoard(CaikaDb db)
{
    internal async Task<IReadOnlyList<FormRow>> Departments(Actor actor, Guid campaign, FormKind kind, CancellationToken cancel)
    {
        var people = db.Visible(actor).AsNoTracking().Where(e => e.CampaignId == campaign && e.ExclusionReason == null);
        var total = await Count(people, cancel);
        var open = people.Where(FormReadiness.Of(kind)).Where(FormReadiness.NotOnPaper(kind));
        var toPrint = await Count(open, cancel);
        var changed = await Count(open.Where(e => db.Set<Form>().Any(f => f.EnrolmentId == e.Id && f.Kind == kind && (f.State == FormState.Voided || f.State == FormState.Objection))), cancel);
        var waiting = await Count(Paper(people, kind, PaperState.Printed), cancel);
        var signed = await Count(Paper(people, kind, PaperState.Signed), cancel);
        var oldest = (await db.Set<Form>().Where(f => f.CampaignId == campaign && f.Kind == kind && f.State == FormState.Printed)
            .Join(people, f => f.EnrolmentId, e => e.Id, (f, e) => new { e.DepartmentId, f.PrintedAt }).GroupBy(f => f.DepartmentId)
            .Select(g => new { g.Key, At = g.Min(f => f.PrintedAt) }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => (DateTimeOffset?)g.At);
        return [.. total.Select(d =>
        {
            int Of(Dictionary<Guid, int> counts) => counts.GetValueOrDefault(d.Key);
            return new FormRow(d.Key, d.Value, Of(toPrint), Of(changed), Of(waiting), Of(signed), d.Value - Of(toPrint) - Of(waiting) - Of(signed), oldest.GetValueOrDefault(d.Key));
        })];
    }

    /// <summary>The newest runs none of whose forms lies outside the actor's scope.</summary>
    internal Task<List<PrintRun>> Runs(Actor actor, Guid campaign, int most, CancellationToken cancel) =>
        Whole(actor).Where(r => r.CampaignId == campaign).OrderByDescending(r => r.Number).Take(most).ToListAsync(cancel);

    internal Task<PrintRun?> Run(Actor actor, Guid id, CancellationToken cancel) => Whole(actor).SingleOrDefaultAsync(r => r.Id == id, cancel);

    internal Task<List<FormLine>> OfRun(Actor actor, Guid run, CancellationToken cancel) => Lines(actor, f => f.PrintRunId == run, cancel);

    /// <summary>Printed and not back, of one department.</summary>
    internal Task<List<FormLine>> Missing(Actor actor, Guid campaign, FormKind kind, Guid department, CancellationToken cancel) =>
        Lines(actor, f => f.CampaignId == campaign && f.Kind == kind && f.State == FormState.Printed && db.Set<Enrolment>().Any(e => e.Id == f.EnrolmentId && e.DepartmentId == department), cancel);

    /// <summary>All forms of one person, newest first.</summary>
    internal async Task<List<FormLine>> OfPerson(Actor actor, Guid enrolment, CancellationToken cancel) =>
        [.. (await Lines(actor, f => f.EnrolmentId == enrolment, cancel)).OrderByDescending(l => l.Form.PrintedAt)];

    internal async Task<FormLine?> Line(Actor actor, Guid form, CancellationToken cancel) => (await Lines(actor, f => f.Id == form, cancel)).SingleOrDefault();

    private async Task<List<FormLine>> Lines(Actor actor, System.Linq.Expressions.Expression<Func<Form, bool>> which, CancellationToken cancel)
    {
        var lines = await db.Set<Form>().AsNoTracking().Where(which).Join(db.Visible(actor).AsNoTracking(), f => f.EnrolmentId, e => e.Id, (f, e) => new { f, e, e.Department!.Name, e.Department.Sort }).ToListAsync(cancel);
        return [.. lines.OrderBy(l => l.Sort).ThenBy(l => l.e.FullName, NameOrder.ByName).Select(l => new FormLine(l.f, l.e.FullName, l.Name, l.e.DepartmentId, l.e.PaperOf(l.f.Kind)))];
    }

    private IQueryable<PrintRun> Whole(Actor actor) => db.Set<PrintRun>().AsNoTracking()
        .Where(r => !db.Set<Form>().Any(f => f.PrintRunId == r.Id && !db.Visible(actor).Any(e => e.Id == f.EnrolmentId)));

    private static IQueryable<Enrolment> Paper(IQueryable<Enrolment> people, FormKind kind, PaperState state) =>
        kind == FormKind.ConfirmationForm ? people.Where(e => e.ConfirmationPaper == state) : people.Where(e => e.SheetPaper == state);

    private static Task<Dictionary<Guid, int>> Count(IQueryable<Enrolment> people, CancellationToken cancel) =>
        people.GroupBy(e => e.DepartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
}
