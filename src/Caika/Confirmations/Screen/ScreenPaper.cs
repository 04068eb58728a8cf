using Caika.Campaigns;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Screen;

/// <summary>A form as its person sees it before and after signing.</summary>
/// <param name="Paper">What is printed.</param>
/// <param name="InkOnly">Why this form is signed in ink; null when the screen will do.</param>
/// <param name="Address">Where the code goes, masked.</param>
/// <param name="CodeIsOpen">A code is on its way and has not run out.</param>
internal sealed record ShownForm(Form Form, FormContent Paper, Guid? PhotoId, string? InkOnly, string Address, bool CodeIsOpen, ScreenSignature? Signature);

/// <summary>Reads a person's own form for the screen.</summary>
internal sealed class ScreenPaper(CaikaDb db, FormFactsBook facts, FormContents contents, ScreenWay way, ScreenBoard board, TimeProvider clock)
{
    internal async Task<ShownForm?> Of(Actor actor, CampaignInHand hand, Enrolment enrolment, Guid formId, CancellationToken cancel)
    {
        if (await db.Set<Form>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == formId && f.EnrolmentId == enrolment.Id, cancel) is not { } form)
            return null;
        var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id);
        var now = await facts.Of(hand, enrolment, form.Kind, cancel);
        var photo = form.Kind != FormKind.ConfirmationForm ? null
            : await db.Set<Photo>().Where(p => p.EnrolmentId == enrolment.Id && p.IsCurrent && p.DerivedFileId != null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        var sent = await db.Set<SigningCode>().AsNoTracking().SingleOrDefaultAsync(c => c.FormId == formId, cancel);
        return new(form, contents.Of(hand, new NumberedForm(form.FormNo, form.Revision, now), actor, form.PrintedAt), photo,
            form.State == FormState.Printed ? way.Against(hand, enrolment, data)?.Message : null, Mask.Email(data.Email),
            sent?.IsOpen(clock.GetUtcNow()) == true, form.IsSigned ? await board.Of(form.Id, cancel) : null);
    }
}
