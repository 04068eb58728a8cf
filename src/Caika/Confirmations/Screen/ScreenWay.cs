using Caika.Campaigns;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Screen;

/// <summary>A form its person may sign on the screen.</summary>
/// <param name="Email">The address on record: entered before, checked with the rest of the contact data, and settled.</param>
internal sealed record ScreenForm(Form Form, Enrolment Enrolment, CampaignInHand Hand, string Email);

/// <summary>Who may sign on the screen: the person alone, where the rule pack allows it and a code reaches the person's own address.</summary>
internal sealed class ScreenWay(CaikaDb db, CampaignBook campaigns, RecordSignature record, Outbox outbox)
{
    internal async Task<Outcome<ScreenForm>> Take(Actor actor, Guid formId, CancellationToken cancel)
    {
        if (actor.OnlyByPerson(OwnDeed.Sign) is { } own)
            return own;
        if (actor.Kind != ActorKind.Person || !actor.May(Right.OwnEnrolment))
            return Refusal.NotAllowed;
        if (await db.Set<Form>().SingleOrDefaultAsync(f => f.Id == formId && f.EnrolmentId == actor.Enrolment, cancel) is not { } form
            || await db.TakeEnrolment(actor, form.EnrolmentId, cancel) is not { } enrolment || await campaigns.Take(form.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await record.Stands(form, cancel) is { } stands)
            return stands;
        var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id);
        return Against(hand, enrolment, data) is { } against ? against : new ScreenForm(form, enrolment, hand, data.Email);
    }

    /// <summary>Why this person signs in ink; null when the screen will do.</summary>
    internal Refusal? Against(CampaignInHand hand, Enrolment enrolment, PersonalData data) => true switch
    {
        _ when !hand.Pack.ScreenSigning.Allowed => Refusal.Rule("这次采集只收亲笔签在纸上的表。"),
        _ when !outbox.IsSet => Refusal.Rule("系统还不能发验证码，请在纸质表上签字。"),
        _ when data.Email.Length == 0 => Refusal.Rule("您没有登记邮箱，收不到验证码，请在纸质表上签字。"),
        // A code to an address that was changed a moment ago would prove nothing.
        _ when enrolment.IsOpen(ItemKind.Contact) => Refusal.Rule("您的联系方式还没有审核，请先在纸质表上签字，或等审核以后再签。"),
        _ => null,
    };
}
