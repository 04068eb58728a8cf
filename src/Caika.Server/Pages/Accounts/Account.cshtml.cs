using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

/// <summary>One account, as its administrator sees it.</summary>
[Allows(Right.ManageAccounts, Right.ManageUnitAccounts)]
internal sealed class AccountModel(CaikaDb db, ChangeAccount change, Sessions sessions) : CaikaPage
{
    [BindProperty]
    public string DisplayName { get; set; } = "";

    [BindProperty]
    public PlaceInput Place { get; set; } = new();

    public Account Account { get; private set; } = null!;
    public PlaceFields Fields { get; private set; } = null!;
    public IReadOnlyList<AccountSession> Open { get; private set; } = [];
    public int PasskeyCount { get; private set; }
    public string? Link { get; private set; }
    public bool IsOwn => Account.Id == Actor.Id;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        (Place, DisplayName) = (PlaceInput.Of(Account), Account.DisplayName);
        Fields = Fields with { Input = Place };
        return Page();
    }

    public async Task<IActionResult> OnPostPlaceAsync(Guid id) =>
        await Load(id) ? Done(await change.Place(Actor, id, DisplayName?.Trim() ?? "", Place.ToPlace(Actor), Cancel), id, "角色和范围已保存，下一次点击就生效。") : NotFound();

    public async Task<IActionResult> OnPostDisableAsync(Guid id, bool disabled) =>
        await Load(id) ? Done(await change.Disable(Actor, id, disabled, Cancel), id, disabled ? "账号已停用，正在登录的都已退出。" : "账号已恢复。") : NotFound();

    public async Task<IActionResult> OnPostSignOutAsync(Guid id) =>
        await Load(id) ? Done(await change.SignOutEverywhere(Actor, id, Cancel), id, "这个账号已在所有设备上退出。") : NotFound();

    public async Task<IActionResult> OnPostSecondStepAsync(Guid id) =>
        await Load(id) ? Done(await change.ForgetSecondStep(Actor, id, Cancel), id, "两步验证已取消，请本人登录后重新开通。") : NotFound();

    public async Task<IActionResult> OnPostPasskeysAsync(Guid id) =>
        await Load(id) ? Done(await change.ForgetPasskeys(Actor, id, Cancel), id, "通行密钥已全部删除，正在登录的都已退出。") : NotFound();

    public async Task<IActionResult> OnPostLinkAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await change.NewLink(Actor, id, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Link = OneTimeLink.Of(Request, outcome.Value!);
        return Page();
    }

    private IActionResult Done(Outcome<Account> outcome, Guid id, string said)
    {
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = said;
        return LocalRedirect($"/accounts/{id}");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await db.VisibleAccounts(Actor).AsNoTracking().Include(a => a.Departments).SingleOrDefaultAsync(a => a.Id == id, Cancel) is not { } account)
            return false;
        (Account, Open) = (account, await sessions.Open(id, Cancel));
        PasskeyCount = await db.Set<AccountPasskey>().CountAsync(p => p.UserId == id, Cancel);
        Fields = new(Place, AccountReach.Roles(Actor), await db.UnitsToPlace(Actor, Cancel), Actor.May(Right.ManageAccounts));
        return true;
    }
}
