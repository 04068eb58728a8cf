using System.Security.Cryptography;
using Caika.Accounts;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Demo;

/// <summary>What the acts of the demo stand on: the campaign, the cast, who acts, and the same actions the pages call.</summary>
internal sealed class DemoStage(IServiceProvider services, DemoClock clock, DemoCast cast, int seed, string folder)
{
    private readonly Dictionary<string, Guid> _enrolments = [];
    private readonly List<string> _signIns = [];
    private Dictionary<string, int>? _looks;

    internal DemoClock Clock => clock;
    internal DemoCast Cast => cast;
    internal string Folder => folder;
    internal Campaign Campaign { get; set; } = null!;
    internal Actor Administrator { get; private set; } = null!;
    internal Actor Reviewer { get; private set; } = null!;
    internal Actor Retirees { get; private set; } = null!;
    internal Actor Bank { get; private set; } = null!;
    internal Dictionary<string, Actor> Clerks { get; } = [];
    internal IReadOnlyList<string> SignIns => _signIns;
    internal ChineseTypefaces Typefaces { get; } = ChineseTypefaces.Find() ?? throw new InvalidOperationException(ChineseTypefaces.Missing);

    /// <summary>Runs one action in a scope of its own, as a request would.</summary>
    internal async Task<T> Do<TAction, T>(Func<TAction, Task<T>> work) where TAction : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TAction>());
    }

    internal Task<T> InDb<T>(Func<CaikaDb, Task<T>> read) => Do<CaikaDb, T>(read);

    internal Guid Of(MadeUpPerson person) => _enrolments[person.IdNumber];

    /// <summary>The seed the person's pictures are drawn with; nobody looks like anybody else, and no two pictures are the same to the byte.</summary>
    internal int LookOf(MadeUpPerson person) => (_looks ??= UnlikeLooks.SeedsOf(cast.Everybody, seed, ChinaTime.Today(clock)))[person.IdNumber];

    internal bool IsEnrolled(MadeUpPerson person) => _enrolments.ContainsKey(person.IdNumber);

    internal Task<CampaignInHand> Hand() => Do<CampaignBook, CampaignInHand>(async book => (await book.Take(Campaign.Id, Actor.System("演示"), default))!);

    /// <summary>Finds everybody by number, as a look-up would.</summary>
    internal async Task LearnEnrolments()
    {
        var hand = await Hand();
        var rows = await InDb(db => db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == Campaign.Id).Select(e => new { e.Id, e.IdNumberLookUp }).ToListAsync());
        foreach (var person in cast.Everybody)
        {
            var lookUp = hand.Keys.LookUp("id-number", person.IdNumber);
            if (rows.Find(r => r.IdNumberLookUp.AsSpan().SequenceEqual(lookUp)) is { } row)
                _enrolments[person.IdNumber] = row.Id;
        }
    }

    internal Task<long> VersionOf(MadeUpPerson person) => InDb(db => db.Set<Enrolment>().Where(e => e.Id == Of(person)).Select(e => e.Version).SingleAsync());

    internal Task<Enrolment> Read(MadeUpPerson person) =>
        InDb(db => db.Set<Enrolment>().AsNoTracking().Include(e => e.Items).Include(e => e.Department).AsSplitQuery().SingleAsync(e => e.Id == Of(person)));

    /// <summary>The clerk who looks after the person.</summary>
    internal Actor ClerkOf(MadeUpPerson person) => person.Retired ? Retirees : Clerks[cast.DepartmentOf(person)];

    /// <summary>One account per role, with a random password; nothing is built in.</summary>
    internal async Task HireStaff()
    {
        var hand = await Hand();
        Administrator = await Hire("hr", "顾晓岚", Role.UnitAdministrator);
        Reviewer = await Hire("reviewer", "梁以清", Role.UnitReviewer);
        Retirees = await Hire("retirees", "欧阳敏", Role.RetireesClerk, hand.Unit.Departments.Single(d => d.IsRetireesOffice).Name);
        foreach (var (i, department) in MadeUpUnit.Departments.Index())
            Clerks[department] = await Hire($"clerk{i + 1:00}", $"{department}经办人", Role.DepartmentClerk, department);
        Bank = await Hire("bank", "惠民银行经办", Role.BankOperator);
        await Hire("auditor", "审计员", Role.Auditor);
        await Hire("admin", "系统管理员", Role.SystemAdministrator);

        async Task<Actor> Hire(string name, string display, Role role, string? department = null)
        {
            var scope = department is null ? [] : hand.Unit.Departments.Where(d => d.Name == department).Select(d => d.Id).ToList();
            Guid? campus = role == Role.BankOperator ? hand.Unit.Campuses.Single(c => c.Name == MadeUpUnit.MainCampus).Id : null;
            var token = (await Do<AddAccount, Outcome<string>>(add => add.Run(Actor.System("演示"), new NewAccount(name, display, new AccountPlace(role, hand.Unit.Id, campus, scope)), default))).OrThrow();
            // Digits only: no name of an account can stand in them, and they are easily typed.
            var password = Crockford.Group(RandomNumberGenerator.GetString("23456789", 20), 4);
            var account = (await Do<SetPassword, Outcome<Account>>(set => set.Run(token, password, default))).OrThrow();
            if (role != Role.DepartmentClerk || department == DemoCast.LateDepartments[0])
                Tell($"{role.Label(),-10} {name,-10} {password}   {display}");
            return await InDb(async db => AccountActor.Of(await db.Set<Account>().Include(a => a.Departments).SingleAsync(a => a.Id == account.Id)));
        }
    }

    internal void Tell(string signIn) => _signIns.Add(signIn);
}
