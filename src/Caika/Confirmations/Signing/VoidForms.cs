using Caika.Campaigns;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Signing;

/// <summary>Voids the forms of a person that no longer say what is true; a change of what is not printed leaves them alone.</summary>
internal sealed class VoidForms(CaikaDb db, CampaignBook campaigns, FormFactsBook facts, TimeProvider clock) : IHandle<ItemChanged>, IHandle<ItemsChanged>
{
    private static readonly Actor System = Actor.System("系统");

    public async Task Handle(ItemChanged happened, CancellationToken cancel)
    {
        var forms = await db.Set<Form>().Where(f => f.EnrolmentId == happened.Enrolment.Id && f.State != FormState.Voided).ToListAsync(cancel);
        if (forms.Count > 0)
            await Void(happened, forms, cancel);
    }

    public async Task Handle(ItemsChanged happened, CancellationToken cancel)
    {
        var people = happened.Changes.Select(change => change.Enrolment.Id).Distinct().ToList();
        var printed = await db.Set<Form>().Where(f => f.State != FormState.Voided).Select(f => f.EnrolmentId).AmongAsync(people, cancel);
        foreach (var change in happened.Changes.Where(change => printed.Contains(change.Enrolment.Id)))
            await Handle(change, cancel);
    }

    private async Task Void(ItemChanged happened, List<Form> forms, CancellationToken cancel)
    {
        var enrolment = happened.Enrolment;
        var hand = (await campaigns.Take(enrolment.CampaignId, System, cancel))!;
        foreach (var form in forms)
        {
            // Two changes of one person: the first has voided it, and nothing is saved yet.
            if (form.State == FormState.Voided || (await facts.Of(hand, enrolment, form.Kind, cancel)).Hash.AsSpan().SequenceEqual(form.DataHash))
                continue;
            form.Void($"打印后“{happened.Kind.Label()}”有改动");
            enrolment.SetPaper(form.Kind, PaperState.None, clock.GetUtcNow());
            db.Record(System, "form.voided", enrolment.Id, $"{form.Kind.Label()} {form.FormNo}：打印后“{happened.Kind.Label()}”有改动");
        }
    }
}
