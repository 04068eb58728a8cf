using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>What a list would change: counts, the rows worth a look, and the yes or no.</summary>
[Allows(Right.KeepRoster)]
internal sealed class ImportReviewModel(CaikaDb db, CampaignBook campaigns, OrderRoster order, CancelRoster cancelRoster) : CaikaPage
{
    internal const int PageSize = 50;

    public RosterImport Import { get; private set; } = null!;
    public IReadOnlyList<RosterRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<RosterRowKind, int> Counts { get; private set; } = new Dictionary<RosterRowKind, int>();
    public RosterRowKind Kind { get; private set; }
    public int PageNo { get; private set; } = 1;
    public bool Waits => Import.Status is RosterImportStatus.Received or RosterImportStatus.Ordered;

    /// <summary>How many people the yes would touch.</summary>
    public int Touches => Import.Added + Import.Changed + Import.Excluded;

    public string Summary => Touches == 0 ? "没有要改的内容" : string.Join("，", new[] { ("新增", Import.Added), ("变动", Import.Changed), ("不纳入", Import.Excluded) }
        .Where(part => part.Item2 > 0).Select(part => $"{part.Item1} {part.Item2:#,0} 人"));

    public async Task<IActionResult> OnGetAsync(Guid id, RosterRowKind? kind, int p = 1)
    {
        if (!await Load(id))
            return NotFound();
        Counts = await db.Set<RosterRow>().Where(r => r.ImportId == id).GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        Kind = kind ?? Order.FirstOrDefault(k => Counts.ContainsKey(k));
        PageNo = Math.Max(1, p);
        Rows = await db.Set<RosterRow>().AsNoTracking().Where(r => r.ImportId == id && r.Kind == Kind).OrderBy(r => r.Row).Skip((PageNo - 1) * PageSize).Take(PageSize).ToListAsync(Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostOrderAsync(Guid id) => await Answer(id, await order.Run(Actor, id, Cancel));

    public async Task<IActionResult> OnPostCancelAsync(Guid id) => await Answer(id, await cancelRoster.Run(Actor, id, Cancel));

    /// <summary>The bad rows as a workbook, numbers masked: enough to find and mend them in one's own list.</summary>
    public async Task<IActionResult> OnGetBadAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var bad = await db.Set<RosterRow>().AsNoTracking().Where(r => r.ImportId == id && r.Kind == RosterRowKind.Bad).OrderBy(r => r.Row).ToListAsync(Cancel);
        using var workbook = new MemoryStream();
        SheetWriter.Write(workbook, "没有导入的行", ["行号", "姓名", "证件号码", "列", "问题"], bad.SelectMany(row => RowNote.Unpack(row.Notes)
            .Select(note => (string[])[row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), row.FullName, row.MaskedIdNumber, note.Column, note.Text])));
        return File(workbook.ToArray(), ImportModel.Xlsx, "没有导入的行.xlsx");
    }

    internal static readonly RosterRowKind[] Order = [RosterRowKind.Bad, RosterRowKind.Changed, RosterRowKind.Excluded];

    internal static string Label(RosterRowKind kind) => kind switch
    {
        RosterRowKind.Bad => "有问题，不导入",
        RosterRowKind.Changed => "有变动",
        _ => "不纳入采集",
    };

    private async Task<IActionResult> Answer(Guid id, Outcome<Nothing> outcome)
    {
        if (outcome.Done)
            return LocalRedirect($"/enrolments/imports/{id}");
        db.ChangeTracker.Clear();
        var page = await OnGetAsync(id, null);
        return page is NotFoundResult ? page : Show(outcome.Refusal!);
    }

    private async Task<bool> Load(Guid id)
    {
        var import = await db.Set<RosterImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, Cancel);
        if (import is null || await campaigns.Take(import.CampaignId, Actor, Cancel) is null)
            return false;
        Import = import;
        return true;
    }
}
