using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

/// <summary>Adds an account and shows its one-time link once.</summary>
[Allows(Right.ManageAccounts, Right.ManageUnitAccounts)]
internal sealed class AddModel(CaikaDb db, AddAccount add) : CaikaPage
{
    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string DisplayName { get; set; } = "";

    [BindProperty]
    public PlaceInput Place { get; set; } = new();

    public PlaceFields Fields { get; private set; } = null!;
    public string? Link { get; private set; }

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAsync()
    {
        await Load();
        var outcome = await add.Run(Actor, new NewAccount(UserName?.Trim() ?? "", DisplayName?.Trim() ?? "", Place.ToPlace(Actor)), Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Link = OneTimeLink.Of(Request, outcome.Value!);
        return Page();
    }

    private async Task Load() => Fields = new(Place, AccountReach.Roles(Actor), await db.UnitsToPlace(Actor, Cancel), Actor.May(Right.ManageAccounts));
}

internal static class OneTimeLink
{
    /// <summary>The token stands behind <c>#</c>: no server log sees it.</summary>
    internal static string Of(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}/accounts/set-password#{token}";

    internal static Task<List<Unit>> UnitsToPlace(this CaikaDb db, Actor actor, CancellationToken cancel)
    {
        var all = actor.May(Right.ManageAccounts);
        return db.Set<Unit>().AsNoTracking().Where(u => all || u.Id == actor.Unit).Include(u => u.Departments).Include(u => u.Campuses).AsSplitQuery().OrderBy(u => u.Name).ToListAsync(cancel);
    }
}
