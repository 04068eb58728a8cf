using Caika.Photos;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Photos;

/// <summary>The bytes of a photo, to the person and to staff in scope.</summary>
[Allows(Right.SeeEnrolments, Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class FileModel(OpenPhoto open) : CaikaPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await open.Run(Actor, id, Request.Query.ContainsKey("original"), Cancel);
        return outcome.Value is { } file ? PictureAnswer.Of(HttpContext, file) : NotFound();
    }
}
