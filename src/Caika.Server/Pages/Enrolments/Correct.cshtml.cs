using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>One field for many people: first who it would be, then the yes. Values come by POST, never in the address.</summary>
[Allows(Right.EditEnrolments)]
[RequestFormLimits(ValueCountLimit = CorrectMany.Most + 20)]
internal sealed class CorrectModel(CampaignBook campaigns, CorrectMany correct) : CaikaPage
{
    [BindProperty]
    public string Field { get; set; } = CorrectMany.Fields[0];

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public Guid? Department { get; set; }

    [BindProperty]
    public string? Status { get; set; }

    public CampaignInHand Hand { get; private set; } = null!;
    public CorrectionPreview? Preview { get; private set; }
    public IReadOnlyList<CorrectedPerson> Left { get; private set; } = [];
    public IEnumerable<Department> Departments => Hand.Unit.Departments.Where(d => Actor.CoversDepartment(d.Id)).OrderBy(d => d.Sort);

    /// <summary>Labels of the coded fields, to choose from.</summary>
    public IEnumerable<string> Labels => CorrectMany.Fields.Select(FormColumns.At).Select(at => FormColumns.All[at].CodeSet).OfType<string>()
        .Where(set => set is not "Nationality" and not "EthnicGroup").SelectMany(set => Hand.Pack.CodeSet(set)).Select(code => code.Label);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await Load())
            return NotFound();
        var outcome = await correct.Preview(Actor, Hand.Id, new Correction(Field, Value ?? ""), new ListFilter { Department = Department, PersonnelStatus = Status ?? "" }, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Preview = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(List<string>? chosen)
    {
        if (!await Load())
            return NotFound();
        var people = (chosen ?? []).Select(one => one.Split('-')).Where(parts => parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out _))
            .DistinctBy(parts => parts[0]).ToDictionary(parts => Guid.ParseExact(parts[0], "N"), parts => parts[1]);
        var outcome = await correct.Run(Actor, Hand.Id, new Correction(Field, Value ?? ""), people, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        var (changed, left) = outcome.Value;
        Said = $"已改 {changed:#,0} 人的{DataFields.Label(Field)}。{(left.Count > 0 ? $"{left.Count:#,0} 人没有改，原因见下面。" : "")}";
        if (left.Count == 0)
            return LocalRedirect("/enrolments/correct");
        Left = left;
        return Page();
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        return true;
    }
}
