using Caika.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Caika.Server.Hosting;

/// <summary>What every page has: who acts, and how a refusal is shown.</summary>
internal abstract class CaikaPage : PageModel
{
    internal Actor Actor => HttpContext.Actor() ?? throw new InvalidOperationException("The page lets nobody in without signing in.");

    internal CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>A refusal to show on top of the page; the form stays as it was typed.</summary>
    internal string? Refused { get; private set; }

    /// <summary>One sentence about what was done; survives the redirect after a post.</summary>
    [TempData]
    public string? Said { get; set; }

    /// <summary>Shows a rule or a stale copy on the page again; everything else answers as "not there".</summary>
    internal IActionResult Show(Refusal refusal)
    {
        if (refusal.Kind is RefusalKind.NotFound or RefusalKind.NotAllowed)
            return NotFound();
        Refused = refusal.Message;
        Response.StatusCode = refusal.Kind == RefusalKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
