using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Confirmations.Screen;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>Signing on the screen: the whole form, a code to the person's own address, the pad, and the signed copy to take along.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class ScreenModel(CaikaDb db, CampaignBook campaigns, ScreenPaper paper, SendSigningCode send, SignOnScreen sign, FileVault vault) : OwnPage(db, campaigns)
{
    private const string DeviceCookie = "caika.device";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Strokes { get; set; }
    public ShownForm Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await LoadForm() ? Page() : NotFound();

    /// <summary>The signed copy.</summary>
    public async Task<IActionResult> OnGetCopyAsync()
    {
        if (!await LoadForm() || Shown.Signature is not { } signature || await Db.Set<StoredFile>().FindAsync([signature.SealedFileId], Cancel) is not { } file)
            return NotFound();
        return File(await vault.Read(file, Hand.Keys, Cancel), "application/pdf", $"{Shown.Form.FormNo}.pdf");
    }

    public async Task<IActionResult> OnPostCodeAsync(string? pin, bool readToEnd)
    {
        var outcome = await send.Run(Actor, Id, pin ?? "", readToEnd, Cancel);
        if (outcome.Refusal is { } refusal)
            return await LoadForm() ? Show(refusal) : NotFound();
        Said = $"验证码已发到 {outcome.Value}，10 分钟内有效。";
        return Redirect($"/confirmations/screen/{Id}#sign");
    }

    public async Task<IActionResult> OnPostSignAsync(string? code, bool agreed)
    {
        var outcome = await sign.Run(Actor, Id, new SigningWish(code ?? "", agreed, Strokes ?? "", Device()), Cancel);
        if (outcome.Refusal is { } refusal)
            return await LoadForm() ? Show(refusal) : NotFound();
        return Redirect($"/confirmations/screen/{Id}");
    }

    // Says only whether two signatures came from the same device; it is stored as a keyed hash.
    private string Device()
    {
        if (Request.Cookies[DeviceCookie] is { Length: 32 } known)
            return known;
        var device = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Response.Cookies.Append(DeviceCookie, device, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, MaxAge = TimeSpan.FromDays(90), Path = "/confirmations/screen" });
        return device;
    }

    private async Task<bool> LoadForm()
    {
        // A refused action leaves its half-made changes behind.
        Db.ChangeTracker.Clear();
        if (!await Load() || await paper.Of(Actor, Hand, Enrolment, Id, Cancel) is not { } shown)
            return false;
        Shown = shown;
        return true;
    }
}
