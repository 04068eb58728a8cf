using Caika.Cards;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Reviews;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Demo;

/// <summary>Where everybody stands at the end.</summary>
internal sealed record DemoReport(
    IReadOnlyList<(string Stage, int People, string Who)> Enrolments, IReadOnlyList<(string State, int Cards)> Cards, IReadOnlyList<(string Verdict, int Photos, string Who)> Photos,
    IReadOnlyList<string> SignIns, string Package);

/// <summary>
/// Plays the whole life of a campaign by calling the same actions as the pages, with trouble on the way. The clock starts
/// half a year ago and ends in the present.
/// </summary>
internal sealed class PlayDemo(IServiceProvider services, DemoClock clock, DateTimeOffset present)
{
    internal const int DaysBack = 205;

    /// <param name="tell">Says what is going on, a line an act.</param>
    internal async Task<DemoReport> Run(string folder, int people, int seed, Action<string> tell)
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PrepareData>().Run(default);
        var cast = new DemoCast(MadeUpPeople.Create(seed, people, ChinaTime.DayOf(present)));
        var stage = new DemoStage(services, clock, cast, seed, folder);

        tell("单位、采集工作和账号");
        stage.Campaign = await stage.Do<CaikaDb, Campaigns.Campaign>(db => ActivatorUtilities.CreateInstance<MadeUpUnit>(services, db)
            .Make(Actor.System("演示"), "青禾大学", 0, default, ChinaTime.DayOf(present).AddDays(30)));
        await stage.HireStaff();
        tell("导入名册，排除不在范围的人");
        await RosterAct.Run(stage);
        tell("发登录条，本人填报");
        await EntryAct.Run(stage, cast.Punctual);
        tell("银行比对");
        await BankAct.Run(stage);
        tell("部门审核、单位审核");
        await ReviewAct.Run(stage, cast.Punctual);
        tell("送省中心核验");
        await CentreAct.Check(stage);
        tell("打印信息表和确认表，签字");
        await PaperAct.Run(stage, [.. cast.Punctual]);
        tell("封存上报");
        var production = await CentreAct.Seal(stage, SubmissionKind.Production, cast.Late.ToDictionary(stage.Of, person => $"{cast.DepartmentOf(person)}补采，随下一批上报"));
        var package = await CentreAct.Export(stage, production);
        clock.Turn(TimeSpan.FromDays(4));
        await CentreAct.Answer(stage, production, id => id == stage.Of(cast.ReturnedAtProduction) ? ("P07", "背景发灰") : null, skip: stage.Of(cast.StillWaiting));
        tell("制卡、发卡、领卡");
        await CardAct.Run(stage, production);
        clock.TurnTo(present.AddDays(-3));
        tell("晚交的部门");
        await LateAct.Run(stage);
        clock.TurnTo(present.AddHours(-1));
        await stage.Do<CaikaDb, int>(db => ActivatorUtilities.CreateInstance<FindLateCardsJob>(services, db).Run(default));
        await IssueOpenSlip(stage);
        return await Report(stage, package);
    }

    // For whoever tries the phone pages: a slip nobody has used yet.
    private static async Task IssueOpenSlip(DemoStage stage)
    {
        var person = stage.Cast.Late[0];
        var slip = (await stage.Do<IssueSlip, Outcome<IReadOnlyList<IssuedSlip>>>(issue => issue.Run(stage.ClerkOf(person), stage.Campaign.Id, [stage.Of(person)], "", default))).OrThrow()[0];
        stage.Tell($"{"本人（手机）",-10} 条号 {slip.SlipNo}  口令 {slip.Secret}   打开 /s#{slip.SlipNo}-{slip.Secret}");
    }

    private static async Task<DemoReport> Report(DemoStage stage, string package)
    {
        var people = await stage.InDb(db => db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == stage.Campaign.Id).Select(e => new { e.Status, e.FullName }).ToListAsync());
        var cards = await stage.InDb(db => db.Set<Card>().AsNoTracking().Where(c => c.CampaignId == stage.Campaign.Id).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync());
        return new DemoReport(
            [.. people.GroupBy(p => p.Status).OrderBy(g => g.Key).Select(g => (g.Key.Label(), g.Count(), string.Join('、', g.Take(4).Select(p => p.FullName)) + (g.Count() > 4 ? "…" : "")))],
            [.. cards.OrderBy(c => c.Key).Select(c => (c.Key.Label(), c.Count))], await PhotosOf(stage), stage.SignIns, package);
    }

    // Of those that did not pass, with what stands against them.
    private static async Task<IReadOnlyList<(string, int, string)>> PhotosOf(DemoStage stage)
    {
        var photos = await stage.InDb(db => db.Set<Photo>().AsNoTracking().Where(p => p.IsCurrent)
            .Join(db.Set<Enrolment>().Where(e => e.CampaignId == stage.Campaign.Id), p => p.EnrolmentId, e => e.Id, (p, e) => new { p.Outcome, p.Findings, e.FullName }).ToListAsync());
        return [.. photos.GroupBy(p => p.Outcome).OrderBy(g => g.Key).Select(g => (
            g.Key switch { Outcome.Pass => "合格", Outcome.Review => "人工看", _ => "请重拍" }, g.Count(),
            g.Key == Outcome.Pass ? "" : string.Join('、', g.OrderBy(p => p.FullName, StringComparer.Ordinal).Take(4).Select(p => $"{p.FullName}（{StoredFindings.Title(p.Findings)}）")) + (g.Count() > 4 ? "…" : "")))];
    }
}
