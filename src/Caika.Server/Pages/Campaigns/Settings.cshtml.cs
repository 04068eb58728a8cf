using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Campaigns;

/// <summary>The unit's campaigns, and a new one.</summary>
[Allows(Right.ManageCampaign)]
internal sealed class SettingsModel(CaikaDb db, KeepCampaign keep, TimeProvider clock) : CaikaPage
{
    [BindProperty]
    public CampaignInput Form { get; set; } = new();

    [BindProperty]
    public string Pack { get; set; } = "hunan-2019";

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];
    public IReadOnlyList<RulePack> Packs { get; } = [.. RulePack.Shipped.Select(id => RulePack.Parse(RulePack.ShippedText(id)))];

    public async Task OnGetAsync()
    {
        await Load();
        Form = CampaignInput.Suggest(Caika.Platform.ChinaTime.Today(clock));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Load();
        if (Form.ToForm() is not { } form)
            return Show(Refusal.Rule("请把各个日期填完整。"));
        var outcome = await keep.Make(Actor, form, Pack, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = "已建好草稿。核对以后点“开始采集”。";
        return LocalRedirect($"/campaigns/{outcome.Value!.Id}");
    }

    private async Task Load() =>
        Campaigns = await db.Set<Campaign>().AsNoTracking().Where(c => c.UnitId == Actor.Unit).OrderByDescending(c => c.OpensOn).ToListAsync(Cancel);
}

/// <summary>A campaign's fields as a page sends them.</summary>
internal sealed class CampaignInput
{
    public string? Title { get; set; }
    public string? DocumentNo { get; set; }
    public DateOnly? OpensOn { get; set; }
    public DateOnly? PersonDeadline { get; set; }
    public DateOnly? DepartmentDeadline { get; set; }
    public DateOnly? UnitDeadline { get; set; }
    public DateOnly? GraceUntil { get; set; }
    public PrintAfter PrintAfter { get; set; } = PrintAfter.CentreCheck;
    public List<int> EligibleBy { get; set; } = [];

    /// <summary>Null when a date is missing.</summary>
    public CampaignForm? ToForm() =>
        OpensOn is { } opens && PersonDeadline is { } person && DepartmentDeadline is { } department && UnitDeadline is { } unit
            ? new(Title?.Trim() ?? "", DocumentNo?.Trim() ?? "", opens, person, department, unit, GraceUntil, PrintAfter, (Insurances)(EligibleBy.Sum() & (int)Insurances.All)) : null;

    public static CampaignInput Of(Campaign campaign)
    {
        var form = CampaignForm.Of(campaign);
        return new()
        {
            Title = form.Title,
            DocumentNo = form.DocumentNo,
            OpensOn = form.OpensOn,
            PersonDeadline = form.PersonDeadline,
            DepartmentDeadline = form.DepartmentDeadline,
            UnitDeadline = form.UnitDeadline,
            GraceUntil = form.GraceUntil,
            PrintAfter = form.PrintAfter,
            EligibleBy = [.. Each.Where(i => form.EligibleBy.HasFlag(i)).Select(i => (int)i)],
        };
    }

    /// <summary>The rhythm of the notice: ten days for the people, three for the departments, two for the unit.</summary>
    public static CampaignInput Suggest(DateOnly today) => new()
    {
        Title = "社会保障卡信息采集",
        OpensOn = today,
        PersonDeadline = today.AddDays(10),
        DepartmentDeadline = today.AddDays(13),
        UnitDeadline = today.AddDays(15),
        GraceUntil = today.AddDays(30),
        EligibleBy = [.. Each.Select(i => (int)i)],
    };

    public static readonly Insurances[] Each = [Insurances.Pension, Insurances.MedicalAndMaternity, Insurances.WorkInjury, Insurances.Unemployment];
}
