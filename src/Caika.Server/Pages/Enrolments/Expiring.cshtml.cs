using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

internal sealed record ExpiringPerson(Guid Id, string FullName, string StaffNo, string Department, DateOnly ValidTo);

/// <summary>
/// Whose document ends before the cards are made (过期预警). It has to be valid during the collection (notice 四2), and
/// the making takes about half a year more; so this is looked at before the campaign opens.
/// </summary>
[Allows(Right.SeeEnrolments)]
internal sealed class ExpiringModel(CaikaDb db, CampaignBook campaigns, TimeProvider clock) : CaikaPage
{
    internal const int PageSize = 50;

    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<ExpiringPerson> People { get; private set; } = [];
    public IReadOnlyDictionary<ExpiryGroup, int> Counts { get; private set; } = new Dictionary<ExpiryGroup, int>();
    public ExpiryGroup Group { get; private set; }
    public int PageNo { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(ExpiryGroup? group, int p = 1)
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return NotFound();
        (Hand, PageNo) = (hand, Math.Max(1, p));
        var ends = Ends();
        var (last, people) = (ends[^1].Until, db.VisibleIn(hand, Actor).AsNoTracking().Where(e => e.Status != EnrolmentStatus.Excluded));
        var days = await people.Where(e => e.IdValidTo < last).GroupBy(e => e.IdValidTo).Select(g => new { Day = g.Key!.Value, Count = g.Count() }).ToListAsync(Cancel);
        Counts = ends.ToDictionary(e => e.Group, e => days.Where(d => d.Day >= e.From && d.Day < e.Until).Sum(d => d.Count));
        Group = group ?? ends.FirstOrDefault(e => Counts[e.Group] > 0).Group;
        var (_, from, until) = ends.Single(e => e.Group == Group);
        People = await people.Where(e => e.IdValidTo >= from && e.IdValidTo < until).OrderBy(e => e.IdValidTo).ThenBy(e => e.FullName)
            .Skip((PageNo - 1) * PageSize).Take(PageSize)
            .Select(e => new ExpiringPerson(e.Id, e.FullName, e.StaffNo, e.Department!.Name, e.IdValidTo!.Value)).ToListAsync(Cancel);
        return Page();
    }

    /// <summary>Ended already; ends while we collect; ends while the cards are made.</summary>
    private List<(ExpiryGroup Group, DateOnly From, DateOnly Until)> Ends()
    {
        var today = ChinaTime.Today(clock);
        var close = (Hand.Campaign.GraceUntil ?? Hand.Campaign.UnitDeadline).AddDays(1);
        if (close < today)
            close = today;
        return [(ExpiryGroup.Over, DateOnly.MinValue, today), (ExpiryGroup.Collecting, today, close), (ExpiryGroup.Making, close, close.AddDays(Hand.Pack.ProductionDays))];
    }

    internal static string Label(ExpiryGroup group) => group switch
    {
        ExpiryGroup.Over => "已过期",
        ExpiryGroup.Collecting => "采集期间到期",
        _ => "制卡期间到期",
    };
}

internal enum ExpiryGroup
{
    Over = 0,
    Collecting = 1,
    Making = 2,
}
