using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Step 5, 核对提交: everything once more on one page, then it goes to review.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class ConfirmModel(ConfirmEnrolment confirm, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    /// <summary>What the person looked at; somebody may have changed it meanwhile.</summary>
    [BindProperty]
    public long? Seen { get; set; }

    public SheetForm Sheet { get; private set; } = null!;
    public OwnPictures Pictures { get; private set; } = null!;

    /// <summary>Items that still want something, with the page on which it is done.</summary>
    public IReadOnlyList<ItemKind> Wanting { get; private set; } = [];

    public bool AnyOpen => ItemKinds.All.Any(Enrolment.IsOpen);

    public async Task<IActionResult> OnGetAsync() => await LoadAll() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAll())
            return NotFound();
        if (Seen is { } seen && seen != Enrolment.Version && AnyOpen)
            return Show(Refusal.Rule("您核对的时候，内容有了变化。请看一遍最新的内容，再提交。") with { Kind = RefusalKind.Stale });
        var outcome = await confirm.Run(Actor, OwnId, paperEvidence: null, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = "提交好了，谢谢您";
        return LocalRedirect("/enrolments/mine");
    }

    private async Task<bool> LoadAll()
    {
        frame.Step = PhoneStep.Submit;
        if (!await Load())
            return false;
        Sheet = SheetForm.Of(Enrolment, Hand, Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id), null, [], SheetReader.Person);
        Pictures = await OwnPictures.Of(Db, OwnId, Cancel);
        Wanting = [.. ItemKinds.All.Where(kind => Enrolment.IsOpen(kind) && Enrolment.Item(kind) is not { IsComplete: true })];
        return true;
    }
}
