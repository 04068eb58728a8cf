using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Submissions;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Submissions;

/// <summary>A package in the centre's list.</summary>
internal sealed record ReceivedLine(Guid Id, string Unit, int Number, SubmissionKind Kind, int Count, int Waiting, DateTimeOffset? LeftAt, SubmissionStatus Status);

/// <summary>The packages of every unit of the installation, as the centre sees them; those that wait come first.</summary>
[Allows(Right.AnswerForCentre)]
internal sealed class ReceivedModel(CaikaDb db) : CaikaPage
{
    internal const int Size = 50;

    public IReadOnlyList<ReceivedLine> Lines { get; private set; } = [];
    public int Total { get; private set; }

    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true, Name = "p")]
    public int PageNo { get; set; } = 1;

    public async Task OnGetAsync()
    {
        var received = db.Received(Actor).AsNoTracking();
        Total = await received.CountAsync(Cancel);
        PageNo = Math.Max(1, PageNo);
        Lines = await received
            .OrderBy(s => s.Status == SubmissionStatus.Exported ? 0 : s.Status == SubmissionStatus.Acknowledged ? 1 : 2).ThenByDescending(s => s.SealedAt)
            .Skip((PageNo - 1) * Size).Take(Size)
            .Select(s => new ReceivedLine(
                s.Id, db.Set<Unit>().Where(u => db.Set<Campaign>().Any(c => c.Id == s.CampaignId && c.UnitId == u.Id)).Select(u => u.Name).First(),
                s.Number, s.Kind, s.Count, s.Items.Count(i => i.Result == CentreResult.Waiting), s.ExportedAt, s.Status))
            .ToListAsync(Cancel);
    }
}
