using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Caika.Server.Pages.Errors;

/// <summary>One page for every answer that has no page of its own. Any method may end here, without a form token.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class StatusModel : PageModel
{
    public ErrorWords Words { get; private set; } = ErrorWords.For(StatusCodes.Status404NotFound);

    /// <summary>Finds the log lines of a fault; null when there was none.</summary>
    public string? Number { get; private set; }

    public Task OnGetAsync(int code) => Say(code);

    public Task OnPostAsync(int code) => Say(code);

    public Task OnPutAsync(int code) => Say(code);

    public Task OnDeleteAsync(int code) => Say(code);

    private async Task Say(int code)
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var reExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (fault)
            code = Response.StatusCode;
        else if (!reExecuted)
            // Somebody typed the address of this page: there is no such page.
            code = StatusCodes.Status404NotFound;
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        var isErased = code == StatusCodes.Status404NotFound && await ErasedAddress.Is(HttpContext, path);
        Response.StatusCode = isErased ? StatusCodes.Status410Gone : code;
        Words = isErased ? ErrorWords.Erased
            : code == StatusCodes.Status404NotFound && await ErasedAddress.HasNoCampaign(HttpContext, path) ? ErrorWords.NoCampaign
            : code == StatusCodes.Status404NotFound && HttpContext.Actor() is { Kind: ActorKind.Agent }
            && ErrorWords.ForAgent(path?.ToLowerInvariant()) is { } own ? own : ErrorWords.For(code);
        Number = fault && code == StatusCodes.Status500InternalServerError ? HttpContext.TraceIdentifier : null;
    }
}
