using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Screen;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>Forms by department: to print, on paper, back; prints them.</summary>
[Allows(Right.HandleForms)]
internal sealed class IndexModel(CampaignBook campaigns, FormBoard board, PrintForms print, PrintCover cover, ScreenBoard screens, TimeProvider clock) : CaikaPage
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindSlug { get; set; }
    public FormKind Kind => FormWords.KindOf(KindSlug);
    public CampaignInHand? Hand { get; private set; }
    public IReadOnlyList<(string Name, FormRow Row)> Rows { get; private set; } = [];
    public IReadOnlyList<PrintRun> Runs { get; private set; } = [];
    public IReadOnlyList<ScreenLine> Flagged { get; private set; } = [];
    public DateOnly Today => ChinaTime.Today(clock);

    public int Sum(Func<FormRow, int> of) => Rows.Sum(r => of(r.Row));

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostPrintAsync(Guid? department, bool onlyReprints)
    {
        await Load();
        if (Hand is null)
            return NotFound();
        var outcome = await print.Run(Actor, Hand.Id, new PrintWish(Kind, department, OnlyReprints: onlyReprints), Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        var (run, _, leftOut) = outcome.Value!;
        Said = $"{run.Count} 份{Kind.Label()}已排好，下载后即可打印。{(leftOut.Count == 0 ? "" : $"没有打印：{PrintForms.Named(leftOut)}。请联系系统管理员安装字体。")}";
        return Redirect($"/confirmations/runs/{run.Id}");
    }

    public async Task<IActionResult> OnGetCoverAsync(Guid department)
    {
        await Load();
        if (Hand is null)
            return NotFound();
        var outcome = await cover.Run(Actor, Hand.Id, [department], Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        return File(outcome.Value!, "application/pdf", $"汇总表-{Hand.Unit.Departments.First(d => d.Id == department).Name}.pdf");
    }

    private async Task Load()
    {
        Hand = await campaigns.TakeCurrent(Actor, Cancel);
        if (Hand is null)
            return;
        var rows = (await board.Departments(Actor, Hand.Id, Kind, Cancel)).ToDictionary(r => r.DepartmentId);
        Rows = [.. Hand.Unit.Departments.OrderBy(d => d.Sort).Where(d => rows.ContainsKey(d.Id)).Select(d => (d.Name, rows[d.Id]))];
        Flagged = await screens.Flagged(Actor, Hand.Id, Cancel);
        Runs = await board.Runs(Actor, Hand.Id, 8, Cancel);
    }
}
