using Caika.Demo;
using Caika.Enrolments;
using Caika.Platform.Documents.Sheets;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Testing;

/// <summary>People on their way to the centre and the cards, and the files that come back.</summary>
internal static class TestHandOver
{
    internal static readonly string[] AnswerHeadings = ["编号", "证件号码", "姓名", "结果", "原因代码", "原因"];

    /// <summary>Complete people whose items all wait for the centre's check.</summary>
    internal static async Task<IReadOnlyList<Guid>> AddWaitingForCheck(this TestApp app, params MadeUpPerson[] people)
    {
        var ids = new List<Guid>();
        foreach (var person in people)
            ids.Add(await app.AddComplete(person));
        await app.InDb(async db =>
        {
            foreach (var row in await db.Set<Enrolment>().Include(e => e.Items).Where(e => ids.Contains(e.Id)).ToListAsync())
            {
                foreach (var item in row.Items)
                    row.Approve(item.Kind, Stage.Unit, Campaigns.PrintAfter.CentreCheck, app.Clock.GetUtcNow());
            }
            return await db.SaveChangesAsync();
        });
        return ids;
    }

    /// <summary>Complete people, settled, both forms signed.</summary>
    internal static async Task<IReadOnlyList<Guid>> AddReadyToSubmit(this TestApp app, params MadeUpPerson[] people)
    {
        var ids = new List<Guid>();
        foreach (var person in people)
            ids.Add(await app.AddComplete(person));
        await app.Settle([.. ids]);
        await app.InDb(async db =>
        {
            foreach (var row in await db.Set<Enrolment>().Include(e => e.Items).Where(e => ids.Contains(e.Id)).ToListAsync())
            {
                row.SetPaper(isConfirmation: false, PaperState.Signed, app.Clock.GetUtcNow());
                row.SetPaper(isConfirmation: true, PaperState.Signed, app.Clock.GetUtcNow());
            }
            return await db.SaveChangesAsync();
        });
        return ids;
    }

    /// <summary>Seals through the page and returns the package's page.</summary>
    internal static async Task<TestPage> Seal(this TestBrowser browser, SubmissionKind kind, int count)
    {
        var page = await browser.Get("/submissions");
        return await browser.Post(page, $"form:has(input[name=Kind][value={kind}])", new() { ["Count"] = $"{count}" });
    }

    internal static Task<Submission> LastSubmission(this TestApp app) => app.InDb(db =>
        db.Set<Submission>().AsNoTracking().Include(s => s.Items.OrderBy(i => i.Serial)).OrderByDescending(s => s.Number).FirstAsync());

    /// <summary>A workbook with one sheet.</summary>
    internal static byte[] Sheet(IReadOnlyList<string> headings, params IReadOnlyList<string>[] rows)
    {
        using var memory = new MemoryStream();
        SheetWriter.Write(memory, "答复", headings, rows);
        return memory.ToArray();
    }

    internal static async Task<EnrolmentStatus> StatusOf(this TestApp app, Guid enrolment) => (await app.Find(enrolment)).Status;
}
