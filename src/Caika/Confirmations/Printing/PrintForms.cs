using System.IO.Pipelines;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Printing;

/// <summary>Whose forms to print; without names everybody in scope whose form is not on paper yet.</summary>
/// <param name="Department">Only this department.</param>
/// <param name="Enrolments">These people, even if an unsigned form is on paper already: it is voided.</param>
/// <param name="OnlyReprints">Only those whose form was voided or objected to.</param>
internal sealed record PrintWish(FormKind Kind, Guid? Department = null, IReadOnlyCollection<Guid>? Enrolments = null, bool OnlyReprints = false)
{
    /// <summary>A cover goes in front of a department's forms unless single people are printed again.</summary>
    internal bool WithCovers => Enrolments is null && !OnlyReprints;
}

/// <param name="Report">Texts that found no room.</param>
/// <param name="LeftOut">People who were not printed because no font has their characters.</param>
internal sealed record PrintedRun(PrintRun Run, PdfReport Report, IReadOnlyList<Undrawable> LeftOut);

/// <summary>
/// Prints forms into one encrypted PDF, one page a person, sorted by department and name. The PDF is drawn before the
/// write, so the database is held only for the moment of the rows.
/// </summary>
internal sealed class PrintForms(CaikaDb db, CampaignBook campaigns, FormFactsBook facts, FormContents contents, CoverBook covers, FormPdf pdf, FormRunStore store, FontBook fonts)
{
    /// <summary>More are printed department by department: a file of this size still opens everywhere.</summary>
    internal const int MostForms = 5000;

    internal async Task<Outcome<PrintedRun>> Run(Actor actor, Guid campaignId, PrintWish wish, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var chosen = Choose(actor, campaignId, wish);
        if (wish.Enrolments is { } named && await db.Visible(actor).CountAsync(e => e.CampaignId == campaignId && named.Contains(e.Id), cancel) != named.Count)
            return Refusal.NotFound;
        var people = await chosen.OrderBy(e => e.Id).Take(MostForms + 1).ToListAsync(cancel);
        if (people.Count == 0)
            return Refusal.Rule($"没有可以打印的{wish.Kind.Label()}：{(wish.Kind == FormKind.ConfirmationForm ? "各项都审核完毕" : "本人核对提交")}以后才能打印，已签回的不用再打。");
        if (people.Count > MostForms)
            return Refusal.Rule($"一次最多打印 {MostForms:#,0} 份，请按部门打印。");

        var place = hand.Unit.Departments.ToDictionary(d => d.Id, d => d.Sort);
        people = [.. people.OrderBy(e => place[e.DepartmentId]).ThenBy(e => e.FullName, NameOrder.ByName).ThenBy(e => e.StaffNo, StringComparer.Ordinal)];
        var drawn = await facts.Of(hand, people, wish.Kind, cancel);
        var leftOut = drawn.Select(f => DrawableFaces.Check(fonts, f)).OfType<Undrawable>().ToList();
        var without = leftOut.Select(l => l.EnrolmentId).ToHashSet();
        drawn = [.. drawn.Where(f => !without.Contains(f.Enrolment.Id))];
        if (drawn.Count == 0)
            return Refusal.Rule($"没有打印：{Named(leftOut)}。请联系系统管理员安装字体。");
        var forms = await store.Number(drawn, cancel);
        var now = store.Now;
        var sheets = new List<CoverSheet>();
        var pages = new List<(DepartmentCover? Cover, IReadOnlyList<FormContent> Forms)>();
        foreach (var department in forms.ChunkBy(f => f.Facts.Enrolment.DepartmentId))
        {
            var cover = wish.WithCovers ? await covers.Make(hand, department[0].Facts.Enrolment.DepartmentId, actor, now, cancel) : null;
            if (cover is not null)
                sheets.Add(cover.Sheet);
            pages.Add((cover?.Content, [.. department.Select((form, i) => contents.Of(hand, form, actor, now) with { Sheet = (i + 1, department.Count) })]));
        }
        var (file, report) = await Draw(hand, pages, cancel);
        var run = new PrintRun
        {
            CampaignId = campaignId,
            Number = 0,
            Kind = wish.Kind,
            DepartmentId = wish.Department,
            Count = forms.Count,
            FileId = file.Id,
            PrintedBy = actor.Name,
            PrintedAt = now,
        };
        return await store.Write(actor, file, run, forms, sheets, cancel) is { } refusal ? refusal : new PrintedRun(run, report, leftOut);
    }

    /// <summary>Who was left out and which characters are missing, in one sentence.</summary>
    internal static string Named(IReadOnlyList<Undrawable> leftOut) =>
        $"{leftOut.Count} 人的资料里有这台机器的字体画不出的字（{string.Join("；", leftOut.Take(5).Select(l => $"{l.Codes}"))}）";

    private IQueryable<Enrolment> Choose(Actor actor, Guid campaign, PrintWish wish)
    {
        var people = db.Visible(actor).AsNoTracking().Where(e => e.CampaignId == campaign).Where(FormReadiness.Of(wish.Kind));
        if (wish.Enrolments is { } named)
            people = people.Where(e => named.Contains(e.Id));
        if (wish.Department is { } department)
            people = people.Where(e => e.DepartmentId == department);
        if (wish.OnlyReprints)
            people = people.Where(e => db.Set<Form>().Any(f => f.EnrolmentId == e.Id && f.Kind == wish.Kind && (f.State == FormState.Voided || f.State == FormState.Objection)));
        if (wish.Enrolments is null)
            return people.Where(FormReadiness.NotOnPaper(wish.Kind));
        return wish.Kind == FormKind.ConfirmationForm ? people.Where(e => e.ConfirmationPaper != PaperState.Signed) : people.Where(e => e.SheetPaper != PaperState.Signed);
    }

    // Page by page from the drawing thread into the store: neither side holds the whole file.
    private async Task<(StoredFile File, PdfReport Report)> Draw(CampaignInHand hand, List<(DepartmentCover? Cover, IReadOnlyList<FormContent> Forms)> pages, CancellationToken cancel)
    {
        var pipe = new Pipe();
        var drawing = Task.Run(() =>
        {
            try
            {
                using var output = pipe.Writer.AsStream(leaveOpen: true);
                var report = pdf.Write(new CountingOutput(output), pages);
                pipe.Writer.Complete();
                return report;
            }
            catch (Exception failure)
            {
                pipe.Writer.Complete(failure);
                throw;
            }
        }, cancel);
        try
        {
            var file = await store.Keep(hand, pipe.Reader.AsStream(), cancel);
            return (file, await drawing);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
        }
    }
}
