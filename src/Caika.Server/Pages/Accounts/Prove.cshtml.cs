using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Accounts;

/// <summary>Asks for the password once more before something is sealed or handed out.</summary>
[Allows(Right.SetUpSecondStep, Right.SeeEnrolments, Right.MatchForBank, Right.AnswerForCentre, Right.ReadTrail, Right.ManageAccounts, Right.ManageUnit)]
internal sealed class ProveModel(SignIn signIn, Sessions sessions) : CaikaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await signIn.ProveAgain(Actor, Password ?? "", Code, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await sessions.Prove(HttpContext.Session()!.Id, Cancel);
        Said = "身份已确认，10 分钟内有效。请接着做刚才的事。";
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
    }
}
