using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Caika.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Submissions;

/// <summary>The export profile: columns, headers, order and codes of data.xlsx are data, with a preview on a made-up person.</summary>
[Allows(Right.Submit)]
internal sealed class ProfileModel(CampaignBook campaigns, ChangeExportProfile change) : CaikaPage
{
    public ExportProfile Profile { get; private set; } = null!;
    public ExportRow Preview { get; private set; } = null!;

    [BindProperty]
    public List<ColumnInput> Columns { get; set; } = [];

    /// <summary>What the receiver's system can write; empty when everything.</summary>
    [BindProperty]
    public string? CharacterSet { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return NotFound();
        Use(ExportProfile.Parse(hand.Campaign.ExportProfileText));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool save)
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return NotFound();
        var wanted = ExportProfile.Parse(hand.Campaign.ExportProfileText) with
        {
            CharacterSet = string.IsNullOrEmpty(CharacterSet) ? null : CharacterSet,
            Columns = [.. Columns.Where(c => !string.IsNullOrWhiteSpace(c.Header)).OrderBy(c => c.Order).Select(c => c.ToColumn())],
        };
        Use(wanted);
        if (wanted.Faults() is { Count: > 0 } faults)
            return Show(Refusal.Rule(string.Join("", faults)));
        if (!save)
            return Page();
        var outcome = await change.Run(Actor, hand.Id, wanted, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = "导出格式已保存，下一次封存起使用。";
        return LocalRedirect("/submissions/profile");
    }

    private void Use(ExportProfile profile)
    {
        Profile = profile;
        ModelState.Clear();
        CharacterSet = profile.CharacterSet;
        Columns = [.. profile.Columns.Select((c, i) => ColumnInput.Of(c, 10 * (i + 1))), new ColumnInput { Order = 10 * (profile.Columns.Count + 1) }];
        Preview = profile.Faults().Count == 0 ? ExportRow.Of(profile, SamplePerson.Values) : new([], []);
    }
}

/// <summary>One column as the form sends it.</summary>
internal sealed record ColumnInput
{
    public int Order { get; set; }
    public string? Header { get; set; }
    public string? Field { get; set; }
    public string? Constant { get; set; }
    public string? Format { get; set; }
    public string? CodeSet { get; set; }
    public bool Required { get; set; }

    public static ColumnInput Of(ExportColumn c, int order) => new()
    {
        Order = order,
        Header = c.Header,
        Field = c.Field,
        Constant = c.Constant,
        Format = c.Format,
        CodeSet = c.CodeSet,
        Required = c.Required,
    };

    public ExportColumn ToColumn() => new(Header!.Trim(), Text(Field), Text(Format), Text(CodeSet), Text(Field) is null ? Constant ?? "" : null, Required);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
