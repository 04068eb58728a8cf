using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>
/// Everybody of the campaign within one's scope. Filters are the URL; an ID number never is: it comes by POST, and one
/// that was typed into a GET is sent away without it.
/// </summary>
[Allows(Right.SeeEnrolments)]
internal sealed class IndexModel(CampaignBook campaigns, EnrolmentList list, TimeProvider clock) : CaikaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Campus { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public StageGroup? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNo { get; set; }

    public CampaignInHand? Hand { get; private set; }
    public ListPage List { get; private set; } = new([], new Dictionary<EnrolmentStatus, int>(), 0);
    public bool ByNumber { get; private set; }
    public TimeProvider Clock => clock;

    public async Task<IActionResult> OnGetAsync()
    {
        if (LooksLikeNumber(Q ?? ""))
            return LocalRedirect("/enrolments#number");
        await Fill(new ListFilter { Text = Q ?? "", Department = Department, Campus = Campus, PersonnelStatus = Status ?? "", Stage = Stage });
        return Page();
    }

    public async Task<IActionResult> OnPostNumberAsync(string? number)
    {
        var wanted = Normalised.Number(number ?? "");
        if (wanted.Length < 4)
            return await OnGetAsync();
        if (await campaigns.TakeCurrent(Actor, Cancel) is { } hand)
        {
            var keys = hand.Keys;
            await Fill(wanted.Length == 4 ? new ListFilter { LastFour = keys.LookUp("last-four", wanted) } : new ListFilter { Number = keys.LookUp("id-number", wanted) }, all: true);
        }
        ByNumber = true;
        return Page();
    }

    private async Task Fill(ListFilter filter, bool all = false)
    {
        Hand = await campaigns.TakeCurrent(Actor, Cancel);
        if (Hand is null)
            return;
        PageNo = Math.Clamp(PageNo ?? 1, 1, 100_000);
        List = await list.Run(Actor, Hand, filter, PageNo.Value, Cancel);
        // Whoever looks for a number wants the person, collected or not.
        if (all && List.Total == 0 && List.Counts.ContainsKey(EnrolmentStatus.Excluded))
            List = await list.Run(Actor, Hand, filter with { Stage = StageGroup.Excluded }, 1, Cancel);
    }

    public IEnumerable<Caika.Units.Department> Departments => Hand!.Unit.Departments.Where(d => Actor.CoversDepartment(d.Id)).OrderBy(d => d.Sort);

    public int CountOf(StageGroup group) => group.Statuses().Sum(s => List.Counts.GetValueOrDefault(s));

    public int Collected => StageGroups.Collected.Sum(s => List.Counts.GetValueOrDefault(s));

    public string Href(StageGroup? stage, int page = 1)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("q", Q);
        Add("department", Department?.ToString());
        Add("campus", Campus?.ToString());
        Add("status", Status);
        Add("stage", stage?.ToString().ToLowerInvariant());
        Add("p", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        return "/enrolments" + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }

    public Filters Filters => new("/enrolments",
        [
            FilterField.Choice("department", "部门", Department?.ToString(), "全部部门", Departments.Select(d => (d.Id.ToString(), d.Name))),
            FilterField.Choice("campus", "校区", Campus?.ToString(), "全部校区", Hand!.Unit.Campuses.Select(c => (c.Id.ToString(), c.Name))),
            FilterField.Choice("status", "人员状态", Status, "在职和离退休", Hand.Pack.CodeSet("PersonnelStatus").Select(c => (c.Value, c.Label))),
            FilterField.Text("q", "姓名或工号", Q),
        ],
        [
            new Pill("全部", Collected, Href(null), Stage is null && !ByNumber),
            .. new[] { StageGroup.None, StageGroup.Doing, StageGroup.Review, StageGroup.Returned, StageGroup.Sign, StageGroup.Signed, StageGroup.Excluded }
                .Select(group => new Pill(group.Label(), CountOf(group), Href(group), Stage == group)),
        ],
        Stage is { } kept ? new Dictionary<string, string> { ["stage"] = kept.ToString().ToLowerInvariant() } : null);

    private static bool LooksLikeNumber(string text)
    {
        var number = Normalised.Number(text);
        return number.Length is >= 15 and <= 20 && number.Count(char.IsAsciiDigit) >= 12;
    }
}
