using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Units;

/// <summary>The registrations as the centre sees them; those that wait come first.</summary>
[Allows(Right.ApproveUnits)]
internal sealed class IndexModel(CaikaDb db) : CaikaPage
{
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync() => Units = await db.Set<Unit>().AsNoTracking().OrderBy(u => u.Status != UnitStatus.Submitted).ThenBy(u => u.Name).ToListAsync(Cancel);
}
