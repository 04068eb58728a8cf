using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Caika.Confirmations;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Intake.Waiting;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Reviews;
using Caika.Server.Tests.Enrolments;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Faults;

/// <summary>The operations of a campaign's life that may be interrupted, each with people of its own.</summary>
internal static class Works
{
    private static readonly Actor System = Actor.System("测试");
    private static readonly string[] BankHeadings = ["编号", "姓名", "结果代码", "说明"];

    /// <summary>Each is made when its turn comes; what came before is done by then.</summary>
    internal static readonly IReadOnlyList<Func<TestApp, Task<Work>>> Requests = [Upload, Replace, ReceiveList, Approve, Print, SealPackage, CentreAnswer, BankAnswer];

    /// <summary>What stands behind the import of a roster: two jobs and the clerk's yes between them.</summary>
    internal static readonly IReadOnlyList<Func<TestApp, Task<Work>>> AfterUpload = [JudgeList, OrderList, WriteList];

    /// <summary>A picture kept in a rush, and the look at it afterwards.</summary>
    internal static readonly IReadOnlyList<Func<TestApp, Task<Work>>> InARush = [Keep, LookAt];

    private static async Task<Work> Upload(TestApp app)
    {
        var walk = await PhoneWalk.Start(app, 60);
        await walk.Inside();
        return Photo(walk, "上传照片", TestPictures.Photo(60), "photo.submitted");
    }

    private static async Task<Work> Replace(TestApp app)
    {
        var walk = await PhoneWalk.Start(app, 61);
        await walk.Inside();
        await walk.SendPhoto(TestPictures.Photo(61));
        return Photo(walk, "替换照片", TestPictures.Photo(62), "photo.replaced");
    }

    private static async Task<Work> Keep(TestApp app)
    {
        var walk = await PhoneWalk.Start(app, 69);
        await walk.Inside();
        var bytes = TestPictures.Photo(69);
        var once = Photo(walk, "上传照片（人多时）", bytes, "photo.submitted");
        var (id, sha) = (walk.Enrolment, SHA256.HashData(bytes));
        return once with
        {
            Do = async browser =>
            {
                using var crowd = new Crowd(app);
                return await once.Do(browser);
            },
            // After a restart there is no crowd, and it is looked at when it is sent again.
            Look = async db => [new("kept or taken", await db.Set<Photo>().CountAsync(p => p.EnrolmentId == id && p.OriginalSha256 == sha) is > 0 and var taken ? taken : await db.Set<WaitingPicture>().CountAsync(p => p.EnrolmentId == id), 1)],
        };
    }

    private static async Task<Work> LookAt(TestApp app)
    {
        var id = await app.InDb(db => db.Set<WaitingPicture>().Select(p => p.EnrolmentId).SingleAsync());
        return new("检查等候的照片（作业）", null, _ => Task.FromResult(true),
            async db =>
            [
                new("photo", await db.Set<Photo>().CountAsync(p => p.EnrolmentId == id), 1),
                new("trail", await Rows(db, "photo.submitted", id), 1),
            ],
            server => server.Do(services => services.GetRequiredService<TakeInWaiting>().Run(default)));
    }

    private static Work Photo(PhoneWalk walk, string name, byte[] bytes, string action)
    {
        var (id, sha) = (walk.Enrolment, SHA256.HashData(bytes));
        return new(name, walk.Browser,
            async browser => To(await browser.Post(await browser.Get("/photos/mine"), "form.picture", null, new TestFile("album", "照片.jpg", bytes)), "/photos/mine/verdict"),
            async db =>
            [
                new("photo", await db.Set<Photo>().CountAsync(p => p.EnrolmentId == id && p.OriginalSha256 == sha), 1),
                new("current", await db.Set<Photo>().CountAsync(p => p.EnrolmentId == id && p.OriginalSha256 == sha && p.IsCurrent), 1),
                new("trail", await Rows(db, action, id), 1),
            ]);
    }

    private static async Task<Work> Approve(TestApp app)
    {
        var id = await app.AddComplete(People(0, 1)[0]);
        return new("审核通过", await app.BrowseAs(Role.DepartmentClerk, "文学院"),
            async browser => To(await browser.Post(await browser.Get($"/reviews/{id}"), "form[action*=ApproveAll]"), "/reviews"),
            async db =>
            [
                new("items", await db.Set<EnrolmentItem>().CountAsync(i => i.EnrolmentId == id && i.Stage == Stage.Unit), 7),
                new("decisions", await db.Set<ReviewDecision>().CountAsync(d => d.EnrolmentId == id && d.Approved), 7),
                new("trail", await Rows(db, "item.approved", id), 7),
            ]);
    }

    private static async Task<Work> Print(TestApp app)
    {
        var ids = new List<Guid>();
        foreach (var person in People(1, 2))
            ids.Add(await app.AddComplete(person, "图书馆"));
        await app.Settle([.. ids]);
        return new("打印确认表", await app.BrowseAs(Role.DepartmentClerk, "图书馆"),
            async browser => To(await browser.Post(await browser.Get("/confirmations"), "form[action*='handler=Print']"), "/confirmations/runs/"),
            async db =>
            [
                new("run", await db.Set<PrintRun>().CountAsync(r => db.Set<Form>().Any(f => f.PrintRunId == r.Id && ids.Contains(f.EnrolmentId))), 1),
                new("forms", await db.Set<Form>().CountAsync(f => ids.Contains(f.EnrolmentId)), 2),
                new("people", await db.Set<Enrolment>().CountAsync(e => ids.Contains(e.Id) && e.ConfirmationPaper == PaperState.Printed), 2),
                new("trail", await db.Set<AuditRow>().CountAsync(r => r.Action == "form.printed" && ids.Contains(r.Subject)), 2),
            ]);
    }

    private static async Task<Work> SealPackage(TestApp app)
    {
        var ids = await app.AddWaitingForCheck([.. People(3, 3)]);
        return new("封存批次", await app.BrowseAs(Role.UnitAdministrator),
            async browser => To(await browser.Post(await browser.Get("/submissions"), "form:has(input[name=Kind][value=Check])", new() { ["Count"] = "3" }), "/submissions/"),
            async db =>
            {
                var package = await db.Set<SubmissionItem>().Where(i => ids.Contains(i.EnrolmentId)).Select(i => i.SubmissionId).Distinct().ToListAsync();
                return
                [
                    new("package", await db.Set<Submission>().CountAsync(s => package.Contains(s.Id)), 1),
                    new("people", await db.Set<SubmissionItem>().CountAsync(i => ids.Contains(i.EnrolmentId)), 3),
                    new("trail", await db.Set<AuditRow>().CountAsync(r => r.Action == "submission.sealed" && package.Contains(r.Subject)), 1),
                ];
            });
    }

    private static async Task<Work> CentreAnswer(TestApp app)
    {
        var people = People(6, 3);
        var ids = await app.AddWaitingForCheck([.. people]);
        var package = (await app.Do(services => services.GetRequiredService<SealSubmission>().Run(System, app.CampaignId, SubmissionKind.Check, new Dictionary<Guid, string>(), default))).OrThrow();
        var serial = package.Items.ToDictionary(i => i.EnrolmentId, i => $"{i.Serial}");
        List<IReadOnlyList<string>> rows = [.. people.Zip(ids).Where(p => serial.ContainsKey(p.Second)).Select((p, i) => (IReadOnlyList<string>)
            [serial[p.Second], p.First.IdNumber, p.First.Name, i == 1 ? "退回" : "通过", i == 1 ? "R02" : "", ""])];
        var answer = TestHandOver.Sheet(TestHandOver.AnswerHeadings, [.. rows]);
        return new("导入省中心答复", await app.BrowseAs(Role.UnitAdministrator),
            async browser => (await browser.Post(await browser.Get($"/submissions/{package.Id}"), "form:has(#file)", null, new TestFile("answer", "答复.xlsx", answer))).Main.Contains("通过 2 人，退回 1 人", StringComparison.Ordinal),
            async db =>
            [
                new("lines", await db.Set<SubmissionItem>().CountAsync(i => i.SubmissionId == package.Id && ids.Contains(i.EnrolmentId) && i.Result != CentreResult.Waiting), 3),
                new("answer", await db.Set<CentreAnswer>().CountAsync(a => a.SubmissionId == package.Id), 1),
                new("returned", await db.Set<AuditRow>().CountAsync(r => r.Action == "item.returned" && ids.Contains(r.Subject)), 1),
                new("trail", await Rows(db, "submission.answered", package.Id), 1),
            ]);
    }

    private static async Task<Work> BankAnswer(TestApp app)
    {
        var people = People(9, 3);
        var ids = new List<Guid>();
        foreach (var person in people)
            ids.Add(await Consenting(app, person));
        var campus = await app.InDb(db => db.Set<Caika.Units.Campus>().Where(c => c.Name == "吉首校区").Select(c => c.Id).FirstAsync());
        var batch = (await app.Do(services => services.GetRequiredService<MakeMatchList>().Run(System, app.CampaignId, campus, default))).OrThrow();
        var serial = await app.InDb(db => db.Set<MatchItem>().Where(i => ids.Contains(i.EnrolmentId)).ToDictionaryAsync(i => i.EnrolmentId, i => $"{i.Serial}"));
        var list = TestHandOver.Sheet(BankHeadings, [serial[ids[0]], people[0].Name, "20", ""], [serial[ids[1]], people[1].Name, "20", ""], [serial[ids[2]], people[2].Name, "31", "用字不同"]);
        var photos = Zip([.. ids.Take(2).Select((id, i) => (serial[id] + ".jpg", DrawnPortrait.Draw(people[i], 90 + i, new DateOnly(2026, 9, 10))))]);
        return new("导入银行结果", await app.BrowseAs(Role.UnitAdministrator),
            async browser => (await browser.Post(await browser.Get($"/matching/{batch.Id}"), "form:has(#list)", null, new TestFile("list", "结果.xlsx", list), new TestFile("photos", "照片.zip", photos))).Main.Contains("一致 2 人，收下照片 2 张", StringComparison.Ordinal),
            async db =>
            [
                new("lines", await db.Set<MatchItem>().CountAsync(i => ids.Contains(i.EnrolmentId) && i.Result != MatchResult.Sent), 3),
                new("photos", await db.Set<Photo>().CountAsync(p => ids.Contains(p.EnrolmentId) && p.Source == PhotoSource.Police), 2),
                new("trail", await Rows(db, "match.answered", batch.Id), 1),
            ]);
    }

    private static async Task<Work> ReceiveList(TestApp app)
    {
        var book = Rosters.Workbook(Rosters.Person("田之一", Rosters.Good1), Rosters.Person("田之二", Rosters.Good2), Rosters.Person("田之三", Rosters.Good3), Rosters.Person("坏行", "439901198501010000"));
        return new("上传名册", await app.BrowseAs(Role.UnitAdministrator),
            async browser => To(await browser.Post(await browser.Get("/enrolments/import"), "#upload", new() { ["Kind"] = nameof(RosterListKind.Roster) }, new TestFile("file", "名册.xlsx", book)), "/enrolments/imports/"),
            async db =>
            [
                new("list", await db.Set<RosterImport>().CountAsync(), 1),
                new("job", await db.Set<QueuedJob>().CountAsync(j => j.Job.EndsWith(nameof(JudgeRosterJob))), 1),
                new("trail", await db.Set<AuditRow>().CountAsync(r => r.Action == "roster.received"), 1),
            ]);
    }

    private static async Task<Work> JudgeList(TestApp app)
    {
        var id = await TheList(app);
        return new("比对名册（作业）", null, _ => Task.FromResult(true),
            async db =>
            [
                new("judged", await db.Set<RosterImport>().CountAsync(i => i.Status >= RosterImportStatus.Judged && i.JudgedFileId != null), 1),
                new("rows", await db.Set<RosterRow>().CountAsync(r => r.ImportId == id), 1),
            ],
            server => server.Do(async services =>
            {
                await services.GetRequiredService<JudgeRoster>().Run(id, default);
                return 0;
            }));
    }

    private static async Task<Work> OrderList(TestApp app)
    {
        var id = await TheList(app);
        return new("确认导入名册", await app.BrowseAs(Role.UnitAdministrator),
            async browser => To(await browser.Post(await browser.Get($"/enrolments/imports/{id}"), "#order"), "/enrolments/imports/"),
            async db =>
            [
                new("ordered", await db.Set<RosterImport>().CountAsync(i => i.Status >= RosterImportStatus.Ordered && i.Id == id), 1),
                new("job", await db.Set<QueuedJob>().CountAsync(j => j.Job.EndsWith(nameof(CommitRosterJob))), 1),
                new("trail", await Rows(db, "roster.ordered", id), 1),
            ]);
    }

    private static async Task<Work> WriteList(TestApp app)
    {
        var id = await TheList(app);
        string[] names = ["田之一", "田之二", "田之三"];
        return new("写入名册（作业）", null, _ => Task.FromResult(true),
            async db =>
            [
                new("people", await db.Set<Enrolment>().CountAsync(e => names.Contains(e.FullName)), 3),
                new("done", await db.Set<RosterImport>().CountAsync(i => i.Status == RosterImportStatus.Committed && i.Id == id), 1),
                new("trail", await Rows(db, "roster.imported", id), 1),
            ],
            server => server.Do(async services =>
            {
                await services.GetRequiredService<CommitRoster>().Run(id, default);
                return 0;
            }));
    }

    private static Task<Guid> TheList(TestApp app) => app.InDb(db => db.Set<RosterImport>().Select(i => i.Id).SingleAsync());

    private static MadeUpPerson[] People(int from, int count) => [.. TestPeople.Some(12, seed: 31).Skip(from).Take(count)];

    private static bool To(TestPage page, string path) => page.Status == HttpStatusCode.Found && page.Response.Headers.Location!.OriginalString.StartsWith(path, StringComparison.Ordinal);

    private static Task<int> Rows(CaikaDb db, string action, Guid subject) => db.Set<AuditRow>().CountAsync(r => r.Action == action && r.Subject == subject);

    private static async Task<Guid> Consenting(TestApp app, MadeUpPerson person)
    {
        var id = await app.AddPerson(person.Name, person.IdNumber);
        await app.InDb(db =>
        {
            db.Add(new Consent { EnrolmentId = id, Kind = ConsentKind.ToBank, TextVersion = "1", TextHash = [1], Channel = "本人手机", GivenAt = app.Clock.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        return id;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }
        return memory.ToArray();
    }
}
