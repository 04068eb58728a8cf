using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Enrolments.Sheets;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>What a clerk may do for a person on this page, each an action of its own.</summary>
internal sealed class EnterForPerson(GiveConsents consents, SaveSheet sheet, SubmitPhoto photo, SubmitIdImage idImage, ConfirmEnrolment confirm)
{
    internal GiveConsents Consents => consents;
    internal SaveSheet Sheet => sheet;
    internal SubmitPhoto Photo => photo;
    internal SubmitIdImage IdImage => idImage;
    internal ConfirmEnrolment Confirm => confirm;
}

/// <summary>经办人代录: for a person who cannot do it on a phone. Everything stands in the trail under the clerk's name.</summary>
[Allows(Right.EditEnrolments)]
internal sealed class EnterForModel(EnterForPerson actions, CaikaDb db, CampaignBook campaigns) : OwnPage(db, campaigns)
{
    private const string SignedSheet = "纸质信息表已由本人签字";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    private CardPrefill _card = CardPrefill.None;

    public SheetForm Form { get; private set; } = null!;
    public OwnPictures Pictures { get; private set; } = null!;
    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAll() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAll())
            return NotFound();
        var typed = SheetForm.Read(Request.Form);
        var outcome = await actions.Sheet.Run(Actor, Id, typed, Cancel);
        if (outcome.Refusal is { } refusal)
        {
            IsStale = refusal.Kind == RefusalKind.Stale;
            Draw(typed, [], IsStale);
            return Show(refusal);
        }
        await Load(Id);
        Draw(typed with { Version = null }, outcome.Value!);
        if (Form.Wrong == 0)
            return Back("信息表已经保存。");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostConsentsAsync(List<ConsentKind> kinds)
    {
        if (!await LoadAll())
            return NotFound();
        var scan = await SentFile.Of(Request, Cancel, "scan");
        var outcome = await actions.Consents.Run(Actor, Id, kinds, Entry.OnPaper, Cancel, scan?.Bytes ?? default);
        return outcome.Refusal is { } refusal ? Show(refusal) : Back("纸质同意已登记。");
    }

    public async Task<IActionResult> OnPostPictureAsync(ItemKind kind)
    {
        if (!await LoadAll())
            return NotFound();
        if (await SentFile.Of(Request, Cancel) is not { } file)
            return Show(Refusal.Rule("还没有选图片。"));
        try
        {
            var refusal = kind == ItemKind.Photo
                ? (await actions.Photo.Run(Actor, Id, PhotoSource.Clerk, file.Name, file.Bytes, Cancel)).Refusal
                : (await actions.IdImage.Run(Actor, Id, kind == ItemKind.Emblem ? IdCardSide.Emblem : IdCardSide.Portrait, file.Name, file.Bytes, Cancel)).Refusal;
            return refusal is null ? Back($"{kind.Label()}已经收下。") : Show(refusal);
        }
        catch (StoreFullException full)
        {
            return ShowFull(full);
        }
    }

    public async Task<IActionResult> OnPostConfirmAsync(bool signed)
    {
        if (!await LoadAll())
            return NotFound();
        var outcome = await actions.Confirm.Run(Actor, Id, signed ? SignedSheet : null, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : Back("已提交审核。");
    }

    private LocalRedirectResult Back(string said)
    {
        Said = said;
        return LocalRedirect($"/enrolments/{Id}/enter");
    }

    private async Task<bool> LoadAll()
    {
        if (!await Load(Id))
            return false;
        Pictures = await OwnPictures.Of(Db, Id, Cancel);
        _card = await CardPrefill.Of(Db, Hand, Id, Cancel);
        Draw(null, []);
        return true;
    }

    private void Draw(SheetFields? typed, IReadOnlyList<Finding> findings, bool newest = false) =>
        Form = SheetForm.Of(Enrolment, Hand, Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id), typed, findings, SheetReader.Staff, newest, _card);
}
