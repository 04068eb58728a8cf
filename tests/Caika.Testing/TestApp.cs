using Caika.Accounts;
using Caika.Campaigns;
using Caika.Confirmations.Screen;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Intake.Inbox;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Faults;
using Caika.Platform.Files;
using Caika.Platform.Mail;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Testing;

/// <summary>
/// The real server on a real socket of the loopback interface with a real database, and a made-up unit with an open
/// campaign. Use as a class fixture; SQLite unless a connection string is given.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    internal const string Password = "一句足够长的测试用密码 42";
    private readonly TestFolder _folder;
    private readonly WebApplication _app;

    private TestApp(TestFolder folder, WebApplication app, TestClock clock, Guid campaignId) =>
        (_folder, _app, Clock, CampaignId) = (folder, app, clock, campaignId);

    internal TestClock Clock { get; }
    internal Guid CampaignId { get; }
    internal string DataFolder => _folder.Path;
    internal Uri Url => new(_app.Urls.First());
    internal IServiceProvider Services => _app.Services;

    /// <param name="empty">A new installation: no unit, no campaign.</param>
    internal static async Task<TestApp> Start(string? postgres = null, IFileStore? files = null, bool empty = false, bool secondStepRequired = false, OutsideSignIn? outside = null, string url = "http://127.0.0.1:0", MailOptions? mail = null, SealProfile? seal = null, InboxOptions? inbox = null, FaultPoints? faults = null, bool runsJobs = true, TestClock? clock = null, TestFolder? folder = null)
    {
        folder ??= new TestFolder();
        clock ??= new TestClock();
        var app = await CaikaWeb.Open(new ServeOptions(new DataOptions { Folder = folder.Path, Postgres = postgres, Faults = faults ?? FaultPoints.None }) { RunsJobs = runsJobs, Url = url, Outside = outside, Mail = mail, Inbox = inbox, Seal = seal ?? SealProfile.International, Clock = clock, Files = files, SecondStepRequired = secondStepRequired }, default);
        var campaign = Guid.Empty;
        if (!empty)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var unit = ActivatorUtilities.CreateInstance<MadeUpUnit>(scope.ServiceProvider);
            campaign = (await unit.Make(Actor.System("测试"), "青禾大学", opensDaysAgo: 2, default)).Id;
        }
        await app.StartAsync();
        return new TestApp(folder, app, clock, campaign);
    }

    /// <summary>Starts on data that another server left; no job runs.</summary>
    internal static async Task<TestApp> Reopen(TestFolder folder, string? postgres, TestClock clock, Guid campaign, FaultPoints? faults = null)
    {
        var app = await CaikaWeb.Open(new ServeOptions(new DataOptions { Folder = folder.Path, Postgres = postgres, Faults = faults ?? FaultPoints.None }) { Url = "http://127.0.0.1:0", Clock = clock, RunsJobs = false }, default);
        await app.StartAsync();
        return new TestApp(folder, app, clock, campaign);
    }

    /// <summary>Works in the server's own container, in a scope of its own.</summary>
    internal async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<T> InDb<T>(Func<CaikaDb, Task<T>> work) => Do(services => work(services.GetRequiredService<CaikaDb>()));

    /// <summary>A browser of nobody.</summary>
    internal TestBrowser Browse() => new(Url);

    /// <summary>A browser signed in with a fresh account of the role; clerks get the named departments.</summary>
    internal async Task<TestBrowser> BrowseAs(Role role, params string[] departments)
    {
        var name = await AddAccount(role, departments);
        var browser = Browse();
        await SignIn(browser, name);
        return browser;
    }

    internal static async Task SignIn(TestBrowser browser, string name)
    {
        var page = await browser.Get("/accounts/sign-in");
        await browser.Post(page, "form:has(#Password)", new() { ["UserName"] = name, ["Password"] = Password });
    }

    /// <summary>A name nobody has yet, without digits: a run of them would be taken for a document number.</summary>
    internal static string UserName(Role role) =>
        $"{role}-{string.Concat(Guid.NewGuid().ToByteArray().Take(10).Select(b => (char)('a' + (b % 26))))}";

    /// <summary>An account of an installation that has no unit yet.</summary>
    internal async Task<TestBrowser> BrowseAsOutsider(Role role)
    {
        var name = UserName(role);
        var token = (await Do(services => services.GetRequiredService<AddAccount>().Run(Actor.System("测试"), new NewAccount(name, role.Label(), new AccountPlace(role, null)), default))).OrThrow();
        await Do(async services => (await services.GetRequiredService<SetPassword>().Run(token, Password, default)).OrThrow());
        var browser = Browse();
        await SignIn(browser, name);
        return browser;
    }

    /// <summary>A fresh account of the role with <see cref="Password"/>; returns its name.</summary>
    internal async Task<string> AddAccount(Role role, params string[] departments)
    {
        var name = UserName(role);
        var token = await Do(async services =>
        {
            var db = services.GetRequiredService<CaikaDb>();
            var unit = await db.Set<Campaign>().Where(c => c.Id == CampaignId).Select(c => c.UnitId).SingleAsync();
            var scope = await db.Set<Department>().Where(d => d.UnitId == unit && departments.Contains(d.Name)).Select(d => d.Id).ToListAsync();
            var campus = role == Role.BankOperator ? await db.Set<Campus>().Where(c => c.UnitId == unit && c.Name == "吉首校区").Select(c => (Guid?)c.Id).SingleAsync() : null;
            return (await services.GetRequiredService<AddAccount>().Run(Actor.System("测试"), new NewAccount(name, role.Label(), new AccountPlace(role, unit, campus, scope)), default)).OrThrow();
        });
        await Do(async services => (await services.GetRequiredService<SetPassword>().Run(token, Password, default)).OrThrow());
        return name;
    }

    /// <summary>Puts a person on the roster directly, as a list would.</summary>
    internal Task<Guid> AddPerson(string fullName, string idNumber, string department = "文学院", string mobile = "13900001234") => Do(async services =>
    {
        var db = services.GetRequiredService<CaikaDb>();
        var hand = (await services.GetRequiredService<CampaignBook>().Take(CampaignId, Actor.System("测试"), default))!;
        var id = Guid.NewGuid();
        var place = hand.Unit.Departments.Single(d => d.Name == department);
        db.Add(new Enrolment
        {
            Id = id,
            CampaignId = CampaignId,
            DepartmentId = place.Id,
            CampusId = place.CampusId,
            FullName = fullName,
            Insurances = Insurances.All,
            Personal = hand.Keys.Seal(new PersonalData { FullName = fullName, IdNumber = idNumber, Mobile = mobile }, id),
            IdNumberLookUp = hand.Keys.LookUp("id-number", idNumber),
            LastFourLookUp = hand.Keys.LookUp("last-four", idNumber[^4..]),
            MobileLookUp = hand.Keys.LookUp("mobile", mobile),
        });
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>Issues a slip to a person, as a clerk would.</summary>
    internal async Task<IssuedSlip> IssueSlip(Guid enrolment) => (await Do(async services =>
        (await services.GetRequiredService<IssueSlip>().Run(Actor.System("测试"), CampaignId, [enrolment], "", default)).OrThrow())).Single();

    /// <summary>Ends the server but keeps its folder, for the real program to take over.</summary>
    internal Task StopServing() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
