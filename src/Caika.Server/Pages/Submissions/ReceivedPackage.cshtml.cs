using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Submissions;

/// <summary>One line of the answer as the page sends it.</summary>
internal sealed record AnswerInput(int Serial, CentreResult Result, string? ReasonCode, string? Reason);

/// <summary>One package at the centre: received, looked into, answered person by person or by file.</summary>
[Allows(Right.AnswerForCentre)]
internal sealed class ReceivedPackageModel(CaikaDb db, CampaignBook campaigns, ExportSubmission export, AcknowledgeSubmission acknowledge, TakeInCentreAnswer takeIn, TimeProvider clock) : CaikaPage
{
    /// <summary>People on the page at once; whoever is answered makes room for the next.</summary>
    internal const int Size = 200;

    public Submission Submission { get; private set; } = null!;
    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, (string Name, string Department)> People { get; private set; } = new Dictionary<Guid, (string, string)>();
    public AnswerReport? Report { get; private set; }
    public IReadOnlyList<SubmissionItem> Waiting => [.. Submission.Items.Where(i => i.Result == CentreResult.Waiting).Take(Size)];
    public IReadOnlyList<SubmissionItem> Answered => [.. Submission.Items.Where(i => i.Result != CentreResult.Waiting)];
    public bool IsReceived => Submission.Status != SubmissionStatus.Exported;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    [NeedsProof]
    public async Task<IActionResult> OnPostPackageAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await export.Run(Actor, id, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : File(outcome.Value!.Content, "application/zip", outcome.Value.Name);
    }

    public async Task<IActionResult> OnPostReceiveAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        var outcome = await acknowledge.Run(Actor, id, ChinaTime.Today(clock), "在本系统接收", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"已接收第 {Submission.Number} 批，单位不能再撤销它。";
        return LocalRedirect($"/submissions/received/{id}");
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, List<AnswerInput> answers, bool rest, string? documentNo)
    {
        if (!await Load(id))
            return NotFound();
        var given = answers.Where(a => a.Result != CentreResult.Waiting).ToDictionary(a => a.Serial);
        var open = answers.Where(a => a is { Result: CentreResult.Waiting, ReasonCode.Length: > 0 }).ToList();
        if (open.Count > 0)
            return Show(Refusal.Rule($"编号 {open[0].Serial} 选了原因，没有选结果。"));
        if (given.Values.FirstOrDefault(a => a.Result == CentreResult.Returned && string.IsNullOrEmpty(a.ReasonCode)) is { } bare)
            return Show(Refusal.Rule($"编号 {bare.Serial} 退回要选原因，单位和本人会看到。"));
        var shown = answers.Select(a => a.Serial).ToHashSet();
        var lines = Waiting.Where(i => shown.Contains(i.Serial) && (rest || given.ContainsKey(i.Serial))).ToList();
        if (lines.Count == 0)
            return Show(Refusal.Rule("还没有选结果。逐人选，或勾选“没有选的都通过”。"));
        var ids = lines.Select(i => i.EnrolmentId).ToList();
        var people = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, Cancel);
        return await TakeIn(id, [.. lines.Select(item => LineOf(item, people[item.EnrolmentId], given.GetValueOrDefault(item.Serial)))], new AnswerSource("页面", documentNo?.Trim() ?? ""));
    }

    public async Task<IActionResult> OnPostFileAsync(Guid id, IFormFile? answer, string? documentNo)
    {
        if (!await Load(id))
            return NotFound();
        if (answer is null || answer.Length == 0)
            return Show(Refusal.Rule("请选择答复文件（xlsx 或 xls）。"));
        using var stream = answer.OpenReadStream();
        var (lines, fault) = CentreAnswerFile.Read(stream);
        return fault is not null ? Show(Refusal.Rule(fault)) : await TakeIn(id, lines, new AnswerSource("文件", documentNo?.Trim() ?? ""));
    }

    private CentreLine LineOf(SubmissionItem item, Enrolment person, AnswerInput? given)
    {
        var data = Hand.Keys.Open<PersonalData>(person.Personal, person.Id);
        var returned = given?.Result == CentreResult.Returned;
        return new(item.Serial, item.Serial, data.IdNumber, data.FullName, returned ? CentreResult.Returned : CentreResult.Accepted, returned ? given!.ReasonCode! : "", returned ? given!.Reason?.Trim() ?? "" : "");
    }

    private async Task<IActionResult> TakeIn(Guid id, IReadOnlyList<CentreLine> lines, AnswerSource source)
    {
        if (!IsReceived)
            return Show(Refusal.Rule("请先接收这一批，再答复。"));
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
        var submission = await db.Received(Actor).AsNoTracking().Include(s => s.Items.OrderBy(i => i.Serial)).SingleOrDefaultAsync(s => s.Id == id, Cancel);
        if (submission is null || await campaigns.TakeOf(submission, Actor, Cancel) is not { } hand)
            return false;
        (Submission, Hand) = (submission, hand);
        var ids = submission.Items.Select(i => i.EnrolmentId).ToList();
        People = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.FullName, e.Department!.Name }).ToDictionaryAsync(e => e.Id, e => (e.FullName, e.Name), Cancel);
        return true;
    }
}
