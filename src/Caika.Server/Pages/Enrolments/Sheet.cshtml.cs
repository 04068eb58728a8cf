using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Sheets;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Step 3: the information sheet, prefilled, saved as one types.</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class SheetModel(SaveSheet save, SaveDraft saveDraft, ReadDraft readDraft, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    private CardPrefill _card = CardPrefill.None;

    public SheetForm Form { get; private set; } = null!;

    /// <summary>What was typed before and is not sent yet stands in the form.</summary>
    public bool FromDraft { get; private set; }

    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        frame.Step = PhoneStep.Sheet;
        if (!await Load())
            return NotFound();
        var draft = await readDraft.Run(Actor, OwnId, Cancel);
        (FromDraft, frame.SavedAt) = (draft is not null, draft is null ? null : ChineseDate.Clock(draft.SavedAt));
        _card = await CardPrefill.Of(Db, Hand, OwnId, Cancel);
        Draw(draft?.Fields, []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        frame.Step = PhoneStep.Sheet;
        if (!await Load())
            return NotFound();
        var typed = SheetForm.Read(Request.Form);
        var outcome = await save.Run(Actor, OwnId, typed, Cancel);
        if (outcome.Refusal is { } refusal)
        {
            IsStale = refusal.Kind == RefusalKind.Stale;
            Draw(typed, [], newest: IsStale);
            return Show(refusal);
        }
        await Load();
        Draw(typed with { Version = null }, outcome.Value!);
        if (Form.Wrong > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Said = "信息表已经保存。";
        return LocalRedirect(Next);
    }

    /// <summary>draft.js, every few seconds: kept, not judged.</summary>
    public async Task<IActionResult> OnPostDraftAsync()
    {
        var outcome = await saveDraft.Run(Actor, OwnId, SheetForm.Read(Request.Form), Cancel);
        return outcome.Done ? new NoContentResult() : StatusCode(StatusCodes.Status422UnprocessableEntity);
    }

    private void Draw(SheetFields? typed, IReadOnlyList<Finding> findings, bool newest = false) =>
        Form = SheetForm.Of(Enrolment, Hand, Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id), typed, findings, SheetLayout.ReaderOf(Actor), newest, _card);
}
