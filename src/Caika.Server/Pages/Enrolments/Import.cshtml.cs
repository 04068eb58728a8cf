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

/// <summary>Takes a list in and shows the lists taken in before.</summary>
[Allows(Right.KeepRoster)]
[RequestFormLimits(MultipartBodyLengthLimit = ReceiveRoster.MostBytes + 65536, MemoryBufferThreshold = Uploads.InMemory)]
internal sealed class ImportModel(CaikaDb db, CampaignBook campaigns, ReceiveRoster receive, TimeProvider clock) : CaikaPage
{
    internal const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LastImports = 30;

    [BindProperty]
    public RosterListKind Kind { get; set; }

    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<RosterImport> Imports { get; private set; } = [];
    public TimeProvider Clock => clock;

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (!await Load())
            return NotFound();
        if (file is null)
            return Show(Refusal.Rule("请选择一个 Excel 文件（.xlsx 或 .xls）。"));
        await using var workbook = file.OpenReadStream();
        var outcome = await receive.Run(Actor, Hand.Id, Kind, file.FileName, workbook, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : LocalRedirect($"/enrolments/imports/{outcome.Value}");
    }

    /// <summary>An empty list with the right heading, every cell formatted as text.</summary>
    public IActionResult OnGetTemplate(RosterListKind kind)
    {
        using var workbook = new MemoryStream();
        SheetWriter.Write(workbook, kind.Label(), [.. RosterColumns.Of(kind).Select(c => c.Name)], []);
        return File(workbook.ToArray(), Xlsx, kind.Label() + "模板.xlsx");
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        Imports = await db.Set<RosterImport>().AsNoTracking().Where(i => i.CampaignId == hand.Id).OrderByDescending(i => i.ReceivedAt).Take(LastImports).ToListAsync(Cancel);
        return true;
    }

    internal static string Label(RosterImportStatus status) => status switch
    {
        RosterImportStatus.Received => "正在比对",
        RosterImportStatus.Judged => "等您确认",
        RosterImportStatus.Ordered => "正在导入",
        RosterImportStatus.Committed => "已导入",
        RosterImportStatus.Failed => "没有读成",
        _ => "没有导入",
    };
}
