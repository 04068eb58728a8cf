using Caika.Accounts;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Accounts;

/// <summary>The one-time link's page. The token stands behind # and is posted: a GET never uses it up and no log sees it.</summary>
[AllowAnonymous]
internal sealed class SetPasswordModel(SetPassword setPassword) : CaikaPage
{
    [BindProperty]
    public string Token { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Again { get; set; } = "";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Password != Again)
            return Show(Caika.Platform.Access.Refusal.Rule("两次输入的密码不一样，请再输一次。"));
        var outcome = await setPassword.Run(Token?.Trim() ?? "", Password ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await HttpContext.SignInStaff(outcome.Value!);
        return LocalRedirect("/");
    }
}
