using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

/// <summary>One's own account: where it is signed in, and its second step and passkeys.</summary>
[Allows(Right.SeeEnrolments, Right.MatchForBank, Right.AnswerForCentre, Right.ReadTrail, Right.ManageAccounts, Right.ManageUnit)]
internal sealed class MeModel(CaikaDb db, Sessions sessions, KeepEmail keepEmail, RemovePasskey removePasskey) : CaikaPage
{
    public Account Account { get; private set; } = null!;
    public IReadOnlyList<AccountSession> Open { get; private set; } = [];
    public IReadOnlyList<AccountPasskey> Passkeys { get; private set; } = [];
    public Guid Here => HttpContext.Session()?.Id ?? Guid.Empty;

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    /// <summary>The address one sends letters with files from.</summary>
    public async Task<IActionResult> OnPostEmailAsync(string? email)
    {
        var outcome = await keepEmail.Run(Actor, email ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
        {
            await Load();
            return Show(refusal);
        }
        Said = outcome.Value!.Email is null ? "收件邮箱已经去掉。" : "收件邮箱已经登记。";
        return LocalRedirect("/accounts/me");
    }

    private async Task Load()
    {
        Account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == Actor.Id, Cancel);
        Open = await sessions.Open(Actor.Id, Cancel);
        Passkeys = await db.Set<AccountPasskey>().AsNoTracking().Where(p => p.UserId == Actor.Id).OrderBy(p => p.Data.CreatedAt).ToListAsync(Cancel);
    }

    [NeedsProof]
    public async Task<IActionResult> OnPostRemovePasskeyAsync(Guid passkey)
    {
        var outcome = await removePasskey.Run(Actor, Here, passkey, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"通行密钥“{outcome.Value!.Data.Name}”已删除，用它在别处登录的都已退出。设备里存的那一份可以在设备的密码设置里删掉。";
        return LocalRedirect("/accounts/me");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session)
    {
        var outcome = await sessions.End(Actor, session, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = "那台设备上的登录已经结束。";
        return LocalRedirect("/accounts/me");
    }
}
