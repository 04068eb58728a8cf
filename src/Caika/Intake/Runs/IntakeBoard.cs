using System.Globalization;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Intake.Names;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <param name="Person">The masked name and number of whom it was filed with; null when it was not, or is out of scope.</param>
/// <param name="Changed">What had to be put right, in words.</param>
/// <param name="Findings">What the check found, the worst first.</param>
internal sealed record FileLine(IntakeFile File, string Name, string? Person, string Changed, IReadOnlyList<Finding> Findings);

/// <summary>What came of a run: how many, and file by file.</summary>
internal sealed class IntakeBoard(CaikaDb db)
{
    internal const int PageSize = 100;
    private static readonly string[] Headings = ["文件", "结果", "类别", "对上谁", "做了哪些更正", "检测结论", "检测发现", "说明"];

    internal async Task<Dictionary<FileState, int>> Counts(Guid run, CancellationToken cancel) =>
        await db.Set<IntakeFile>().Where(f => f.RunId == run).GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>Files whose name or side had to be put right, or that the picture decided.</summary>
    internal async Task<int> Repaired(Guid run, CancellationToken cancel) =>
        await db.Set<IntakeFile>().CountAsync(f => f.RunId == run && f.State == FileState.Filed && f.Repairs != "", cancel);

    internal async Task<IReadOnlyList<FileLine>> Files(Actor actor, CampaignInHand hand, Guid run, FileState? state, int page, CancellationToken cancel)
    {
        var files = db.Set<IntakeFile>().AsNoTracking().Where(f => f.RunId == run && (state == null || f.State == state))
            .Join(db.Set<IntakePiece>(), f => f.PieceId, p => p.Id, (f, p) => new { File = f, p.Number }).OrderBy(f => f.Number).ThenBy(f => f.File.Number).Select(f => f.File);
        return await Lines(actor, hand, await files.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), cancel);
    }

    /// <summary>The report as a workbook, whole.</summary>
    internal async Task<byte[]> Report(Actor actor, CampaignInHand hand, IntakeRun run, CancellationToken cancel)
    {
        List<string[]> rows = [];
        for (var page = 1; await Files(actor, hand, run.Id, null, page, cancel) is { Count: > 0 } lines; page++)
        {
            rows.AddRange(lines.Select(l => new[]
            {
                l.Name, l.File.State.Label(), l.File.State == FileState.Unusable ? "" : l.File.Kind.Label(), l.Person ?? "", l.Changed, Said(l.File.Verdict),
                string.Join('\n', l.Findings.Select(f => f.Message)), l.File.Note,
            }));
        }
        db.Record(actor, "intake.report-opened", run.Id, string.Create(CultureInfo.InvariantCulture, $"{rows.Count} 个文件"));
        await db.SaveChangesAsync(cancel);
        using var output = new MemoryStream();
        SheetWriter.Write(output, "收件报告", Headings, rows);
        return output.ToArray();
    }

    internal static string Said(Outcome? verdict) => verdict switch { Outcome.Pass => "合格", Outcome.Review => "待核", Outcome.Refuse => "不合格", _ => "" };

    private async Task<IReadOnlyList<FileLine>> Lines(Actor actor, CampaignInHand hand, List<IntakeFile> files, CancellationToken cancel)
    {
        var ids = files.Select(f => f.EnrolmentId).OfType<Guid>().Distinct().ToList();
        var people = await db.VisibleIn(hand, actor).AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.FullName, e.Personal })
            .ToDictionaryAsync(e => e.Id, e => $"{Mask.Name(e.FullName)} {Mask.IdNumber(hand.Keys.Open<PersonalData>(e.Personal, e.Id).IdNumber)}", cancel);
        return
        [
            .. files.Select(f => new FileLine(f, ShownName.Of(hand.Keys.Open<string>(f.Path, f.Id)), f.EnrolmentId is { } e ? people.GetValueOrDefault(e) : null,
                string.Join('；', f.RepairList.Select(r => r.Words())), [.. FindingsText.Read(f.Findings).Where(x => x.Level >= Level.Review && x.Verdict != Verdict.Met && x.Message != f.Note).OrderByDescending(x => x.Level)])),
        ];
    }
}
