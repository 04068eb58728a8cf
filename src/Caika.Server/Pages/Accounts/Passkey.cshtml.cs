using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

/// <summary>Adds a passkey to one's own account; where a second step is compulsory, before anything else.</summary>
[Allows(Right.SetUpSecondStep, Right.SeeEnrolments, Right.MatchForBank, Right.AnswerForCentre, Right.ReadTrail, Right.ManageAccounts, Right.ManageUnit)]
internal sealed class PasskeyModel(CaikaDb db, AccountPolicy policy, PasskeyCeremony ceremony, AddPasskey add) : CaikaPage
{
    [BindProperty]
    public string? Name { get; set; }

    public bool Works => PasskeyCeremony.WorksAt(Request);

    /// <summary>A password without a second step opens nothing here.</summary>
    public bool IsTheOnlyWay { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        IsTheOnlyWay = policy.SecondStepRequired && await db.Set<Account>().AnyAsync(a => a.Id == Actor.Id && a.SecondStepSecret == null, Cancel);
        await next();
    }

    [NeedsProof]
    public void OnGet() => Name = DeviceWords.Of(Request.Headers.UserAgent);

    [NeedsProof]
    public async Task<IActionResult> OnPostChallengeAsync() => new JsonResult(await ceremony.AskForNew(HttpContext));

    [NeedsProof]
    public async Task<IActionResult> OnPostAsync(PasskeyAnswer answer)
    {
        var made = await ceremony.Made(HttpContext, answer);
        if (made.Refusal is { } unmade)
            return Show(unmade);
        var outcome = await add.Run(Actor, Session, made.Value!, Name?.Trim() ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"通行密钥“{outcome.Value!.Data.Name}”已添加。下次登录点“用通行密钥登录”。";
        return LocalRedirect("/accounts/me");
    }

    private Guid Session => HttpContext.Session()!.Id;
}
