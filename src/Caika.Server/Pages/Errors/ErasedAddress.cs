using System.Text.RegularExpressions;
using Caika.Campaigns;
using Caika.Erasures;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Errors;

/// <summary>Whether an address that shows nothing any more named something of an erased campaign of the visitor's own unit.</summary>
internal static partial class ErasedAddress
{
    internal static async Task<bool> Is(HttpContext http, string? path)
    {
        if (http.Actor() is not { Kind: ActorKind.Staff, Unit: { } unit } || path is null || !Guid.TryParse(Id().Match(path).Value, out var id))
            return false;
        var db = http.RequestServices.GetRequiredService<CaikaDb>();
        return await db.Set<Campaign>().AnyAsync(c => c.UnitId == unit && c.ErasedAt != null && (c.Id == id || db.Set<ErasedRow>().Any(r => r.Id == id && r.CampaignId == c.Id)), http.RequestAborted);
    }

    /// <summary>Whether it is the address of a page about the campaign in hand, of somebody whose unit has none.</summary>
    internal static async Task<bool> HasNoCampaign(HttpContext http, string? path) =>
        http.Actor() is { Kind: ActorKind.Staff, Unit: not null } staff && path is not null && !Id().IsMatch(path)
        && await http.RequestServices.GetRequiredService<CampaignBook>().TakeCurrent(staff, http.RequestAborted) is null;

    [GeneratedRegex("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")]
    private static partial Regex Id();
}
