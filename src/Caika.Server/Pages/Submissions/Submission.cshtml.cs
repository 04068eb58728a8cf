using Caika.Accounts;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Submissions;

/// <summary>What may be done with a sealed package, each an action of its own.</summary>
internal sealed class PackageWork(ExportSubmission export, SendToCentre send, CancelSubmission cancel, AcknowledgeSubmission acknowledge, WriteHandOverList list)
{
    internal ExportSubmission Export => export;
    internal SendToCentre Send => send;
    internal CancelSubmission Cancel => cancel;
    internal AcknowledgeSubmission Acknowledge => acknowledge;
    internal WriteHandOverList List => list;
}

/// <summary>One package: what is in it, its files, and the centre's answer by file, on the page, or by hand.</summary>
[Allows(Right.Submit)]
internal sealed class SubmissionModel(CaikaDb db, CampaignBook campaigns, PackageWork work, TakeInCentreAnswer takeIn, CentreHere centre) : CaikaPage
{
    /// <summary>The centre works in this installation: it receives and answers on its own pages.</summary>
    public bool HasCentre { get; private set; }

    public Submission Submission { get; private set; } = null!;
    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, (string Name, string Department)> People { get; private set; } = new Dictionary<Guid, (string, string)>();
    public IReadOnlyList<LeftOut> LeftOut { get; private set; } = [];
    public AnswerReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    [NeedsProof]
    public async Task<IActionResult> OnPostPackageAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await work.Export.Run(Actor, id, Cancel, handsOver: !HasCentre);
        return outcome.Refusal is { } refusal ? Show(refusal) : File(outcome.Value!.Content, "application/zip", outcome.Value.Name);
    }

    public async Task<IActionResult> OnPostListAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await work.List.Run(Actor, id, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : File(outcome.Value!, "application/pdf", $"移交清单_{Submission.Number:00}.pdf");
    }

    public async Task<IActionResult> OnPostSendAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await work.Send.Run(Actor, id, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"第 {Submission.Number} 批已送交省中心，等省中心接收和答复。";
        return LocalRedirect($"/submissions/{id}");
    }

    public async Task<IActionResult> OnPostReceivedAsync(Guid id, DateOnly? receivedOn, string? receipt)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await work.Acknowledge.Run(Actor, id, receivedOn, receipt ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"第 {Submission.Number} 批已登记为对方已接收。";
        return LocalRedirect($"/submissions/{id}");
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, string? reason)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await work.Cancel.Run(Actor, id, reason ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"第 {Submission.Number} 批已撤销，里面的人可以重新封存。";
        return LocalRedirect($"/submissions/{id}");
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, IFormFile? answer, string? documentNo)
    {
        if (!await Load(id))
            return NotFound();
        if (answer is null || answer.Length == 0)
            return Show(Refusal.Rule("请选择省中心的答复文件（xlsx 或 xls）。"));
        using var stream = answer.OpenReadStream();
        var (lines, fault) = CentreAnswerFile.Read(stream);
        return fault is not null ? Show(Refusal.Rule(fault)) : await TakeIn(id, lines, new AnswerSource("文件", documentNo ?? ""));
    }

    /// <summary>One person's result as somebody at the centre says it, with the paper it rests on.</summary>
    public async Task<IActionResult> OnPostOneAsync(Guid id, int serial, CentreResult result, string? reasonCode, string? reason, string? documentNo, DateOnly? answeredOn)
    {
        if (!await Load(id))
            return NotFound();
        if (string.IsNullOrWhiteSpace(documentNo) || answeredOn is null)
            return Show(Refusal.Rule("人工登记要写明省中心答复的文号（或电话记录编号）和日期。"));
        var item = Submission.Items.Find(i => i.Serial == serial);
        if (item is null)
            return Show(Refusal.Rule($"编号“{serial}”不在这一批里。"));
        var person = await db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.Id == item.EnrolmentId, Cancel);
        var data = Hand.Keys.Open<PersonalData>(person.Personal, person.Id);
        return await TakeIn(id, [new CentreLine(1, serial, data.IdNumber, data.FullName, result, reasonCode?.Trim() ?? "", reason?.Trim() ?? "")],
            new AnswerSource("人工登记", documentNo.Trim(), answeredOn));
    }

    private async Task<IActionResult> TakeIn(Guid id, IReadOnlyList<CentreLine> lines, AnswerSource source)
    {
        var outcome = await takeIn.Run(Actor, id, lines, source, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Report = outcome.Value;
        db.ChangeTracker.Clear();
        await Load(id);
        return Page();
    }

    private async Task<bool> Load(Guid id)
    {
        var submission = await db.Set<Submission>().AsNoTracking().Include(s => s.Items.OrderBy(i => i.Serial)).SingleOrDefaultAsync(s => s.Id == id, Cancel);
        if (submission is null || await campaigns.Take(submission.CampaignId, Actor, Cancel) is not { } hand)
            return false;
        (Submission, Hand) = (submission, hand);
        var ids = submission.Items.Select(i => i.EnrolmentId).ToList();
        People = await db.Visible(Actor).AsNoTracking().Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.FullName, e.Department!.Name }).ToDictionaryAsync(e => e.Id, e => (e.FullName, e.Name), Cancel);
        HasCentre = await centre.Ask(Cancel);
        LeftOut = System.Text.Json.JsonSerializer.Deserialize<List<LeftOut>>(submission.Exceptions) ?? [];
        return true;
    }
}
