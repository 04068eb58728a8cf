using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Questions;
using Caika.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Campaigns;

/// <summary>The cockpit: where everybody stands, department by department, within one's scope.</summary>
[Allows(Right.SeeEnrolments)]
internal sealed class IndexModel(CaikaDb db, CampaignBook campaigns, TimeProvider clock) : CaikaPage
{
    public CampaignInHand? Hand { get; private set; }
    public IReadOnlyList<DepartmentProgress> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> QuestionsOf { get; private set; } = new Dictionary<Guid, int>();
    public int OpenQuestions => QuestionsOf.Values.Sum();
    public DateOnly Today => ChinaTime.Today(clock);

    public async Task OnGetAsync()
    {
        Hand = await campaigns.TakeCurrent(Actor, Cancel);
        if (Hand is null)
            return;
        var counts = await db.Visible(Actor).Where(e => e.CampaignId == Hand.Id && e.Status != EnrolmentStatus.Excluded)
            .GroupBy(e => new { e.DepartmentId, e.Status }).Select(g => new { g.Key.DepartmentId, g.Key.Status, Count = g.Count() }).ToListAsync(Cancel);
        QuestionsOf = await db.VisibleQuestions(Actor).Where(q => q.CampaignId == Hand.Id && q.AnsweredAt == null)
            .Join(db.Set<Enrolment>(), q => q.EnrolmentId, e => e.Id, (q, e) => e.DepartmentId).GroupBy(id => id)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        Rows = [.. Hand.Unit.Departments.OrderBy(d => d.Sort)
            .Select(d => new DepartmentProgress(d.Id, d.Name, counts.Where(c => c.DepartmentId == d.Id).ToDictionary(c => c.Status, c => c.Count)))
            .Where(row => row.Total > 0)];
    }
}

/// <summary>How many of a department stand where.</summary>
internal sealed record DepartmentProgress(Guid Id, string Name, IReadOnlyDictionary<EnrolmentStatus, int> By)
{
    public int Total => By.Values.Sum();
    public int NotStarted => Of(EnrolmentStatus.NotStarted);
    public int Filling => Of(EnrolmentStatus.InProgress, EnrolmentStatus.PendingSelfCheck);
    public int Returned => Of(EnrolmentStatus.DepartmentReturned, EnrolmentStatus.UnitReturned, EnrolmentStatus.CentreReturned, EnrolmentStatus.ObjectionRaised);
    public int Waiting => Of(EnrolmentStatus.PendingDepartmentReview, EnrolmentStatus.PendingUnitReview, EnrolmentStatus.PendingCentreCheck);
    public int Passed => Of(EnrolmentStatus.PendingSignature);
    public int Signed => Of(EnrolmentStatus.Signed, EnrolmentStatus.ReadyToSubmit, EnrolmentStatus.Submitted, EnrolmentStatus.CentreReviewing, EnrolmentStatus.Accepted);

    private int Of(params EnrolmentStatus[] statuses) => statuses.Sum(s => By.GetValueOrDefault(s));
}
