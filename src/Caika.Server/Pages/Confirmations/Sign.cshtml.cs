using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Signing;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>Notes signed forms: one by one from the scanner or the keyboard, or a department's pile by ticks.</summary>
[Allows(Right.HandleForms)]
internal sealed class SignModel(CampaignBook campaigns, FormBoard board, RecordSignature record, TimeProvider clock) : CaikaPage
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindSlug { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Department { get; set; }

    [BindProperty]
    public string? FormNo { get; set; }

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public bool PaperSeen { get; set; }
    public FormKind Kind => FormWords.KindOf(KindSlug);
    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<(Department Department, int Missing)> Departments { get; private set; } = [];
    public IReadOnlyList<FormLine> Missing { get; private set; } = [];
    public DateOnly Today => ChinaTime.Today(clock);

    /// <summary>What was refused among several, one sentence each.</summary>
    public IReadOnlyList<string> Refusals { get; private set; } = [];
    public string Self => $"/confirmations/sign?kind={Kind.Slug()}{(Department is null ? "" : $"&department={Department}")}";

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostOneAsync(IFormFile? scan)
    {
        byte[]? bytes = null;
        if (scan is { Length: > 0 and < (11 << 20) })
        {
            using var memory = new MemoryStream();
            await scan.CopyToAsync(memory, Cancel);
            bytes = memory.ToArray();
        }
        else if (scan is { Length: > 0 })
        {
            bytes = [];
        }
        var outcome = await record.Run(Actor, FormNo ?? "", SignedOn ?? Today, PaperSeen, bytes, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        var (form, person, _) = outcome.Value!;
        Said = $"{person.FullName}的{form.Kind.Label()} {form.FormNo} 已登记，{ChineseDate.Day(form.SignedOn!.Value)}签字。请扫下一份。";
        return Redirect(Self);
    }

    public async Task<IActionResult> OnPostManyAsync(Guid[] form)
    {
        if (form.Length == 0)
            return await Load() ? Show(Refusal.Rule("请先勾选已经签回的人。")) : NotFound();
        var (done, refusals) = (0, new List<string>());
        foreach (var id in form)
        {
            var outcome = await record.Run(Actor, id.ToString(), SignedOn ?? Today, PaperSeen, null, Cancel);
            if (outcome.Refusal is { } refusal)
                refusals.Add(refusal.Message);
            else
                done++;
        }
        if (refusals.Count == 0)
        {
            Said = $"{done} 份{Kind.Label()}已登记签字。";
            return Redirect(Self);
        }
        Refusals = [.. refusals.Distinct()];
        return await Load() ? Show(Refusal.Rule($"登记了 {done} 份，{refusals.Count} 份没有登记：{string.Join(" ", Refusals)}")) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        var rows = (await board.Departments(Actor, hand.Id, Kind, Cancel)).ToDictionary(r => r.DepartmentId, r => r.Waiting);
        Departments = [.. hand.Unit.Departments.OrderBy(d => d.Sort).Where(d => rows.GetValueOrDefault(d.Id) > 0).Select(d => (d, rows[d.Id]))];
        if (Department is null && Departments.Count == 1)
            Department = Departments[0].Department.Id;
        if (Department is { } chosen)
            Missing = await board.Missing(Actor, hand.Id, Kind, chosen, Cancel);
        return true;
    }
}
