using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

/// <summary>Asks for the password or a passkey once more before something is sealed or handed out.</summary>
[Allows(Right.SetUpSecondStep, Right.SeeEnrolments, Right.MatchForBank, Right.AnswerForCentre, Right.ReadTrail, Right.ManageAccounts, Right.ManageUnit)]
internal sealed class ProveModel(CaikaDb db, SignIn signIn, Sessions sessions, PasskeyCeremony ceremony) : CaikaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public bool HasPasskey { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        HasPasskey = PasskeyCeremony.WorksAt(Request) && await db.Set<AccountPasskey>().AnyAsync(p => p.UserId == Actor.Id, Cancel);
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await signIn.ProveAgain(Actor, Password ?? "", Code, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : await Proved();
    }

    public async Task<IActionResult> OnPostChallengeAsync() => new JsonResult(await ceremony.AskToProve(HttpContext));

    public async Task<IActionResult> OnPostPasskeyAsync(PasskeyAnswer answer)
    {
        var outcome = await ceremony.Prove(HttpContext, answer);
        return outcome.Refusal is { } refusal ? Show(refusal) : await Proved();
    }

    private async Task<IActionResult> Proved()
    {
        await sessions.Prove(HttpContext.Session()!.Id, Cancel);
        Said = "身份已确认，10 分钟内有效。请接着做刚才的事。";
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
    }
}
