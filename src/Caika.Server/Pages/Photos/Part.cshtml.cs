using Caika.Photos;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Photos;

/// <summary>The bytes of one part of a photo (<c>?of=collar</c>), to staff in scope.</summary>
[Allows(Right.SeeEnrolments)]
internal sealed class PartModel(OpenPhotoPart open) : CaikaPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, PhotoPart of = PhotoPart.Collar)
    {
        var outcome = await open.Run(Actor, id, of, Cancel);
        return outcome.Value is { } file ? PictureAnswer.Of(HttpContext, file) : NotFound();
    }
}
