using Caika.IdCards;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.IdCards;

/// <summary>The bytes of an ID image, to the person and to staff in scope; whoever is not the person stands in the trail.</summary>
[Allows(Right.SeeEnrolments, Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class FileModel(OpenIdImage open) : CaikaPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await open.Run(Actor, id, Request.Query.ContainsKey("original"), Cancel);
        return outcome.Value is { } file ? PictureAnswer.Of(HttpContext, file) : NotFound();
    }
}
