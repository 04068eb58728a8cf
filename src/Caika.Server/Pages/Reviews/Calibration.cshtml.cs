using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Reviews;
using Caika.Reviews.Calibration;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Reviews;

/// <summary>What reviewers decided against what the photo rules measured, and what another limit would have done.</summary>
[Allows(Right.ReviewForUnit)]
internal sealed class CalibrationModel(CampaignBook campaigns, Calibrate calibrate) : CaikaPage
{
    private const int Candidates = 7;

    /// <summary>Key of the limit that is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Limit { get; set; }

    /// <summary>Another limit to try.</summary>
    [BindProperty(SupportsGet = true)]
    public double? Value { get; set; }
    public Guid Campaign { get; private set; }
    public bool MayChange => Actor.May(Right.ManageCampaign);
    public ReviewPlace Place => new(ReviewStage.Of(Actor)!.Value, null, 1);
    public IReadOnlyList<RuleEvidence> Rules { get; private set; } = [];
    public IReadOnlyList<StripPace> Strips { get; private set; } = [];
    public RuleEvidence? Chosen { get; private set; }
    public IReadOnlyList<double> Tried { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return NotFound();
        Campaign = hand.Id;
        Rules = await calibrate.Run(Actor, hand, Cancel);
        Strips = await calibrate.Strips(hand, Cancel);
        Value = Value is { } value && double.IsFinite(value) ? value : null;
        Chosen = Rules.FirstOrDefault(r => r.Scale.Key == Limit) ?? Rules.Where(r => r.Judged > 0).MaxBy(r => (r.Overruled, r.Judged));
        Tried = Chosen is { } chosen ? [.. chosen.Candidates(Candidates).Concat(Value is { } own ? [own] : []).Distinct().Order()] : [];
        return Page();
    }

    internal static string Share(int part, int of) => of == 0 ? "—" : $"{100.0 * part / of:0}%";
}
