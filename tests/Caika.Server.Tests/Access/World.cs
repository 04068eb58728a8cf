using Caika.Accounts;
using Caika.Campaigns;
using Caika.Cards;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Scanning;
using Caika.Demo;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Intake.Runs;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Questions;
using Caika.Submissions;
using Caika.Testing;
using Caika.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Access;

/// <summary>Two units in one installation, one object of every kind in the first, and a browser for every role in both.</summary>
internal sealed class World : IAsyncDisposable
{
    internal required TestApp App { get; init; }

    /// <summary>An object of the first unit for each route that names one.</summary>
    internal Dictionary<string, Guid> Objects { get; } = [];

    /// <summary>In the first unit, with the department and campus the objects are of.</summary>
    internal Dictionary<string, TestBrowser> Own { get; } = [];

    /// <summary>Of the second unit, or of another department or person of the first.</summary>
    internal Dictionary<string, TestBrowser> Foreign { get; } = [];

    internal static async Task<World> Make()
    {
        var world = new World { App = await TestApp.Start() };
        await world.MakeObjects();
        await world.MakeBrowsers();
        return world;
    }

    private async Task MakeObjects()
    {
        var people = TestPeople.Some(4);
        var reviewed = await App.AddComplete(people[0]);
        // Before anything is printed: the agent stands on the forms.
        AgentSlip = await App.NameAgent(reviewed);
        var settled = await App.AddComplete(people[1]);
        await App.Settle(settled);
        await App.AddReadyToSubmit(people[2]);
        await App.Do(async services =>
        {
            var (db, system) = (services.GetRequiredService<CaikaDb>(), Actor.System("测试"));
            var hand = (await services.GetRequiredService<CampaignBook>().Take(App.CampaignId, system, default))!;
            var printed = (await services.GetRequiredService<PrintForms>().Run(system, App.CampaignId, new PrintWish(FormKind.InformationSheet, Enrolments: [settled]), default)).OrThrow();
            var submission = (await services.GetRequiredService<SealSubmission>().Run(system, App.CampaignId, SubmissionKind.Production, await Exceptions(db), default)).OrThrow();
            var file = await db.Set<StoredFile>().AsNoTracking().FirstAsync();
            var now = App.Clock.GetUtcNow();
            var import = new RosterImport { CampaignId = hand.Id, Kind = RosterListKind.Roster, FileId = file.Id, FileName = hand.Keys.Seal("a.xlsx", Guid.Empty), ActorId = Guid.Empty, ActorName = "测试", ReceivedAt = now, Status = RosterImportStatus.Failed };
            var batch = new MatchBatch { CampaignId = hand.Id, CampusId = hand.Unit.Campuses.Single(c => c.Name == MadeUpUnit.MainCampus).Id, Number = 1, Count = 0, ListFileId = file.Id, MadeBy = "测试", MadeAt = now };
            var card = new Card { CampaignId = hand.Id, EnrolmentId = settled, SubmissionId = submission.Id, Serial = 9, StateAt = now, AcceptedAt = now };
            db.AddRange(import, batch, card);
            var question = (await services.GetRequiredService<AskQuestion>().Run(system, reviewed, null, "问题", default)).OrThrow();
            await db.SaveChangesAsync();
            var account = await App.AddAccount(Role.DepartmentClerk, "文学院");
            Objects["accounts"] = await db.Set<Account>().Where(a => a.UserName == account).Select(a => a.Id).SingleAsync();
            Objects["campaigns"] = Objects["erasures"] = hand.Id;
            Objects["units"] = hand.Unit.Id;
            Objects["enrolments"] = Objects["reviews"] = reviewed;
            Objects["enrolments/imports"] = import.Id;
            Objects["photos"] = await db.Set<Photo>().Where(p => p.EnrolmentId == reviewed).Select(p => p.Id).FirstAsync();
            Objects["id-cards"] = await db.Set<IdImage>().Where(p => p.EnrolmentId == reviewed).Select(p => p.Id).FirstAsync();
            Objects["confirmations/forms"] = await db.Set<Form>().Where(f => f.PrintRunId == printed.Run.Id).Select(f => f.Id).FirstAsync();
            Objects["confirmations/runs"] = printed.Run.Id;
            var own = (await services.GetRequiredService<PrintForms>().Run(system, App.CampaignId, new PrintWish(FormKind.InformationSheet, Enrolments: [reviewed]), default)).OrThrow();
            Objects["confirmations/screen"] = await db.Set<Form>().Where(f => f.PrintRunId == own.Run.Id).Select(f => f.Id).SingleAsync();
            Objects["matching"] = batch.Id;
            (await services.GetRequiredService<SendToCentre>().Run(system, submission.Id, default)).OrThrow();
            Objects["submissions"] = Objects["submissions/received"] = submission.Id;
            Objects["cards"] = card.Id;
            var stackId = Guid.NewGuid();
            db.Add(new ScanStack { Id = stackId, CampaignId = hand.Id, Number = 1, FileName = hand.Keys.Seal("a.pdf", stackId), FileId = file.Id, Sha256 = new string('0', 64), SentById = Guid.Empty, SentBy = "测试", SentAt = now });
            var run = new IntakeRun { CampaignId = hand.Id, Number = 1, Source = IntakeSource.Page, SentById = Guid.Empty, SentBy = "测试", SentAt = now, ClosedAt = now };
            db.Add(run);
            await db.SaveChangesAsync();
            Objects["intake"] = run.Id;
            Objects["confirmations/scans"] = stackId;
            var clerk = new Actor(ActorKind.Staff, Guid.NewGuid(), "测试", new HashSet<Right> { Right.EditEnrolments }, hand.Unit.Id, new HashSet<Guid> { hand.Unit.Departments.Single(d => d.Name == "文学院").Id });
            using var export = new MemoryStream();
            Caika.Platform.Documents.Sheets.SheetWriter.Write(export, "导出", ["姓名", "证件号码"], [["别人", "439900199001011412"]]);
            Objects["enrolments/workbooks"] = (await services.GetRequiredService<Caika.Enrolments.Workbooks.ReceiveWorkbook>().Run(clerk, App.CampaignId, "导出.xlsx", new MemoryStream(export.ToArray()), default)).OrThrow();
            await services.GetRequiredService<Caika.Enrolments.Workbooks.TakeInWorkbook>().Run(Objects["enrolments/workbooks"], default);
            return question;
        });
        Person = reviewed;
    }

    /// <summary>The person whose objects these are.</summary>
    private Guid Person { get; set; }
    private IssuedSlip AgentSlip { get; set; } = null!;

    private static async Task<Dictionary<Guid, string>> Exceptions(CaikaDb db) =>
        await db.Set<Enrolment>().Where(e => e.Status != EnrolmentStatus.ReadyToSubmit).ToDictionaryAsync(e => e.Id, _ => "测试");

    private async Task MakeBrowsers()
    {
        var stranger = await App.AddPerson("别人", "439900199001011412", "图书馆");
        Own["Person"] = await App.BrowseAsPerson(Person);
        Foreign["Person"] = await App.BrowseAsPerson(stranger);
        Own["Agent"] = await App.BrowseBySlip(AgentSlip);
        Foreign["Agent"] = await App.BrowseBySlip(await App.NameAgent(stranger));
        var other = await App.Do(async services =>
        {
            var campaign = await ActivatorUtilities.CreateInstance<MadeUpUnit>(services).Make(Actor.System("测试"), "白露学院", opensDaysAgo: 2, default, uscc: "12430000MB0000002B");
            return await services.GetRequiredService<CaikaDb>().Set<Unit>().Include(u => u.Departments).Include(u => u.Campuses).SingleAsync(u => u.Id == campaign.UnitId);
        });
        foreach (var role in Roles.OfAccounts)
        {
            Own[$"{role}"] = await App.BrowseAs(role, role.NeedsDepartments() ? ["文学院"] : []);
            var department = other.Departments.First(d => d.Name == "文学院").Id;
            Foreign[$"{role}"] = await Browse(role, new AccountPlace(role, other.Id, role == Role.BankOperator ? other.Campuses[0].Id : null, role.NeedsDepartments() ? [department] : []));
        }
        // The same unit, another department and another campus.
        Foreign["DepartmentClerk of another department"] = await App.BrowseAs(Role.DepartmentClerk, "图书馆");
        var west = await App.InDb(db => db.Set<Campus>().Where(c => c.Name == "张家界校区" && c.UnitId != other.Id).SingleAsync());
        Foreign["BankOperator of another campus"] = await Browse(Role.BankOperator, new AccountPlace(Role.BankOperator, west.UnitId, west.Id));
    }

    private async Task<TestBrowser> Browse(Role role, AccountPlace place)
    {
        var name = TestApp.UserName(role);
        var token = (await App.Do(services => services.GetRequiredService<AddAccount>().Run(Actor.System("测试"), new NewAccount(name, role.Label(), place), default))).OrThrow();
        await App.Do(async services => (await services.GetRequiredService<SetPassword>().Run(token, TestApp.Password, default)).OrThrow());
        var browser = App.Browse();
        await TestApp.SignIn(browser, name);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in Own.Values.Concat(Foreign.Values))
            browser.Dispose();
        await App.DisposeAsync();
    }
}
