using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Photos;

/// <summary>A camera with the official outline and hints how to stand; beside it always a plain file input.</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class CameraModel(HintPhoto hints, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    public async Task<IActionResult> OnGetAsync()
    {
        frame.Step = PhoneStep.Photo;
        if (!await Load())
            return NotFound();
        return MissingConsents.Contains(ConsentKind.Sensitive) || !Enrolment.IsOpen(ItemKind.Photo) ? LocalRedirect("/photos/mine") : Page();
    }

    /// <summary>A small preview; answers a hint, or nothing when the machine has no time for one.</summary>
    public async Task<IActionResult> OnPostHintAsync()
    {
        var file = await SentFile.Of(Request, Cancel, "preview");
        var hint = file is null ? null : await hints.Run(Actor, file.Bytes, Cancel);
        return hint is null ? new StatusCodeResult(StatusCodes.Status204NoContent) : new JsonResult(new { right = hint.Right, say = hint.Say });
    }
}
